import Diagnostics
import Model

/// What is wrong with the sheets themselves: kind by kind, with places, what was expected and what to
/// do.
struct DefectSection: Sendable {
  let voice: TextVoice

  /// Lines that are listed of one and the same defect; how many more there are is said.
  private static let listedLines = 20

  /// Defects that differ in nothing but the line.
  private struct Group {
    let defect: Defect
    var lines: [Int]
  }

  /// What makes two defects the same to a reader.
  private struct Key: Hashable {
    let file: String
    let sheet: String
    let column: Int
    let header: String
    let value: String
    let expected: LocalizedText?
    let suggestion: String?

    init(_ defect: Defect) {
      file = defect.file
      sheet = defect.sheet
      column = defect.column
      header = defect.header
      value = defect.value
      expected = defect.expected
      suggestion = defect.suggestion
    }
  }

  func text(_ defects: [Defect]) -> String {
    guard !defects.isEmpty else { return "" }
    var text = voice.heading(
      voice.say(zh: "填报差错  ", en: "Defects of the sheets  ")
        + voice.count(defects.count, zh: "处", en: "place"))
    for kind in DefectKind.allCases {
      let ofKind = defects.filter { $0.kind == kind }
      guard !ofKind.isEmpty else { continue }
      text += "\n\(voice.palette.warning(voice.safe(kind.title)))"
      text += "  \(voice.count(ofKind.count, zh: "处", en: "place"))\n"
      text += "  \(voice.palette.faint(voice.safe(kind.advice)))\n"
      for group in groups(ofKind) { text += "  \(line(group))\n" }
    }
    return text
  }

  /// By place of the first one.
  private func groups(_ defects: [Defect]) -> [Group] {
    var numbers: [Key: Int] = [:]
    var groups: [Group] = []
    for defect in defects.sorted(by: Self.inOrder) {
      if let number = numbers[Key(defect)] {
        groups[number].lines.append(defect.line)
      } else {
        numbers[Key(defect)] = groups.count
        groups.append(Group(defect: defect, lines: [defect.line]))
      }
    }
    return groups
  }

  private static func inOrder(_ a: Defect, _ b: Defect) -> Bool {
    if (a.file, a.line, a.column) != (b.file, b.line, b.column) {
      return (a.file, a.line, a.column) < (b.file, b.line, b.column)
    }
    return (a.header, a.value, a.expected?.en ?? "", a.suggestion ?? "")
      < (b.header, b.value, b.expected?.en ?? "", b.suggestion ?? "")
  }

  /// `sheet.csv:17，第 12 列“楼道堆物”：'若干'，应为不小于 0 的整数`, then the other lines.
  private func line(_ group: Group) -> String {
    let defect = group.defect
    var text = voice.place(
      defect.file, defect.sheet, line: defect.line, column: defect.column)
    if defect.column > 0, defect.sheet.isEmpty {
      text += voice.comma + voice.say(zh: "第 \(defect.column) 列", en: "column \(defect.column)")
    }
    if !defect.header.isEmpty {
      text += voice.say(zh: "“\(voice.safe(defect.header))”", en: " '\(voice.safe(defect.header))'")
    }
    if !defect.value.isEmpty {
      text += voice.say(zh: "：", en: ": ") + "'\(voice.safe(defect.value))'"
    }
    if let expected = defect.expected {
      text += voice.comma + voice.say(zh: "应为", en: "expected ") + voice.safe(expected)
    }
    if let suggestion = defect.suggestion {
      text += voice.semicolon
      text += voice.say(
        zh: "是否应为“\(voice.safe(suggestion))”？", en: "did you mean '\(voice.safe(suggestion))'?")
    }
    return text + others(group.lines)
  }

  private func others(_ lines: [Int]) -> String {
    guard lines.count > 1 else { return "" }
    let shown = lines.dropFirst().prefix(Self.listedLines)
    let numbers = shown.map(String.init).joined(separator: ", ")
    let more = lines.count - 1 - shown.count
    return voice.semicolon
      + voice.say(
        zh: "另见第 \(numbers) 行\(more > 0 ? "，以及另外 \(more) 行" : "")",
        en: "also line\(lines.count == 2 ? "" : "s") \(numbers)"
          + (more > 0 ? " and \(more) more" : ""))
  }
}
