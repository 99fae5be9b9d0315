import Model

/// A work calendar made ready for arithmetic: its days in a row, its working days counted.
///
/// Invariants: `ranks` has one entry more than there are days; `ranks[d]` is the number of working
/// days before day d; `workdays[ranks[d]]` is the first working day at d or later.
///
/// Days outside the calendar's years are unknown, but for exceptions that follow on its first or
/// last day without a gap.
/// - Complexity: every question is O(1); the index takes 13 bytes a day.
struct CalendarIndex: Sendable {
  /// Days since 1970 of the first known day.
  let firstDay: Int
  private let isWorked: [Bool]
  /// Offsets from `firstDay`.
  private let workdays: [Int32]
  private let ranks: [Int32]

  init(_ calendar: WorkCalendar) {
    var first = CalendarIndex.newYear(calendar.years.lowerBound)
    var end = CalendarIndex.newYear(calendar.years.upperBound + 1)
    while calendar.exceptions[CivilDate(daysSinceEpoch: first - 1)] != nil { first -= 1 }
    while calendar.exceptions[CivilDate(daysSinceEpoch: end)] != nil { end += 1 }
    firstDay = first
    var isWorked: [Bool] = []
    var workdays: [Int32] = []
    var ranks: [Int32] = []
    for day in first..<max(first, end) {
      let works = calendar.isWorkingDay(CivilDate(daysSinceEpoch: day)) ?? false
      ranks.append(Int32(workdays.count))
      if works { workdays.append(Int32(day - first)) }
      isWorked.append(works)
    }
    ranks.append(Int32(workdays.count))
    self.isWorked = isWorked
    self.workdays = workdays
    self.ranks = ranks
  }

  /// Days since 1970 of January 1st.
  private static func newYear(_ year: Int) -> Int {
    CivilDate(year: year, month: 1, day: 1)?.daysSinceEpoch ?? 0
  }

  /// The day behind the last known one.
  var endDay: Int { firstDay + isWorked.count }

  /// Whether `day` is worked.
  func isWorkingDay(_ day: Int) throws(CalendarError) -> Bool {
    try isWorked[offset(of: day)]
  }

  /// The first working day at `day` or later.
  func workday(atOrAfter day: Int) throws(CalendarError) -> Int {
    try workday(number: rank(of: day))
  }

  /// How many working days lie between the calendar's first day and `day`, which is not counted.
  ///
  /// `day` may be the one behind the last: what comes before it is known.
  func rank(of day: Int) throws(CalendarError) -> Int {
    guard day >= firstDay else { throw .beforeStart(CivilDate(daysSinceEpoch: day)) }
    guard day <= endDay else { throw .pastEnd(CivilDate(daysSinceEpoch: day)) }
    return Int(ranks[day - firstDay])
  }

  /// The working day with this number, from 0.
  func workday(number: Int) throws(CalendarError) -> Int {
    guard number < workdays.count else { throw .pastEnd(CivilDate(daysSinceEpoch: endDay)) }
    return firstDay + Int(workdays[number])
  }

  private func offset(of day: Int) throws(CalendarError) -> Int {
    guard day >= firstDay else { throw .beforeStart(CivilDate(daysSinceEpoch: day)) }
    guard day < endDay else { throw .pastEnd(CivilDate(daysSinceEpoch: day)) }
    return day - firstDay
  }
}
