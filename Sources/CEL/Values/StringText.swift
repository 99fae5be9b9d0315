/// Strings and byte strings as literals of the language.
enum StringText {
  /// Returns `text` in double quotes with what needs an escape escaped.
  static func literal(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        out += "\\u" + hex(scalar.value, width: 4)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// Returns `bytes` as a literal `b"…"`; all but printable ASCII becomes `\xHH`.
  static func literal(bytes: [UInt8]) -> String {
    var out = "b\""
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): out += "\\\""
      case UInt8(ascii: "\\"): out += "\\\\"
      case 0x20..<0x7F: out.unicodeScalars.append(Unicode.Scalar(byte))
      default: out += "\\x" + hex(UInt32(byte), width: 2)
      }
    }
    return out + "\""
  }

  private static func hex(_ value: UInt32, width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// Doubles as text.
enum DoubleText {
  /// Returns the shortest text that reads back as `value`, always recognizable as a double; infinities
  /// and `NaN` have no literal and come as `inf`, `-inf`, `nan`.
  static func literal(_ value: Double) -> String {
    value.isFinite ? "\(value)" : value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }
}

/// Ints as text.
enum IntText {
  /// Returns the decimal digits of `value`, with a minus sign if it is negative.
  ///
  /// `description` walks through generic arithmetic, which takes longer than most expressions.
  static func decimal(_ value: Int64) -> String {
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var start = 20
    var rest = value.magnitude
    repeat {
      start -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = quotient
    } while rest > 0
    if value < 0 {
      start -= 1
      digits[start] = UInt8(ascii: "-")
    }
    guard let text = try? UTF8Span(validating: digits.span.extracting(start..<20)) else {
      return value.description
    }
    return String(copying: text)
  }
}
