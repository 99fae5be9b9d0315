/// Reads tags and texts of the plain XML that office programs write, faster than a parser of all XML can.
///
/// Sound, not complete: what it reads, a conforming parser reads the same; whatever is rare or wrong it leaves
/// (``unusual``) to one that knows all of XML and says what is wrong. Names are ASCII; there are no comments, CDATA
/// sections, processing instructions and document types; entities are the five of XML. The bytes must be UTF-8.
///
/// Source: XML 1.0, 5th edition: 2.2 (characters), 2.11 (line ends), 3.1 (tags), 4.1 (references).
struct MarkupScanner {
  /// Returned for a position: the text ends before the tag or text does.
  static let incomplete = -1
  /// Returned for a position: another parser has to look at this.
  static let unusual = -2

  /// The tag that was read last. Extents of attribute values are offsets in the text; `from` is -1 for none.
  struct Tag {
    enum Kind { case open, close, empty }
    var kind = Kind.open
    var name: UInt64 = 0
    var reference = Extent()
    var style = Extent()
    var type = Extent()
    /// Whether one of these is written in a way that another parser has to look at.
    var isOdd = false
  }

  struct Extent {
    var from = -1
    var to = -1
    var isPresent: Bool { from >= 0 }
  }

  var tag = Tag()
  /// Whether the text that was read last says what its bytes say: without references and carriage returns.
  private(set) var isPlain = true
  var names = MarkupNames()
  private var scalar: UInt32 = 0
  /// Words of the tag's attributes, which may not be repeated. That two names may share one does no harm.
  private var seen = InlineArray<24, UInt64>(repeating: 0)

  /// The name of the last tag without its prefix.
  var local: UInt64 { names.local(tag.name) }

  /// Reads the tag at `start`, where there is a `<`; returns the offset behind it.
  mutating func readTag(_ text: Span<UInt8>, _ start: Int) -> Int {
    let end = text.count
    var at = start + 1
    guard at < end else { return Self.incomplete }
    let isClose = text[at] == 0x2F
    if isClose { at += 1 }
    let nameStart = at
    var word: UInt64 = 0
    while at < end, Self.isName(text[at]) {
      if at - nameStart < 8 { word |= UInt64(text[at]) << UInt64(8 * (at - nameStart)) }
      at += 1
    }
    guard at < end else { return Self.incomplete }
    guard at > nameStart, Self.isNameStart(text[nameStart]) else { return Self.unusual }
    if at - nameStart > 8 {
      word = names.word(ofLong: (nameStart..<at).map { text[$0] })
    }
    tag = Tag(kind: isClose ? .close : .open, name: word)
    guard isClose else { return readAttributes(text, at) }
    at = Self.skipSpace(text, at)
    guard at < end else { return Self.incomplete }
    return text[at] == 0x3E ? at + 1 : Self.unusual
  }

  private mutating func readAttributes(_ text: Span<UInt8>, _ start: Int) -> Int {
    let end = text.count
    var at = start
    var count = 0
    while true {
      let space = at
      at = Self.skipSpace(text, at)
      guard at < end else { return Self.incomplete }
      if text[at] == 0x3E { return at + 1 }
      if text[at] == 0x2F {
        guard at + 1 < end else { return Self.incomplete }
        tag.kind = .empty
        return text[at + 1] == 0x3E ? at + 2 : Self.unusual
      }
      guard at > space else { return Self.unusual }
      let nameStart = at
      var word: UInt64 = 0
      while at < end, Self.isName(text[at]) {
        word = word << 8 | word >> 56 ^ UInt64(text[at])
        at += 1
      }
      let nameEnd = at
      guard at < end else { return Self.incomplete }
      guard at > nameStart, Self.isNameStart(text[nameStart]), count < seen.count else {
        return Self.unusual
      }
      for other in 0..<count where seen[other] == word { return Self.unusual }
      seen[count] = word
      count += 1
      at = Self.skipSpace(text, at)
      guard at < end else { return Self.incomplete }
      guard text[at] == 0x3D else { return Self.unusual }
      let value = Self.skipSpace(text, at + 1)
      at = readValue(text, value)
      guard at >= 0 else { return at }
      note(text, nameStart, nameEnd, Extent(from: value + 1, to: at - 1))
    }
  }

  /// Keeps the value of an attribute that cells have.
  private mutating func note(
    _ text: Span<UInt8>, _ nameStart: Int, _ nameEnd: Int, _ value: Extent
  ) {
    let isShort = nameEnd == nameStart + 1
    guard isShort || text[nameEnd - 2] == 0x3A else { return }
    switch text[nameEnd - 1] {
    case UInt8(ascii: "r"): tag.reference = value
    case UInt8(ascii: "s"): tag.style = value
    case UInt8(ascii: "t"): tag.type = value
    default: return
    }
    if !isShort || !isPlain { tag.isOdd = true }
  }

