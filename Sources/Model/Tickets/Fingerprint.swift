/// What makes two violations the same fault: SHA-256 over scheme, rule, point and place.
///
/// Shape: 32 bytes. Never made of a line number, a message or a date.
package struct Fingerprint: Hashable, Sendable {
  package let bytes: [UInt8]

  /// - Precondition: 32 bytes.
  package init(bytes: [UInt8]) {
    precondition(bytes.count == 32, "SHA-256 has 32 bytes")
    self.bytes = bytes
  }

  /// `fp1:` and 64 hexadecimal digits.
  package var text: String {
    let digits = Array("0123456789abcdef".utf8)
    var text = Array("fp1:".utf8)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The short name people use: `CL-` and the first 40 bits in Crockford's base 32.
  package var ticketID: String {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    let number = bytes.prefix(5).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let letters = (0..<8).map { alphabet[Int(number >> UInt64(35 - $0 * 5) & 31)] }
    return "CL-" + String(decoding: letters, as: UTF8.self)
  }
}
