import Model

/// Numbers of cells as a person sees them.
struct NumberText {
  /// Whether dates count from 1904-01-01.
  let countsFrom1904: Bool

  /// The text of a number written as `raw` in a cell of this kind; `raw` itself if it is no number.
  ///
  /// Dates become `2026-07-17` or `2026-07-17 09:30`, times `09:30`, percentages `95%`: the nearest to what the number
  /// stands for, without the noise of binary fractions.
  func text(_ raw: String, _ kind: NumberKind) -> String {
    guard let number = Double(raw), number.isFinite else { return raw }
    switch kind {
    case .plain: return Self.decimal(number)
    case .percent: return Self.decimal(Self.withoutNoise(number * 100)) + "%"
    case .date, .dateAndTime, .time: return moment(number, kind) ?? Self.decimal(number)
    }
  }

  /// A whole number without `.0`, any other with as many digits as tell it from its neighbours.
  private static func decimal(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    return "\(number)"
  }

  /// The number to twelve decimals, which is more than any sheet means.
  private static func withoutNoise(_ number: Double) -> Double {
    let scaled = (number * 1e9).rounded()
    return abs(scaled) < 9e15 ? scaled / 1e9 : number
  }

  /// Nil for what is no day that calendars know.
  private func moment(_ serial: Double, _ kind: NumberKind) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let seconds = Int((serial * 86_400).rounded())
    let (days, rest) = (seconds / 86_400, seconds % 86_400)
    let clock = Self.clock(rest)
    if kind == .time, days == 0 { return clock }
    // Day 60 of the 1900 system is 1900-02-29, which never was: later days count one too many.
    let epoch = countsFrom1904 ? -24_107 : -25_569 + (days < 60 ? 1 : 0)
    let date = CivilDate(daysSinceEpoch: days + epoch)
    return rest == 0 ? date.description : "\(date) \(clock)"
  }

  private static func clock(_ seconds: Int) -> String {
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    let shown = parts[2] == 0 ? parts.prefix(2) : parts[...]
    return shown.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
