import Model

/// An allowance counted out on a calendar: when it ends, and which days it passed over on the way.
struct Reckoning: Hashable, Sendable {
  let due: Timestamp
  /// Days since 1970 that the count passed over, and whose rest and make-up days explain it.
  let passed: Range<Int>
  /// The day of rest on which the allowance would have ended; nil if it was not moved.
  let movedFrom: Int?
  /// Where the clock started, if that was later than the opening.
  let started: Timestamp?

  init(due: Timestamp, passed: Range<Int> = 0..<0, movedFrom: Int? = nil, started: Timestamp? = nil)
  {
    self.due = due
    self.passed = passed
    self.movedFrom = movedFrom
    self.started = started
  }
}

/// Counts allowances out on one calendar.
///
/// Source: DESIGN.md sections 6 and 13, and the README of the deadline cases. Days and hours are those
/// of the calendar's zone. Opening hours are half-open. A day that the calendar does not know is an
/// error only if the answer depends on it.
struct AllowanceClock: Sendable {
  let calendar: WorkCalendar
  private let index: CalendarIndex
  /// Per opening period: the open seconds of a day before it.
  private let before: [Int]
  private let openPerDay: Int

  init(_ calendar: WorkCalendar) {
    self.calendar = calendar
    index = CalendarIndex(calendar)
    var total = 0
    var before: [Int] = []
    for period in calendar.periods {
      before.append(total)
      total += period.close - period.open
    }
    self.before = before
    openPerDay = max(1, total)
  }

  /// When `allowance` ends, and how.
  ///
  /// - Complexity: O(opening periods of a day).
  func reckon(_ allowance: Allowance, openedAt opened: Timestamp) throws(CalendarError) -> Reckoning
  {
    switch allowance {
    case .immediate: Reckoning(due: opened)
    case .elapsed(let seconds): Reckoning(due: opened.adding(seconds: seconds))
    case .working(let seconds): try working(Int(seconds), opened)
    case .workdays(let count): try workdays(count, opened)
    case .days(let count): try days(count, opened)
    }
  }

  /// Closing time of the n-th working day after the opening day.
  private func workdays(_ count: Int, _ opened: Timestamp) throws(CalendarError) -> Reckoning {
    if count == 0 { return try endOfOpeningDay(opened) }
    let day = opened.local(at: calendar.offset).date.daysSinceEpoch
    let due = try index.workday(number: index.rank(of: day + 1) + count - 1)
    return Reckoning(due: closing(of: due), passed: day + 1..<due + 1)
  }

  /// Closing time of the n-th calendar day after the opening day, moved off days of rest.
  private func days(_ count: Int, _ opened: Timestamp) throws(CalendarError) -> Reckoning {
    if count == 0 { return try endOfOpeningDay(opened) }
    let target = opened.local(at: calendar.offset).date.daysSinceEpoch + count
    if try index.isWorkingDay(target) { return Reckoning(due: closing(of: target)) }
    let due = try index.workday(atOrAfter: target)
    return Reckoning(due: closing(of: due), passed: target..<due + 1, movedFrom: target)
  }

  /// Zero days: closing time of the opening day, or of the next working day if that is a day of rest
  /// or its closing time has passed. So no deadline lies before its opening.
  private func endOfOpeningDay(_ opened: Timestamp) throws(CalendarError) -> Reckoning {
    let (date, second) = opened.local(at: calendar.offset)
    let day = date.daysSinceEpoch
    let isLate = second > calendar.closing
    if !isLate, try index.isWorkingDay(day) { return Reckoning(due: closing(of: day)) }
    let due = try index.workday(atOrAfter: isLate ? day + 1 : day)
    return Reckoning(
      due: closing(of: due), passed: (isLate ? day + 1 : day)..<due + 1, movedFrom: day)
  }

  /// The earliest instant at which `seconds` inside opening hours have passed; for none, the first
  /// instant inside them.
  private func working(_ seconds: Int, _ opened: Timestamp) throws(CalendarError) -> Reckoning {
    let (date, second) = opened.local(at: calendar.offset)
    // Behind closing time a day adds nothing, be it worked or not: it need not be known.
    let isOver = second >= calendar.closing
    let first = date.daysSinceEpoch + (isOver ? 1 : 0)
    let isWorked = try index.isWorkingDay(first)
    let spent = isOver || !isWorked ? 0 : openSeconds(before: second)
    let startOfClock = try index.rank(of: first) * openPerDay + spent
    let starts = try instant(reaching: startOfClock, isEnd: false)
    let due = try seconds == 0 ? starts : instant(reaching: startOfClock + seconds, isEnd: true)
    let lastDay = due.local(at: calendar.offset).date.daysSinceEpoch
    return Reckoning(
      due: due, passed: date.daysSinceEpoch..<lastDay + 1,
      started: starts == opened ? nil : starts)
  }

  /// The instant at which `count` open seconds have passed since the calendar's first day.
  ///
  /// - Parameter isEnd: At the border of two periods, whether the end of the earlier one is meant or
  ///   the start of the later one.
  private func instant(reaching count: Int, isEnd: Bool) throws(CalendarError) -> Timestamp {
    let number = isEnd ? (count - 1) / openPerDay : count / openPerDay
    let day = CivilDate(daysSinceEpoch: try index.workday(number: number))
    let rest = count - number * openPerDay
    var second = calendar.closing
    for (period, before) in zip(calendar.periods, before) {
      let length = period.close - period.open
      if isEnd ? rest <= before + length : rest < before + length {
        second = period.open + rest - before
        break
      }
    }
    return Timestamp(day, secondOfDay: second, offset: calendar.offset)
  }

  /// Open seconds of a working day before `second`.
  private func openSeconds(before second: Int) -> Int {
    calendar.periods.reduce(0) { $0 + max(0, min(second, $1.close) - $1.open) }
  }

  /// Closing time of a day, whether it is worked or not.
  func closing(of day: Int) -> Timestamp {
    Timestamp(
      CivilDate(daysSinceEpoch: day), secondOfDay: calendar.closing, offset: calendar.offset)
  }

  /// Whether `day` is worked; nil if the calendar does not know it.
  func isWorkingDay(_ day: Int) -> Bool? { try? index.isWorkingDay(day) }
}
