import Diagnostics
import Model

/// A month as a grid, Monday first: rest days and make-up workdays marked, then what they are called.
struct CalendarPage {
  let calendar: WorkCalendar
  /// The first day of the month.
  let first: CivilDate
  let language: Language

  private func words(zh: String, en: String) -> String {
    LocalizedText(zh: zh, en: en).text(in: language)
  }

  private var days: [CivilDate] {
    let (year, month, _) = first.components
    return (0..<CivilDate.length(ofMonth: month, year: year)).map { first.adding(days: $0) }
  }

  /// Several lines; ends in a line feed.
  var text: String {
    let (year, month, _) = first.components
    let title = calendar.title.text(in: language)
    var lines = ["\(year)-\(zeroPadded(month, 2))  \(printable(title)) (\(calendar.id))"]
    lines += calendar.foundation(language).map { [$0] } ?? []
    lines.append("")
    lines += grid
    lines.append("")
    lines += exceptions
    let worked = days.count { calendar.isWorkingDay($0) == true }
    lines.append(words(zh: "工作日 \(worked) 天", en: "\(worked) working days"))
    let hours = calendar.periods.map { "\(clock($0.open))-\(clock($0.close))" }
      .joined(separator: ", ")
    lines.append(words(zh: "工作时间 \(hours)", en: "hours \(hours)"))
    if days.contains(where: { calendar.isWorkingDay($0) == nil }) {
      let years = "\(calendar.years.lowerBound)-\(calendar.years.upperBound)"
      lines.append(
        words(
          zh: "日历只知道 \(years) 年; '?' 为不知道的日子",
          en: "the calendar knows \(years) only; '?' marks what it does not"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var grid: [String] {
    let names =
      language == .zh
      ? ["一", "二", "三", "四", "五", "六", "日"] : ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    var rows = [names.map { padded($0) + "  " }.joined()]
    var row = Array(repeating: "      ", count: first.weekday - 1)
    for (number, day) in days.enumerated() {
      row.append(padded(String(number + 1)) + mark(day))
      if day.weekday == 7 || number == days.count - 1 {
        rows.append(row.joined())
        row = []
      }
    }
    return rows.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    } + [
      words(zh: "休 休息  班 调休上班", en: "-  rest   +  make-up workday")
    ]
  }

  /// Four cells wide, to the right.
  private func padded(_ text: String) -> String {
    String(repeating: " ", count: max(0, 4 - displayWidth(text))) + text
  }

  /// Two cells wide.
  private func mark(_ day: CivilDate) -> String {
    guard let isWorked = calendar.isWorkingDay(day) else { return "? " }
    if !isWorked { return words(zh: "休", en: "- ") }
    return calendar.exceptions[day] == nil ? "  " : words(zh: "班", en: "+ ")
  }

  /// One line for each stretch of days with one name.
  private var exceptions: [String] {
    struct Run {
      let first: CivilDate
      var last: CivilDate
      let exception: WorkCalendar.Exception
      let isOwn: Bool
    }
    var runs: [Run] = []
    for day in days {
      guard let exception = calendar.exceptions[day] else { continue }
      let isOwn = calendar.base?.ownDays.contains(day) ?? false
      if let last = runs.last, last.exception == exception, last.isOwn == isOwn,
        last.last.adding(days: 1) == day
      {
        runs[runs.count - 1].last = day
      } else {
        runs.append(Run(first: day, last: day, exception: exception, isOwn: isOwn))
      }
    }
    return runs.map { run in
      let range = run.first == run.last ? "\(run.first)" : "\(run.first) … \(run.last)"
      let kind =
        run.exception.isWorked
        ? words(zh: "调休上班", en: "make-up workday") : words(zh: "休息", en: "rest")
      let name = printable(run.exception.name.text(in: language))
      let text = name.isEmpty ? "\(range)  \(kind)" : "\(range)  \(name) (\(kind))"
      return run.isOwn ? "\(text) [\(calendar.id)]" : text
    }
  }

  private func clock(_ second: Int) -> String {
    "\(zeroPadded(second / 3600, 2)):\(zeroPadded(second / 60 % 60, 2))"
  }
}

/// When a limit ends, how that came about, and every day on the way that did not count.
struct DuePage {
  let calendar: WorkCalendar
  let language: Language
  let opened: Timestamp
  let allowance: Allowance
  let deadline: Deadline

  private func words(zh: String, en: String) -> String {
    LocalizedText(zh: zh, en: en).text(in: language)
  }

  /// Several lines; ends in a line feed.
  var text: String {
    var lines = [
      words(zh: "起算  \(moment(opened))", en: "opened   \(moment(opened))"),
      words(zh: "时限  \(allowance.words.zh)", en: "limit    \(allowance.words.en)"),
    ]
    lines += calendar.foundation(language).map { [$0] } ?? []
    if let due = deadline.due {
      lines.append(words(zh: "到期  \(moment(due))", en: "due      \(moment(due))"))
    }
    let reason = printable(deadline.reason.text(in: language))
    lines.append(words(zh: "依据  \(reason)", en: "reason   \(reason)"))
    for day in skipped {
      lines.append(words(zh: "跳过  \(day)", en: "skipped  \(day)"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func moment(_ instant: Timestamp) -> String {
    "\(instant.readable(at: calendar.offset)) \(weekday(instant.local(at: calendar.offset).date))"
  }

  private func weekday(_ day: CivilDate) -> String {
    let zh = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
    let en = [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    return (language == .zh ? zh : en)[day.weekday - 1]
  }

  /// Days of rest between opening and deadline. None for a limit that runs round the clock: those count.
  private var skipped: [String] {
    guard let due = deadline.due, allowance.passesOverRest else { return [] }
    let first = opened.local(at: calendar.offset).date
    let last = due.local(at: calendar.offset).date
    guard first <= last else { return [] }
    return (first.daysSinceEpoch...last.daysSinceEpoch).compactMap { number in
      let day = CivilDate(daysSinceEpoch: number)
      guard calendar.isWorkingDay(day) == false else { return nil }
      let name = calendar.exceptions[day].map { printable($0.name.text(in: language)) } ?? ""
      let own = calendar.base?.ownDays.contains(day) == true ? " [\(calendar.id)]" : ""
      return "\(day) \(weekday(day))\(name.isEmpty ? "" : " \(name)")\(own)"
    }
  }
}

extension WorkCalendar {
  /// What this calendar builds on, in one line; nil if it stands alone.
  fileprivate func foundation(_ language: Language) -> String? {
    base.map { base in
      LocalizedText(
        zh: "日历  \(id), 在 \(base.id) (\(printable(base.title.zh))) 上增改; 自己的日子标 [\(id)]",
        en:
          "calendar \(id) builds on \(base.id) (\(printable(base.title.en))); its own days are marked [\(id)]"
      ).text(in: language)
    }
  }
}

extension Allowance {
  /// Whether days of rest do not count.
  fileprivate var passesOverRest: Bool {
    switch self {
    case .workdays, .working: true
    case .immediate, .elapsed, .days: false
    }
  }
}
