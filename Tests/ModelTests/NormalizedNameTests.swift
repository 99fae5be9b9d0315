import Model
import Testing

/// The short cut for plain names says what the definition says.
@Suite struct NormalizedNameTests {
  /// The definition, character by character.
  private func reference(_ name: String) -> String {
    let brackets: [Character: Character] = [
      "[": "(", "]": ")", "【": "(", "】": ")", "〔": "(", "〕": ")", "{": "(", "}": ")",
    ]
    return String(foldedCell(name).filter { !$0.isWhitespace }.map { brackets[$0] ?? $0 })
  }

  @Test func everyScalarComesOutAsDefined() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for name in ["\(scalar)", "a\(scalar)路\(scalar)1", "\(scalar)\n"] {
        let found = normalizedPointName(name)
        #expect(found.utf8.elementsEqual(reference(name).utf8), "U+\(String(value, radix: 16))")
      }
    }
  }

  /// Canonically equivalent names are equal byte by byte, if both are plain.
  @Test func plainScalarsStandForThemselvesOnly() {
    var plain: Set<String> = []
    for value in UInt32(0x21)...0xFFFF {
      guard let scalar = Unicode.Scalar(value), let bytes = normalizedPlainName(String(scalar)),
        bytes.elementsEqual(String(scalar).utf8)
      else { continue }
      #expect(plain.insert(String(scalar)).inserted, "U+\(String(value, radix: 16))")
    }
    #expect(plain.count > 20_000)
  }
}
