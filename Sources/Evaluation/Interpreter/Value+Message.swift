import CEL

extension Value {
  /// The value as a message shows it: numbers in short form, a blank or unreadable one as `?`.
  var messageText: String {
    switch self {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .uint(let value): String(value)
    case .double(let value): shortDecimal(value)
    case .string(let value): value
    default: "?"
    }
  }
}

/// A number rounded to 4 decimals without zeros at its end: `0.35`, `12`, `2.5`.
private func shortDecimal(_ number: Double) -> String {
  guard number.isFinite, abs(number) < 1e15 else { return String(number) }
  let scaled = (number * 10_000).rounded()
  let whole = Int64(scaled / 10_000)
  var fraction = Int64(abs(scaled)) % 10_000
  guard fraction != 0 else { return String(whole) }
  var digits = 4
  while fraction % 10 == 0 {
    fraction /= 10
    digits -= 1
  }
  let text = String(fraction)
  let sign = number < 0 && whole == 0 ? "-" : ""
  return "\(sign)\(whole).\(String(repeating: "0", count: digits - text.count))\(text)"
}
