/// A pattern of RE2 that is a row of characters from the start of the text on: `^I0[0-8]`, `^3701[0-9][0-9]$`.
///
/// Ids are checked with such patterns, for every record; to begin a search takes longer than to look at a few bytes.
struct AnchoredPattern: Sendable {
  /// What the byte at each place may be: a bit for each byte below 128, or the one byte of a longer character.
  private enum Place: Sendable {
    case byte(UInt8)
    case oneOf(low: UInt64, high: UInt64)
  }

  private var places: [Place] = []
  private var isWhole = false

  /// Nil if `source` is anything more than `^`, characters, sets of ASCII characters and perhaps `$`.
  init?(_ source: String) {
    var rest = ArraySlice(source.utf8)
    guard rest.popFirst() == UInt8(ascii: "^") else { return nil }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "$") where rest.isEmpty: isWhole = true
      case UInt8(ascii: "["):
        guard let set = Self.set(&rest) else { return nil }
        places.append(set)
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: ":"), UInt8(ascii: "/"), 0x80...:
        places.append(.byte(byte))
      default: return nil
      }
    }
  }

  /// Reads a set behind its opening bracket; nil if it is more than ASCII letters, digits and ranges of them.
  private static func set(_ rest: inout ArraySlice<UInt8>) -> Place? {
    func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        true
      default: false
      }
    }
    var (low, high): (UInt64, UInt64) = (0, 0)
    while let first = rest.popFirst(), first != UInt8(ascii: "]") {
      guard isPlain(first) else { return nil }
      var last = first
      if rest.first == UInt8(ascii: "-") {
        rest.removeFirst()
        guard let end = rest.popFirst(), isPlain(end), end >= first else { return nil }
        last = end
      }
      for byte in first...last {
        if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
      }
      if rest.isEmpty { return nil }
    }
    return low | high == 0 ? nil : .oneOf(low: low, high: high)
  }

  /// Whether the pattern matches the text whose UTF-8 these bytes are.
  func matches(_ text: Span<UInt8>) -> Bool {
    guard isWhole ? text.count == places.count : text.count >= places.count else { return false }
    for index in places.indices {
      let byte = text[index]
      switch places[index] {
      case .byte(let wanted): if byte != wanted { return false }
      case .oneOf(let low, let high):
        let set = byte < 64 ? low : byte < 128 ? high : 0
        if set >> UInt64(byte & 63) & 1 == 0 { return false }
      }
    }
    return true
  }
}
