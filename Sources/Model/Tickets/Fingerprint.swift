/// What makes two violations the same fault: SHA-256 over scheme, rule, point and place.
///
/// Shape: 32 bytes, kept as four words, the first byte uppermost; a fingerprint costs no memory of its
/// own. Never made of a line number, a message or a date.
package struct Fingerprint: Hashable, Sendable {
  package let words: SIMD4<UInt64>

  /// - Parameter words: The 32 bytes, the first one uppermost.
  package init(words: SIMD4<UInt64>) {
    self.words = words
  }

  /// - Precondition: 32 bytes.
  package init(bytes: [UInt8]) {
    precondition(bytes.count == 32, "SHA-256 has 32 bytes")
    var words = SIMD4<UInt64>()
    for index in 0..<4 {
      var word: UInt64 = 0
      for byte in bytes[index * 8..<index * 8 + 8] { word = word << 8 | UInt64(byte) }
      words[index] = word
    }
    self.words = words
  }

  /// 32 bytes.
  package var bytes: [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: words[$0 >> 3] >> UInt64(56 - ($0 & 7) * 8)) }
  }

  /// `fp1:` and 64 hexadecimal digits.
  package var text: String {
    var text = Array("fp1:".utf8)
    appendDigits(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends 64 hexadecimal digits.
  package func appendDigits(to text: inout [UInt8]) {
    for index in 0..<4 {
      for shift in stride(from: UInt64(60), through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: words[index] >> shift & 15)
        text.append(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
      }
    }
  }

  /// The first 40 bits, of which ``ticketID`` is made.
  package var shortNumber: UInt64 { words[0] >> 24 }

  /// The short name people use: `CL-` and the first 40 bits in Crockford's base 32.
  package var ticketID: String {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    let letters = (0..<8).map { alphabet[Int(shortNumber >> UInt64(35 - $0 * 5) & 31)] }
    return "CL-" + String(decoding: letters, as: UTF8.self)
  }
}