  /// Reads the quoted value at `start`; returns the offset behind it.
  private mutating func readValue(_ text: Span<UInt8>, _ start: Int) -> Int {
    guard start < text.count else { return Self.incomplete }
    let quote = text[start]
    guard quote == 0x22 || quote == 0x27 else { return Self.unusual }
    isPlain = true
    var at = start + 1
    while at < text.count {
      let byte = text[at]
      if byte == quote { return at + 1 }
      switch byte {
      case 0x09, 0x0A, 0x0D:
        isPlain = false
        at += 1
      case 0x3C, 0x00..<0x20: return Self.unusual
      case 0x26:
        isPlain = false
        at = readReference(text, at)
        guard at >= 0 else { return at }
      case 0xEF:
        guard Self.isCharacter(text, at) else { return Self.unusual }
        at += 1
      default: at += 1
      }
    }
    return Self.incomplete
  }

  /// Reads text from `start` on; returns the offset of the `<` behind it.
  mutating func readText(_ text: Span<UInt8>, _ start: Int) -> Int {
    isPlain = true
    var at = start
    while at < text.count {
      let byte = text[at]
      if Self.isOrdinary(byte) {
        at += 1
        continue
      }
      switch byte {
      case 0x3C: return at
      case 0x09, 0x0A: at += 1
      case 0x0D:
        isPlain = false
        at += 1
      case 0x26:
        isPlain = false
        at = readReference(text, at)
        guard at >= 0 else { return at }
      case 0x5D:
        guard at + 2 < text.count else { return Self.incomplete }
        guard text[at + 1] != 0x5D || text[at + 2] != 0x3E else { return Self.unusual }
        at += 1
      case 0xEF:
        guard Self.isCharacter(text, at) else { return Self.unusual }
        at += 1
      default: return Self.unusual
      }
    }
    return Self.incomplete
  }

  /// Passes over text from `start` on and reads the tag behind it; returns the offset behind that.
  mutating func readNextTag(_ text: Span<UInt8>, _ start: Int) -> Int {
    let end = readText(text, start)
    return end < 0 ? end : readTag(text, end)
  }

  /// Appends what `text[range]`, which was read as a text, says.
  mutating func decode(_ text: Span<UInt8>, _ from: Int, _ to: Int, into bytes: inout [UInt8]) {
    var at = from
    while at < to {
      let byte = text[at]
      if byte == 0x26 {
        at = readReference(text, at)
        guard at >= 0 else { return }
        if let scalar = Unicode.Scalar(scalar) {
          bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
        }
      } else {
        at += 1
        if byte == 0x0D, at < to, text[at] == 0x0A { at += 1 }
        bytes.append(byte == 0x0D ? 0x0A : byte)
      }
    }
  }

  /// Reads the reference at `start`, where there is a `&`; returns the offset behind its semicolon.
  private mutating func readReference(_ text: Span<UInt8>, _ start: Int) -> Int {
    var end = start + 1
    while end < text.count, text[end] != 0x3B, end - start < 12 { end += 1 }
    guard end < text.count else { return Self.incomplete }
    guard text[end] == 0x3B else { return Self.unusual }
    let name = (start + 1..<end).map { text[$0] }
    guard let scalar = Self.scalar(name) else { return Self.unusual }
    self.scalar = scalar
    return end + 1
  }

  /// What the reference with this name stands for; nil if that is no character of XML, or not known here.
  private static func scalar(_ name: [UInt8]) -> UInt32? {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return 0x26
    case "lt": return 0x3C
    case "gt": return 0x3E
    case "quot": return 0x22
    case "apos": return 0x27
    default: break
    }
    guard name.first == 0x23 else { return nil }
    let isHex = name.dropFirst().first == 0x78
    let digits = name.dropFirst(isHex ? 2 : 1)
    guard (1...7).contains(digits.count) else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      switch digit {
      case 0x30...0x39: value = value * (isHex ? 16 : 10) + UInt32(digit - 0x30)
      case 0x41...0x46 where isHex: value = value * 16 + UInt32(digit - 0x37)
      case 0x61...0x66 where isHex: value = value * 16 + UInt32(digit - 0x57)
      default: return nil
      }
    }
    switch value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: return value
    default: return nil
    }
  }

  static func skipSpace(_ text: Span<UInt8>, _ start: Int) -> Int {
    var at = start
    while at < text.count, isSpace(text[at]) { at += 1 }
    return at
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Whether the three bytes at `at`, of which the first is EF, are a character of XML: U+FFFE and U+FFFF are none.
  private static func isCharacter(_ text: Span<UInt8>, _ at: Int) -> Bool {
    guard at + 2 < text.count, text[at + 1] == 0xBF else { return true }
    return text[at + 2] < 0xBE
  }

  /// Text that needs no second look: no control, `&`, `<`, `]`, and no first byte of U+FFFE.
  private static func isOrdinary(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return byte != 0xEF }
    let mask: UInt64 = byte < 64 ? 0xEFFF_FFBF_0000_0000 : 0xFFFF_FFFF_DFFF_FFFF
    return mask >> UInt64(byte & 63) & 1 != 0
  }

  /// ASCII letters, digits and `-.:_`.
  private static func isName(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return false }
    let mask: UInt64 = byte < 64 ? 0x07FF_6000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
    return mask >> UInt64(byte & 63) & 1 != 0
  }

  /// ASCII letters and `_`.
  private static func isNameStart(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF) || byte == 0x5F
  }
}
