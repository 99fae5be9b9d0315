/// How our reading of sheets compares with the truth: structure, values and defects apart, per file.
package struct SheetsReport: Sendable {
  package enum Part: String, CaseIterable, Sendable {
    case structure
    case values
    case defects
  }

  private struct FileTally {
    let name: String
    var passed: [Part: Int] = [:]
    var failed: [Part: Int] = [:]
    /// The first mismatches of each part.
    var mismatches: [Part: [String]] = [:]
  }

  /// Mismatches of one part of one file that are printed.
  private static let shown = 12

  private var files: [FileTally] = []

  package init() {}

  mutating func begin(_ file: String) { files.append(FileTally(name: file)) }

  mutating func compare(_ part: Part, _ question: String, expected: String, found: String) {
    let isRight =
      question.hasSuffix(" themes") ? ThemeAnswer.fits(found, expected) : expected == found
    let last = files.count - 1
    guard !isRight else {
      files[last].passed[part, default: 0] += 1
      return
    }
    files[last].failed[part, default: 0] += 1
    guard files[last].mismatches[part, default: []].count < Self.shown else { return }
    files[last].mismatches[part, default: []].append(
      "\(question)\n  expected \(Self.oneLine(expected))\n  found    \(Self.oneLine(found))")
  }

  mutating func compare(_ expected: SheetAnswers, _ found: SheetAnswers) {
    for (part, wanted, there) in [
      (Part.structure, expected.structure, found.structure),
      (Part.values, expected.values, found.values),
    ] {
      let answers = Dictionary(
        there.map { ($0.question, $0.answer) }, uniquingKeysWith: { first, _ in first })
      for (question, answer) in wanted {
        compare(part, question, expected: answer, found: answers[question] ?? "nothing")
      }
    }
    var left = found.defects
    for defect in expected.defects.sorted() {
      let place = left.firstIndex(of: defect)
      if let place { left.remove(at: place) }
      compare(.defects, defect, expected: "reported", found: place == nil ? "nothing" : "reported")
    }
    for defect in left.sorted() {
      compare(.defects, defect, expected: "nothing", found: "reported")
    }
  }

  package var failed: Int { files.reduce(0) { $0 + $1.failed.values.reduce(0, +) } }
  package var passed: Int { files.reduce(0) { $0 + $1.passed.values.reduce(0, +) } }

  /// Names of the files in which `part` has no mismatch.
  package func agreeing(_ part: Part) -> [String] {
    files.filter { $0.failed[part, default: 0] == 0 }.map(\.name)
  }

  /// A line per file, the first mismatches, and last how many passed and failed.
  package var text: String {
    var lines: [String] = []
    for file in files {
      let parts = Part.allCases.map { part in
        let passed = file.passed[part, default: 0]
        return "\(part.rawValue) \(passed)/\(passed + file.failed[part, default: 0])"
      }
      lines.append("\(file.name): \(parts.joined(separator: ", "))")
    }
    for file in files {
      for part in Part.allCases {
        for mismatch in file.mismatches[part, default: []] {
          lines.append("FAIL \(file.name) \(part.rawValue) \(mismatch)")
        }
      }
    }
    lines.append("\(passed) passed, \(failed) failed")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func oneLine(_ text: String) -> String {
    let short = text.prefix(200)
    return short.replacing("\n", with: "⏎") + (short.count < text.count ? "…" : "")
  }
}
