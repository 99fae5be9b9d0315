extension CELTimestamp {
  /// The instant as RFC 3339 has it, in UTC, with as many decimals as needed: 0, 3, 6 or 9.
  public var text: String {
    let civil = CivilTime(secondsSince1970: seconds)
    let date = "\(pad(civil.year, 4))-\(pad(civil.month, 2))-\(pad(civil.day, 2))"
    let time = "\(pad(civil.hour, 2)):\(pad(civil.minute, 2)):\(pad(civil.second, 2))"
    return "\(date)T\(time)\(fraction(Int64(nanoseconds)))Z"
  }

  /// Reads RFC 3339: `2009-02-13T23:31:30.5+08:00`; nil if malformed or out of range.
  public init?(_ text: String) {
    var reader = DigitReader(text)
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2),
      reader.take("-"), let day = reader.number(2), reader.take("T") || reader.take("t"),
      let hour = reader.number(2), reader.take(":"), let minute = reader.number(2),
      reader.take(":"), let second = reader.number(2),
      let civil = CivilTime(
        year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    else { return nil }
    var nanoseconds: Int64 = 0
    if reader.take(".") {
      guard let fraction = reader.fraction() else { return nil }
      nanoseconds = fraction
    }
    var offset: Int64 = 0
    if !reader.take("Z") && !reader.take("z") {
      let isNegative = reader.take("-")
      guard isNegative || reader.take("+"), let hours = reader.number(2), reader.take(":"),
        let minutes = reader.number(2), hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 3_600 + minutes * 60) * (isNegative ? -1 : 1)
    }
    guard reader.isAtEnd else { return nil }
    self.init(seconds: civil.secondsSince1970 - offset, nanoseconds: nanoseconds)
  }
}

extension CELDuration {
  /// The duration in seconds: `90s`, `1.5s`, `-0.000000001s`.
  public var text: String {
    var whole = seconds
    var rest = Int64(nanoseconds)
    if whole < 0, rest > 0 {
      whole += 1
      rest = 1_000_000_000 - rest
    }
    let sign = seconds < 0 && whole == 0 ? "-" : ""
    guard rest > 0 else { return "\(whole)s" }
    var digits = pad(rest, 9)
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(sign)\(whole).\(digits)s"
  }

  /// Reads decimal numbers with units, `1h30m`, `-1.5s`, `200ms`; units are h, m, s, ms, us, µs, ns.
  /// Nil if malformed or out of range.
  public init?(_ text: String) {
    var reader = DigitReader(text)
    let isNegative = reader.take("-")
    if !isNegative { _ = reader.take("+") }
    var seconds: Int64 = 0
    var nanoseconds: Int64 = 0
    if reader.rest == "0" {
      self.init(seconds: 0)
      return
    }
    repeat {
      guard let (whole, fraction) = reader.decimal(), let unit = reader.unit() else { return nil }
      // The fraction counts 1e-9 parts of the unit.
      let (product, overflow) = whole.multipliedReportingOverflow(by: unit.nanoseconds)
      if unit.nanoseconds >= 1_000_000_000 {
        let scale = unit.nanoseconds / 1_000_000_000
        let (part, overflow) = whole.multipliedReportingOverflow(by: scale)
        let (sum, carry) = seconds.addingReportingOverflow(part)
        guard !overflow, !carry, sum <= CELDuration.limit * 2 else { return nil }
        seconds = sum
        nanoseconds += fraction * scale
      } else {
        guard !overflow else { return nil }
        seconds += product / 1_000_000_000
        nanoseconds += product % 1_000_000_000 + fraction * unit.nanoseconds / 1_000_000_000
      }
      seconds += nanoseconds / 1_000_000_000
      nanoseconds %= 1_000_000_000
    } while !reader.isAtEnd
    self.init(
      seconds: isNegative ? -seconds : seconds, nanoseconds: isNegative ? -nanoseconds : nanoseconds
    )
  }
}

private func pad(_ number: Int64, _ width: Int) -> String {
  let digits = "\(number)"
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Returns `.` and three, six or nine digits; nothing for 0.
private func fraction(_ nanoseconds: Int64) -> String {
  if nanoseconds == 0 { return "" }
  if nanoseconds % 1_000_000 == 0 { return "." + pad(nanoseconds / 1_000_000, 3) }
  if nanoseconds % 1_000 == 0 { return "." + pad(nanoseconds / 1_000, 6) }
  return "." + pad(nanoseconds, 9)
}

/// Reads fixed shapes of digits from the front of a text.
private struct DigitReader {
  private(set) var rest: Substring.UnicodeScalarView

  init(_ text: String) { rest = text[...].unicodeScalars }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  /// Reads exactly `width` digits.
  mutating func number(_ width: Int) -> Int64? {
    var value: Int64 = 0
    for _ in 0..<width {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// Reads at least one digit as decimals of 1e-9; digits beyond the ninth are dropped.
  mutating func fraction() -> Int64? {
    var value: Int64 = 0
    var scale: Int64 = 100_000_000
    guard let first = digit() else { return nil }
    value = first * scale
    while let next = digit() {
      scale /= 10
      value += next * scale
    }
    return value
  }

  /// Reads `12`, `12.5`, `.5` or `12.` as whole part and 1e-9 parts; nil on overflow.
  mutating func decimal() -> (Int64, Int64)? {
    var whole: Int64 = 0
    var hasDigits = false
    while let digit = digit() {
      let (product, overflow) = whole.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(digit)
      guard !overflow, !carry else { return nil }
      whole = sum
      hasDigits = true
    }
    guard take(".") else { return hasDigits ? (whole, 0) : nil }
    if let fraction = fraction() { return (whole, fraction) }
    return hasDigits ? (whole, 0) : nil
  }

  /// Reads the name of a unit of time.
  mutating func unit() -> (name: String, nanoseconds: Int64)? {
    for unit in DigitReader.units where rest.starts(with: unit.name.unicodeScalars) {
      rest.removeFirst(unit.name.unicodeScalars.count)
      return unit
    }
    return nil
  }

  private mutating func digit() -> Int64? {
    guard let scalar = rest.first, ("0"..."9").contains(scalar) else { return nil }
    rest.removeFirst()
    return Int64(scalar.value - 0x30)
  }

  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000),
    ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000),
  ]
}

extension Substring.UnicodeScalarView {
  fileprivate static func == (view: Self, text: String) -> Bool {
    view.elementsEqual(text.unicodeScalars)
  }
}
