import Diagnostics
import Model

/// How a text report speaks: its language, its colours, and the words of its parts.
///
/// Everything that comes from sheets, rules and tables passes through ``safe(_:)``, so that nothing in
/// them can steer the terminal.
struct TextVoice: Sendable {
  let context: ReportContext

  var palette: Palette { context.palette }

  /// One of two texts of our own.
  func say(zh: String, en: String) -> String { context.language == .zh ? zh : en }

  /// A text from outside, made harmless.
  func safe(_ text: LocalizedText) -> String { printable(text.text(in: context.language)) }

  func safe(_ text: String) -> String { printable(text) }

  /// `3 个问题`, `3 tickets`, `1 ticket`.
  func count(_ number: Int, zh: String, en: String) -> String {
    say(zh: "\(number) \(zh)", en: "\(number) \(en)\(number == 1 ? "" : "s")")
  }

  /// `sheet.csv:17`, or `sheet.xlsx!Sheet1!D17` in a workbook.
  func place(_ file: String, _ sheet: String, line: Int, column: Int) -> String {
    guard sheet.isEmpty else {
      let cell = cellName(column: column, row: line)
      return "\(safe(file))!\(safe(sheet))" + (cell.isEmpty ? "" : "!\(cell)")
    }
    return safe(file) + (line > 0 ? ":\(line)" : "")
  }

  /// Separates parts of one line.
  var comma: String { say(zh: "，", en: ", ") }
  var semicolon: String { say(zh: "；", en: "; ") }

  func instant(_ instant: Timestamp) -> String { instant.readable(at: context.offset) }

  func category(_ id: CategoryID) -> String {
    context.ruleSet.vocabulary.categories[id].map { safe($0.title) } ?? safe(id.text)
  }

  func role(_ id: RoleID) -> String {
    context.ruleSet.vocabulary.roles[id].map { safe($0.title) } ?? safe(id.text)
  }

  func severity(_ severity: Severity) -> String {
    let word = severity.title.text(in: context.language)
    switch severity {
    case .critical: return palette.error(word)
    case .major: return palette.warning(word)
    case .minor: return palette.note(word)
    case .info: return palette.faint(word)
    }
  }

  /// `2 天 3 小时`, `3 h 20 min`: the two largest units.
  func duration(_ seconds: Int64) -> String {
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60)
    func parts(_ first: String, _ rest: Int64, _ second: String) -> String {
      rest == 0 ? first : "\(first) \(second)"
    }
    if days > 0 {
      return parts(
        count(Int(days), zh: "天", en: "day"), hours, say(zh: "\(hours) 小时", en: "\(hours) h"))
    }
    if hours > 0 {
      return parts(
        say(zh: "\(hours) 小时", en: "\(hours) h"), minutes,
        say(zh: "\(minutes) 分钟", en: "\(minutes) min"))
    }
    return say(zh: "\(max(1, minutes)) 分钟", en: "\(max(1, minutes)) min")
  }

  /// `2026-11-25 18:00，还剩 2 天 3 小时`; overdue in red.
  func due(_ due: Timestamp?) -> String {
    guard let due else { return palette.warning(say(zh: "无法确定", en: "unknown")) }
    let left = due.seconds - context.asOf.seconds
    let remark: String
    if left < 0 {
      remark = palette.error(
        say(zh: "已超期 \(duration(-left))", en: "overdue by \(duration(-left))"))
    } else if left == 0 {
      remark = palette.error(say(zh: "现在到期", en: "due now"))
    } else {
      remark = say(zh: "还剩 \(duration(left))", en: "\(duration(left)) left")
    }
    return palette.bold(instant(due)) + comma + remark
  }

  /// A heading with a line under it as wide as itself, at least 40 cells.
  func heading(_ text: String) -> String {
    let line = String(repeating: "─", count: max(40, min(100, displayWidth(text))))
    return palette.bold(text) + "\n" + palette.faint(line) + "\n"
  }

  /// Lines under labels of equal width; an empty text has no line.
  func labelled(_ rows: [(label: String, text: String)], indent: Int) -> String {
    let width = rows.map { displayWidth($0.label) }.max() ?? 0
    let margin = String(repeating: " ", count: indent)
    return rows.filter { !$0.text.isEmpty }.map { row in
      "\(margin)\(palette.faint(padded(row.label, to: width)))  \(row.text)\n"
    }.joined()
  }
}
