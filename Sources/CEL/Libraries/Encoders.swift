extension Library {
  /// Bytes as base64.
  ///
  /// Source: the encoders extension of CEL; RFC 4648, section 4.
  public static let encoders = Library(
    name: "encoders", summary: "bytes to base64 and back", functions: [encode, decode])

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let encode = FunctionDeclaration(
    "base64.encode",
    [
      .function(
        "base64_encode_bytes", [.bytes], .string, cost: .copying,
        .unary { value in
          guard case .bytes(let bytes) = value else { return .noSuchOverload("base64.encode") }
          guard bytes.count <= ResultLimit.count / 4 * 3 else { return ResultLimit.error }
          return .string(base64(bytes))
        })
    ])

  private static func base64(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...group.count { text.append(alphabet[bits >> (18 - 6 * place) & 0x3F]) }
      for _ in group.count..<3 { text.append(UInt8(ascii: "=")) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let decode = FunctionDeclaration(
    "base64.decode",
    [
      .function(
        "base64_decode_string", [.string], .bytes, cost: .copying,
        .text("base64.decode") { text in
          guard let bytes = bytes(base64: text) else {
            return .invalidArgument("not base64: \(Value.string(text).debugText)")
          }
          return .bytes(bytes)
        })
    ])

  /// Returns the bytes, nil if `text` is no base64. The padding may be left out; if it is there it must
  /// be whole.
  private static func bytes(base64 text: String) -> [UInt8]? {
    var digits = Array(text.utf8)
    if digits.count % 4 == 0, digits.last == UInt8(ascii: "=") {
      digits.removeLast()
      if digits.last == UInt8(ascii: "=") { digits.removeLast() }
    }
    guard digits.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 4 * 3 + 2)
    var bits: UInt32 = 0
    var count = 0
    for digit in digits {
      guard let value = sextet(digit) else { return nil }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  private static func sextet(_ digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
