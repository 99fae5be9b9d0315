import Diagnostics
import Model

/// The words of a `deadline_reason`: how a deadline came about.
///
///     3 workdays (cn); weekend 11-21..22 skipped
///     3 个工作日（cn）；跳过周末 11-21..22
struct DeadlineWording: Sendable {
  let calendar: WorkCalendar

  /// More weekends than these are counted, not listed.
  private static let listedWeekends = 3

  static let noInspectionTime = LocalizedText(
    zh: "检查表未填可识别的检查时间，无法计算整改时限", en: "no deadline: the sheet gives no inspection time")

  /// `3 workdays (cn)`; round-the-clock time names no calendar.
  func name(_ allowance: Allowance) -> LocalizedText {
    let words = allowance.words
    switch allowance {
    case .immediate:
      return LocalizedText(zh: "立即整改", en: "immediate")
    case .elapsed:
      return LocalizedText(zh: "\(words.zh)（昼夜连续计时）", en: "\(words.en) round the clock")
    case .working, .workdays, .days:
      return LocalizedText(zh: "\(words.zh)（\(calendar.id)）", en: "\(words.en) (\(calendar.id))")
    }
  }

  /// `; opened outside hours, clock started 2026-11-23 09:00`.
  func started(_ time: Timestamp) -> LocalizedText {
    let time = time.readable(at: calendar.offset)
    return LocalizedText(
      zh: "；开门时间外发现，自 \(time) 起计时", en: "; opened outside hours, clock started \(time)")
  }

  /// The days that were passed over; empty if there were none.
  func days(_ reckoning: Reckoning) -> LocalizedText {
    let spans = calendar.spans(in: reckoning.passed)
    guard let target = reckoning.movedFrom else { return skipped(spans) }
    return moved(from: target, to: reckoning.due, spans)
  }

  /// `; weekend 11-21..22, National Day 10-01..07 skipped; make-up workday 10-10 counted`.
  private func skipped(_ spans: [DaySpan]) -> LocalizedText {
    var text = LocalizedText("")
    let rest = list(spans)
    if !rest.isEmpty { text.add(zh: "；跳过\(rest.zh)", en: "; \(rest.en) skipped") }
    let makeup = spans.filter { $0.kind == .makeup }
    if !makeup.isEmpty {
      let days = makeup.map(\.extent).joined(separator: ", ")
      let plural = makeup.reduce(0) { $0 + $1.days } == 1 ? "" : "s"
      text.add(zh: "；计入调休工作日 \(days)", en: "; make-up workday\(plural) \(days) counted")
    }
    return text
  }

  /// `; moved from 11-21 to 11-23 over weekend 11-21..22`.
  private func moved(from target: Int, to due: Timestamp, _ spans: [DaySpan]) -> LocalizedText {
    let day = DaySpan.monthDay(CivilDate(daysSinceEpoch: target))
    let end = DaySpan.monthDay(due.local(at: calendar.offset).date)
    let rest = list(spans)
    guard !rest.isEmpty else {
      return LocalizedText(
        zh: "；\(day) 已过下班时间，顺延至 \(end)", en: "; after closing on \(day), moved to \(end)")
    }
    return LocalizedText(
      zh: "；\(day) 遇\(rest.zh)，顺延至 \(end)", en: "; moved from \(day) to \(end) over \(rest.en)")
  }

  /// Days of rest by name: weekends first, then holidays in order.
  private func list(_ spans: [DaySpan]) -> LocalizedText {
    let weekends = spans.filter { $0.kind == .weekend }
    var zh: [String] = []
    var en: [String] = []
    if weekends.count > Self.listedWeekends {
      zh.append(" \(weekends.count) 个周末")
      en.append("\(weekends.count) weekends")
    } else if !weekends.isEmpty {
      let days = weekends.map(\.extent).joined(separator: ", ")
      zh.append("周末 \(days)")
      en.append("weekend\(weekends.count == 1 ? "" : "s") \(days)")
    }
    for span in spans where span.kind == .holiday {
      zh.append("\(span.name.zh.isEmpty ? "休息日" : span.name.zh) \(span.extent)")
      en.append("\(span.name.en.isEmpty ? "day off" : span.name.en) \(span.extent)")
    }
    return LocalizedText(zh: zh.joined(separator: "、"), en: en.joined(separator: ", "))
  }

  func tightened(to name: LocalizedText, daysLeft: Int, assessment: CivilDate) -> LocalizedText {
    LocalizedText(
      zh: "；距测评日 \(assessment) 还有 \(daysLeft) 天，收紧为 \(name.zh)",
      en: "; \(daysLeft) day\(daysLeft == 1 ? "" : "s") before assessment \(assessment), "
        + "tightened to \(name.en)")
  }

  func capped(at eve: Timestamp, isPast: Bool) -> LocalizedText {
    let time = eve.readable(at: calendar.offset)
    return isPast
      ? LocalizedText(
        zh: "；已过测评前一日截止时间 \(time)，须立即整改",
        en: "; assessment eve \(time) has passed, due at once")
      : LocalizedText(
        zh: "；提前至测评前一日 \(time)", en: "; brought forward to assessment eve \(time)")
  }

  /// Why the calendar cannot say.
  func unknown(_ error: CalendarError) -> LocalizedText {
    switch error {
    case .pastEnd(let day):
      LocalizedText(
        zh: "；工作日历 \(calendar.id) 不含 \(day.year) 年，无法计算整改时限",
        en: "; no deadline: calendar \(calendar.id) does not know \(day.year)")
    case .beforeStart(let day):
      LocalizedText(
        zh: "；工作日历 \(calendar.id) 不含 \(day)，无法计算整改时限",
        en: "; no deadline: calendar \(calendar.id) does not know \(day)")
    }
  }

  /// `stop work: 4 workhours (cn) → restored: 20 workdays (cn)`.
  func staged(_ stages: [(title: LocalizedText, reason: LocalizedText)]) -> LocalizedText {
    LocalizedText(
      zh: stages.map { "\($0.title.zh)：\($0.reason.zh)" }.joined(separator: " → "),
      en: stages.map { "\($0.title.en): \($0.reason.en)" }.joined(separator: " → "))
  }
}

extension LocalizedText {
  /// Puts `more` behind the text, language by language.
  mutating func add(_ more: LocalizedText) {
    self = LocalizedText(zh: zh + more.zh, en: en + more.en)
  }

  mutating func add(zh: String, en: String) { add(LocalizedText(zh: zh, en: en)) }
}
