/// A text as the classifier sees it: scalars without the differences that mean nothing, and what
/// separates them.
///
/// Full-width forms become ASCII, capitals small letters; marks that only combine or are not seen go.
/// Punctuation and blanks are no scalars but breaks in front of the next one.
struct FoldedText {
  /// How strongly something separates two scalars.
  enum Break {
    static let none: UInt8 = 0
    /// A blank, a quotation mark: words may run over it.
    static let slight: UInt8 = 1
    /// 、 between things of a list.
    static let list: UInt8 = 2
    static let comma: UInt8 = 3
    static let sentence: UInt8 = 4
  }

  private(set) var scalars: [UInt32] = []
  /// Shape: one more than `scalars`; the break in front of each, and behind the last.
  private(set) var breaks: [UInt8] = []
  /// The number of the comma clause that each scalar stands in; rises by one at a comma or stronger.
  private(set) var clauses: [Int32] = []
  /// The number of the sentence that each scalar stands in.
  private(set) var sentences: [Int32] = []

  init(_ text: Substring.UnicodeScalarView) {
    scalars.reserveCapacity(text.count)
    var pending = Break.none
    var clause: Int32 = 0
    var sentence: Int32 = 0
    var index = text.startIndex
    while index != text.endIndex {
      let scalar = text[index]
      index = text.index(after: index)
      switch Self.kind(of: scalar.value) {
      case .letter(let value):
        // A full stop or comma between digits belongs to the number.
        if pending >= Break.comma {
          clause += 1
          if pending == Break.sentence { sentence += 1 }
        }
        scalars.append(value)
        breaks.append(pending)
        clauses.append(clause)
        sentences.append(sentence)
        pending = Break.none
      case .separator(let strength):
        if isInsideNumber(scalar.value, before: index, of: text) { continue }
        pending = max(pending, strength)
      case .nothing: continue
      }
    }
    breaks.append(Break.sentence)
  }

  /// Words of a lexicon: scalars alone.
  static func word(_ text: String) -> [UInt32] {
    var word: [UInt32] = []
    word.reserveCapacity(text.utf8.count / 2)
    for scalar in text.unicodeScalars {
      if case .letter(let value) = kind(of: scalar.value) { word.append(value) }
    }
    return word
  }

  private func isInsideNumber(
    _ scalar: UInt32, before index: Substring.UnicodeScalarView.Index,
    of text: Substring.UnicodeScalarView
  ) -> Bool {
    guard scalar == 0x2E || scalar == 0xFF0E, let last = scalars.last, Self.isDigit(last),
      index != text.endIndex
    else { return false }
    if case .letter(let next) = Self.kind(of: text[index].value) { return Self.isDigit(next) }
    return false
  }

  static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }

  private enum Kind {
    case letter(UInt32)
    case separator(UInt8)
    case nothing
  }

  private static func kind(of value: UInt32) -> Kind {
    switch value {
    case 0x4E00...0x9FFF, 0x61...0x7A, 0x30...0x39: .letter(value)
    case 0x41...0x5A: .letter(value + 0x20)
    case 0xFF10...0xFF19, 0xFF41...0xFF5A: .letter(value - 0xFEE0)
    case 0xFF21...0xFF3A: .letter(value - 0xFEE0 + 0x20)
    case 0x3001: .separator(Break.list)
    case 0xFF0C, 0x2C, 0xFF1A, 0x3A, 0x28, 0x29, 0xFF08, 0xFF09, 0x3010, 0x3011, 0x5B, 0x5D:
      .separator(Break.comma)
    case 0x3002, 0xFF01, 0x21, 0xFF1F, 0x3F, 0xFF1B, 0x3B, 0x0A, 0x0D, 0x2E, 0xFF0E, 0x2028, 0x2029:
      .separator(Break.sentence)
    case 0x25, 0xFF05: .letter(0x25)
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF, 0xAD: .nothing
    case 0x00...0x7F, 0xA0, 0xB7, 0x2000...0x206F, 0x3000...0x303F, 0xFF00...0xFFEF:
      .separator(Break.slight)
    default: .letter(value)
    }
  }
}
