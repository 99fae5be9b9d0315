/// The content of a JSON string that is known to be well-formed.
///
/// Half of a surrogate pair, which RFC 8259 (section 8.2) leaves to the reader, becomes U+FFFD: the text
/// stays UTF-8.
struct JSONString {
  private(set) var content: [UInt8] = []

  /// - Parameter raw: What stands between the quotes.
  init(_ raw: some Collection<UInt8>) {
    content.reserveCapacity(raw.count)
    var rest = Array(raw)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let sign = rest.popFirst() else {
        content.append(byte)
        continue
      }
      switch sign {
      case UInt8(ascii: "b"): content.append(0x08)
      case UInt8(ascii: "t"): content.append(0x09)
      case UInt8(ascii: "n"): content.append(0x0A)
      case UInt8(ascii: "f"): content.append(0x0C)
      case UInt8(ascii: "r"): content.append(0x0D)
      case UInt8(ascii: "u"): content += String(Self.scalar(&rest)).utf8
      default: content.append(sign)
      }
    }
  }

  /// The scalar whose four digits come next, with the other half of a pair.
  private static func scalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar {
    let high = unit(rest)
    rest = rest.dropFirst(4)
    if UTF16.isLeadSurrogate(high), rest.starts(with: Array("\\u".utf8)) {
      let low = unit(rest.dropFirst(2))
      if UTF16.isTrailSurrogate(low) {
        rest = rest.dropFirst(6)
        return UTF16.decode(UTF16.EncodedScalar([high, low]))
      }
    }
    return Unicode.Scalar(high) ?? "\u{FFFD}"
  }

  private static func unit(_ digits: ArraySlice<UInt8>) -> UInt16 {
    digits.prefix(4).reduce(0) { value, digit in
      let letter = digit | 0x20
      return value << 4 | UInt16(letter >= UInt8(ascii: "a") ? letter - 0x57 : digit & 0x0F)
    }
  }

  /// The texts of a well-formed array of strings, numbers and literals, without nulls; nil if it is an
  /// object, or holds arrays or objects.
  static func items(ofArray raw: [UInt8]) -> [[UInt8]]? {
    guard raw.first == UInt8(ascii: "[") else { return nil }
    var items: [[UInt8]] = []
    var rest = raw.dropFirst()
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): return nil
      case UInt8(ascii: "\""):
        let length = stringLength(rest)
        items.append(JSONString(rest.prefix(length).dropFirst().dropLast()).content)
        rest = rest.dropFirst(length)
      case UInt8(ascii: "]"), UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D: rest = rest.dropFirst()
      default:
        let word = rest.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "]") && $0 > 0x20 }
        if !word.elementsEqual("null".utf8) { items.append(Array(word)) }
        rest = rest.dropFirst(word.count)
      }
    }
    return items
  }

  /// Bytes of the string at the start of `rest`, with its quotes.
  private static func stringLength(_ rest: ArraySlice<UInt8>) -> Int {
    var index = rest.startIndex + 1
    while index < rest.endIndex, rest[index] != UInt8(ascii: "\"") {
      index += rest[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, rest.endIndex) - rest.startIndex
  }
}
