/// The exact decimal digits of a finite double, from which any number of decimals can be cut.
///
/// A double is m × 2ᵉ with integers m and e. For e ≥ 0 its digits are those of the integer m·2ᵉ; for
/// e < 0 they are those of m·5⁻ᵉ, of which the last −e stand behind the point.
struct DecimalExpansion {
  /// Digits 0…9 from the highest place down, without leading zeros; empty for 0.
  private var digits: [UInt8]
  /// How many of the places are behind the point; may exceed `digits.count`.
  private let decimals: Int
  private let isNegative: Bool

  /// Creates the expansion of `value`, which must be finite.
  ///
  /// - Complexity: O(d²) in the number of digits, d ≤ 767.
  init(_ value: Double) {
    isNegative = value.sign == .minus
    var significand = value.significandBitPattern
    var exponent = Int(value.exponentBitPattern) - 1_075
    if value.isNormal {
      significand |= 1 << 52
    } else {
      exponent += 1
    }
    guard significand != 0 else {
      digits = []
      decimals = 0
      return
    }
    let shift = significand.trailingZeroBitCount
    significand >>= UInt64(shift)
    exponent += shift
    var number = LongNumber(significand)
    if exponent >= 0 {
      number.multiply(by: 2, power: exponent)
    } else {
      number.multiply(by: 5, power: -exponent)
    }
    digits = number.decimalDigits
    decimals = max(0, -exponent)
  }

  /// Returns the number with exactly `precision` decimals, ties to even: `-123.500`.
  func fixed(precision: Int) -> String {
    let kept = rounded(dropping: decimals - precision)
    var text = kept
    // `kept` counts units of the last decimal; pad until there is a digit before the point.
    if precision > decimals {
      text += String(repeating: "0", count: precision - decimals)
    }
    if text.utf8.count <= precision {
      text = String(repeating: "0", count: precision + 1 - text.utf8.count) + text
    }
    let sign = isNegative ? "-" : ""
    guard precision > 0 else { return sign + text }
    return sign + text.dropLast(precision) + "." + text.suffix(precision)
  }

  /// Returns one digit, `precision` decimals and a signed exponent of two digits or more, ties to
  /// even: `1.052033e+03`.
  func scientific(precision: Int) -> String {
    var exponent = digits.isEmpty ? 0 : digits.count - 1 - decimals
    var text = rounded(dropping: digits.count - 1 - precision)
    if text.utf8.count > precision + 1 {
      // 9.99 became 10.0: one place higher, and the last digit is a zero.
      text.removeLast()
      exponent += 1
    }
    text += String(repeating: "0", count: max(0, precision + 1 - text.utf8.count))
    let mantissa = precision > 0 ? "\(text.prefix(1)).\(text.dropFirst())" : text
    let power = "\(exponent.magnitude)"
    return (isNegative ? "-" : "") + mantissa + (exponent < 0 ? "e-" : "e+")
      + (power.utf8.count < 2 ? "0" : "") + power
  }

  /// Returns the digits without the last `count` places, rounded to the nearest, ties to even; all of
  /// them if `count` ≤ 0.
  private func rounded(dropping count: Int) -> String {
    guard count > 0 else { return DecimalExpansion.text(digits) }
    guard count <= digits.count else { return "" }
    var kept = Array(digits.dropLast(count))
    let dropped = digits.suffix(count)
    let isTie = dropped.first == 5 && dropped.dropFirst().allSatisfy { $0 == 0 }
    let isOdd = (kept.last ?? 0) % 2 == 1
    if isTie ? isOdd : (dropped.first ?? 0) >= 5 { DecimalExpansion.increment(&kept) }
    return DecimalExpansion.text(kept)
  }

  private static func increment(_ digits: inout [UInt8]) {
    var place = digits.count
    while place > 0 {
      place -= 1
      if digits[place] < 9 {
        digits[place] += 1
        return
      }
      digits[place] = 0
    }
    digits.insert(1, at: 0)
  }

  private static func text(_ digits: [UInt8]) -> String {
    String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }
}

/// A natural number of any size, in groups of nine decimal digits, lowest first.
private struct LongNumber {
  private static let base: UInt64 = 1_000_000_000
  private var groups: [UInt64] = []

  init(_ value: UInt64) {
    var rest = value
    while rest > 0 {
      groups.append(rest % LongNumber.base)
      rest /= LongNumber.base
    }
  }

  /// Multiplies by `factor` to the power of `power`; `factor` is 2 or 5.
  mutating func multiply(by factor: UInt64, power: Int) {
    var rest = power
    while rest > 0 {
      let step = min(rest, 13)  // 5¹³ times a group still fits 64 bits.
      multiply(by: (0..<step).reduce(1) { product, _ in product * factor })
      rest -= step
    }
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for i in groups.indices {
      let product = groups[i] * factor + carry
      groups[i] = product % LongNumber.base
      carry = product / LongNumber.base
    }
    while carry > 0 {
      groups.append(carry % LongNumber.base)
      carry /= LongNumber.base
    }
  }

  /// Digits from the highest place down, without leading zeros.
  var decimalDigits: [UInt8] {
    var digits: [UInt8] = []
    for group in groups {
      var rest = group
      for _ in 0..<9 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while digits.last == 0 { digits.removeLast() }
    return digits.reversed()
  }
}

extension DoubleText {
  /// Returns the shortest digits that read back as `value`, without exponent and without a point if it
  /// is whole: `3.14`, `1`, `0.000001`; `NaN`, `Infinity` and `-Infinity` for what is no number.
  static func withoutExponent(_ value: Double) -> String {
    guard value.isFinite else { return special(value) }
    let text = "\(value.magnitude)"
    let sign = value.sign == .minus ? "-" : ""
    let parts = text.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".")
    let whole = mantissa[0]
    var fraction = mantissa.count > 1 ? String(mantissa[1]) : ""
    if fraction == "0" { fraction = "" }
    let digits = String(whole) + fraction
    let point = whole.utf8.count + exponent
    if point <= 0 {
      return sign + "0." + String(repeating: "0", count: -point) + digits
    }
    let padded = digits + String(repeating: "0", count: max(0, point - digits.utf8.count))
    let tail = padded.dropFirst(point)
    return sign + padded.prefix(point) + (tail.isEmpty ? "" : "." + tail)
  }

  /// Returns `NaN`, `Infinity` or `-Infinity`.
  static func special(_ value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
  }
}
