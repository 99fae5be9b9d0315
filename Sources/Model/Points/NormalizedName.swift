/// A point's name with the differences removed that mean nothing: width, blanks, style of brackets.
package func normalizedPointName(_ name: String) -> String {
  if let bytes = normalizedPlainName(name) { return String(decoding: bytes, as: UTF8.self) }
  let brackets: [Character: Character] = [
    "[": "(", "]": ")", "【": "(", "】": ")", "〔": "(", "〕": ")", "{": "(", "}": ")",
  ]
  return String(foldedCell(name).filter { !$0.isWhitespace }.map { brackets[$0] ?? $0 })
}

/// The UTF-8 of ``normalizedPointName(_:)`` for a name of plain scalars; nil for any other.
///
/// Plain scalars are always characters by themselves, and no text of them is canonically equivalent to
/// another, so two plain names are equal if their bytes are. Most of what Chinese sheets are written
/// with is plain; combining marks are not, nor are scalars that only stand for another one.
/// - Complexity: O(bytes), without breaking the text into characters.
package func normalizedPlainName(_ name: String) -> [UInt8]? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(name.utf8.count)
  for scalar in name.unicodeScalars {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0xA0, 0x3000: continue
    case 0x5B, 0x7B, 0x3010, 0x3014, 0xFF3B, 0xFF5B: bytes.append(UInt8(ascii: "("))
    case 0x5D, 0x7D, 0x3011, 0x3015, 0xFF3D, 0xFF5D: bytes.append(UInt8(ascii: ")"))
    case 0x21...0x7E: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    case 0xFF01...0xFF5E: bytes.append(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))
    case 0xA1...0xAC, 0xAE...0x2FF, 0x2013...0x2014, 0x2018...0x201D, 0x2026, 0x2103,
      0x2200...0x22FF, 0x3001...0x300F, 0x3016...0x301F,
      0x33A1, 0x4E00...0x9FFF:
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default: return nil
    }
  }
  return bytes
}
