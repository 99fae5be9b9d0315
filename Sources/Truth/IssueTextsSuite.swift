import Foundation
import Model
import Themes

/// Runs problem texts in the format of `../shared/conformance/issue-texts/README.md`.
///
/// A text passes if all its themes are found and nothing else but what it allows. Precision and recall
/// are micro averages over all texts, as the README counts.
package enum IssueTextsSuite {
  /// How the themes came out over all texts.
  package struct Score: Sendable {
    package struct Tally: Sendable {
      package var right = 0
      package var wrong = 0
      package var missed = 0

      /// 1 if nothing was found.
      package var precision: Double {
        right + wrong == 0 ? 1 : Double(right) / Double(right + wrong)
      }
      /// 1 if nothing was to be found.
      package var recall: Double {
        right + missed == 0 ? 1 : Double(right) / Double(right + missed)
      }
    }

    package private(set) var report = SuiteReport()
    package private(set) var all = Tally()
    package private(set) var themes: [String: Tally] = [:]

    /// What the report says, the scores per theme, and last how many passed and failed.
    package var text: String {
      var lines = report.text.split(separator: "\n").map(String.init)
      let last = lines.popLast()
      for (theme, tally) in themes.sorted(by: { $0.key < $1.key }) {
        lines.append(Self.line(theme, tally))
      }
      lines.append(Self.line("all (micro)", all))
      if let last { lines.append(last) }
      return lines.joined(separator: "\n") + "\n"
    }

    private static func line(_ name: String, _ tally: Tally) -> String {
      func share(_ value: Double) -> String { String(format: "%.3f", value) }
      let padded = name.padding(toLength: max(26, name.count), withPad: " ", startingAt: 0)
      return "\(padded) right \(tally.right)  wrong \(tally.wrong)  missed \(tally.missed)  "
        + "precision \(share(tally.precision))  recall \(share(tally.recall))"
    }

    fileprivate mutating func add(_ row: Row, file: String, found: Set<String>) {
      let missed = row.themes.subtracting(found)
      var wrong = found.subtracting(row.themes).subtracting(row.alsoRight)
      // A problem without a theme beside those that have one is not wrong.
      if !row.themes.subtracting(["other"]).isEmpty { wrong.remove("other") }
      let right = found.intersection(row.themes)
      all.right += right.count
      all.wrong += wrong.count
      all.missed += missed.count
      for theme in right { themes[theme, default: Tally()].right += 1 }
      for theme in wrong { themes[theme, default: Tally()].wrong += 1 }
      for theme in missed { themes[theme, default: Tally()].missed += 1 }
      if missed.isEmpty, wrong.isEmpty {
        report.pass(file: file, kind: .value)
      } else {
        report.fail(
          file: file, kind: .value, id: row.id,
          expected: "\(Self.list(row.themes)) for \(row.text)", found: Self.list(found))
      }
    }

    private static func list(_ themes: Set<String>) -> String {
      themes.isEmpty ? "none" : themes.sorted().joined(separator: ";")
    }
  }

  fileprivate struct Row {
    let id: String
    let text: String
    let themes: Set<String>
    let alsoRight: Set<String>
  }

  /// - Parameter path: A file of texts, or a folder with `texts.csv`.
  package static func run(
    path: String, _ classifier: ThemeClassifier
  ) throws(SuiteError) -> Score {
    var url = URL(fileURLWithPath: path)
    let facts = try? url.resourceValues(forKeys: [.isDirectoryKey])
    if facts?.isDirectory == true { url = url.appending(path: "texts.csv") }
    guard let data = try? Data(contentsOf: url) else { throw SuiteError("cannot read \(url.path)") }
    var score = Score()
    for row in try rows(String(decoding: data, as: UTF8.self), url.path) {
      score.add(row, file: url.lastPathComponent, found: found(row.text, classifier))
    }
    return score
  }

  /// The themes that stand in `text`; `other` if some problem has none.
  package static func found(_ text: String, _ classifier: ThemeClassifier) -> Set<String> {
    let reading = classifier.read(text)
    let themes = Set(reading.openThemes.map(\.text))
    return reading.unclassified.isEmpty ? themes : themes.union(["other"])
  }

  private static func rows(_ text: String, _ path: String) throws(SuiteError) -> [Row] {
    let records = QuotedTable.records(text)
    guard let header = records.first, let id = header.firstIndex(of: "id"),
      let words = header.firstIndex(of: "text"), let themes = header.firstIndex(of: "themes")
    else { throw SuiteError("\(path): expected the columns id, text and themes") }
    let alsoRight = header.firstIndex(of: "also_ok")
    var rows: [Row] = []
    for record in records.dropFirst() {
      guard record.count == header.count else {
        throw SuiteError(
          "\(path): expected \(header.count) cells in '\(record.joined(separator: ","))'")
      }
      rows.append(
        Row(
          id: record[id], text: record[words], themes: set(record[themes]),
          alsoRight: alsoRight.map { set(record[$0]) } ?? []))
    }
    return rows
  }

  private static func set(_ cell: String) -> Set<String> {
    Set(cell.split(separator: ";").map(String.init)).subtracting(["none"])
  }
}

/// The comma-separated tables of the suites: RFC 4180, complete and in memory.
enum QuotedTable {
  static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var wasQuote = false
    for scalar in text.unicodeScalars {
      if isQuoted, !wasQuote {
        if scalar == "\"" { wasQuote = true } else { cell.append(scalar) }
        continue
      }
      if wasQuote {
        wasQuote = false
        if scalar == "\"" {
          cell.append(scalar)
          continue
        }
        isQuoted = false
      }
      switch scalar {
      case "\"": isQuoted = true
      case ",":
        record.append(String(cell))
        cell = String.UnicodeScalarView()
      case "\n":
        record.append(String(cell))
        cell = String.UnicodeScalarView()
        records.append(record)
        record = []
      case "\r": continue
      default: cell.append(scalar)
      }
    }
    if !cell.isEmpty || !record.isEmpty { records.append(record + [String(cell)]) }
    return records
  }
}
