import Diagnostics

/// A day: `2026-07-17`, `2026/7/17`, `2026.7.17`, `20260717`, `2026年7月17日`.
///
/// Value: the instant at which work opens on that day.
package enum DateType: FactType {
  package static let keyword = "date"
  package static let storage = ColumnStorage.instant
  package static let expectation = LocalizedText(
    zh: "日期, 如 2026-07-17 或 2026年7月17日", en: "a date, such as 2026-07-17")

  package static func read(_ text: String, _ context: ReadingContext) -> CellReading {
    guard let (date, rest) = writtenDate(text), rest.isEmpty else { return .unreadable }
    return .value(.instant(Timestamp(date, secondOfDay: context.dayStart, offset: context.offset)))
  }
}

/// A day with or without a time: `2026-07-17T09:30:00+08:00`, `2026/7/17 9:30`, `2026年7月17日9时30分`.
///
/// Value: the instant; without a time, the instant at which work opens on that day.
package enum DateTimeType: FactType {
  package static let keyword = "datetime"
  package static let storage = ColumnStorage.instant
  package static let plainForm = PlainForm.instant
  package static let expectation = LocalizedText(
    zh: "日期或时间, 如 2026-07-17 09:30", en: "a date or time, such as 2026-07-17 09:30")

  package static func read(_ text: String, _ context: ReadingContext) -> CellReading {
    if let instant = Timestamp(rfc3339: text) { return .value(.instant(instant)) }
    guard let (date, rest) = writtenDate(text) else { return .unreadable }
    if rest.isEmpty {
      return .value(
        .instant(Timestamp(date, secondOfDay: context.dayStart, offset: context.offset)))
    }
    guard let second = writtenTime(rest) else { return .unreadable }
    return .value(.instant(Timestamp(date, secondOfDay: second, offset: context.offset)))
  }
}

/// The date at the start of folded `text` in any style sheets use, and what stands behind it.
private func writtenDate(_ text: String) -> (CivilDate, Substring)? {
  var rest = text[...]
  guard let year = takeNumber(&rest, digits: 4...4) else { return nil }
  let month: Int?
  let day: Int?
  if let separator = rest.first, ["-", "/", ".", "年"].contains(separator) {
    rest.removeFirst()
    skipBlanks(&rest)
    month = takeNumber(&rest, digits: 1...2)
    guard let second = rest.first, second == (separator == "年" ? "月" : separator) else {
      return nil
    }
    rest.removeFirst()
    skipBlanks(&rest)
    day = takeNumber(&rest, digits: 1...2)
    if separator == "年" {
      guard let end = rest.first, end == "日" || end == "号" else { return nil }
      rest.removeFirst()
    }
  } else {
    month = takeNumber(&rest, digits: 2...2)
    day = takeNumber(&rest, digits: 2...2)
  }
  guard let month, let day, let date = CivilDate(year: year, month: month, day: day) else {
    return nil
  }
  if rest.first == "T" || rest.first == "t" { rest.removeFirst() }
  skipBlanks(&rest)
  return (date, rest)
}

/// The second of the day that `9:30`, `09:30:05` or `9时30分` names; nil if the text is none.
private func writtenTime(_ text: Substring) -> Int? {
  var rest = text
  guard let hour = takeNumber(&rest, digits: 1...2), hour < 24, let mark = rest.first else {
    return nil
  }
  rest.removeFirst()
  switch mark {
  case ":":
    guard let minute = takeNumber(&rest, digits: 2...2), minute < 60 else { return nil }
    guard rest.first == ":" else { return rest.isEmpty ? hour * 3600 + minute * 60 : nil }
    rest.removeFirst()
    guard let second = takeNumber(&rest, digits: 2...2), second < 60, rest.isEmpty else {
      return nil
    }
    return hour * 3600 + minute * 60 + second
  case "时", "点":
    if rest.isEmpty { return hour * 3600 }
    guard let minute = takeNumber(&rest, digits: 1...2), minute < 60, rest == "分" || rest.isEmpty
    else { return nil }
    return hour * 3600 + minute * 60
  default: return nil
  }
}

private func takeNumber(_ text: inout Substring, digits: ClosedRange<Int>) -> Int? {
  let run = text.prefix(while: \.isASCIIDigit).prefix(digits.upperBound)
  guard run.count >= digits.lowerBound else { return nil }
  text.removeFirst(run.count)
  return Int(run)
}

private func skipBlanks(_ text: inout Substring) {
  while text.first == " " { text.removeFirst() }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
