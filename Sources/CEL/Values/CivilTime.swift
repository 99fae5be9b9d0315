/// Date arithmetic in the proleptic Gregorian calendar, without time zones.
///
/// Source: the days-from-civil construction over 400-year eras that begin on 1 March.
struct CivilTime: Equatable, Sendable {
  var year: Int64
  /// 1 … 12
  var month: Int64
  /// 1 … 31
  var day: Int64
  var hour: Int64
  var minute: Int64
  var second: Int64

  /// Seconds since 1970-01-01T00:00:00, taken as UTC.
  var secondsSince1970: Int64 {
    CivilTime.days(year: year, month: month, day: day) * 86_400 + hour * 3_600 + minute * 60
      + second
  }

  /// Creates the date and time of day that lies `seconds` after 1970-01-01T00:00:00.
  init(secondsSince1970 seconds: Int64) {
    let days = seconds.floorDivided(by: 86_400)
    let rest = seconds - days * 86_400
    let shifted = days + 719_468
    let era = shifted.floorDivided(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = rest / 3_600
    minute = rest % 3_600 / 60
    second = rest % 60
  }

  /// Creates a date and time; nil if a part is out of range, such as 30 February or second 60.
  init?(
    year: Int64, month: Int64, day: Int64, hour: Int64 = 0, minute: Int64 = 0, second: Int64 = 0
  ) {
    guard (1...12).contains(month), day >= 1, day <= CivilTime.length(ofMonth: month, year: year),
      (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// 0 is Sunday.
  var dayOfWeek: Int64 {
    let days = CivilTime.days(year: year, month: month, day: day) + 4
    return days - days.floorDivided(by: 7) * 7
  }

  /// 0 is 1 January.
  var dayOfYear: Int64 {
    CivilTime.days(year: year, month: month, day: day)
      - CivilTime.days(year: year, month: 1, day: 1)
  }

  static func length(ofMonth month: Int64, year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 to the given date.
  static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted.floorDivided(by: 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
