/// Names of elements and attributes as words that compare at once.
///
/// A name of up to eight bytes is those bytes, the first one lowest. A longer one is a number with the top bit set,
/// which no ASCII byte has; equal names have equal words, in one document.
struct MarkupNames {
  static let long: UInt64 = 1 << 63
  /// Stands for the local name `sheetData`, the only long one that anybody asks for.
  static let sheetData: UInt64 = 1

  private var numbers: [[UInt8]: Int] = [:]
  /// By number: the name without its prefix, as a word; 0 for one that nobody asks for.
  private var locals: [UInt64] = []

  // The names of which sheets and tables of texts consist: row, c, v, is, t, r, rPh, si, sst.
  static let row: UInt64 = 0x77_6F72
  static let cell: UInt64 = 0x63
  static let value: UInt64 = 0x76
  static let inline: UInt64 = 0x7369
  static let text: UInt64 = 0x74
  static let run: UInt64 = 0x72
  static let hint: UInt64 = 0x68_5072
  static let item: UInt64 = 0x6973
  static let table: UInt64 = 0x74_7373

  /// Whether an element of this name may say something of a cell or a shared text.
  static func hasMeaning(_ local: UInt64) -> Bool {
    switch local {
    case row, cell, value, inline, text, hint, item: true
    default: false
    }
  }

  /// The word of a name of more than eight bytes.
  mutating func word(ofLong name: [UInt8]) -> UInt64 {
    if let number = numbers[name] { return Self.long | UInt64(number) }
    let local = name.split(separator: 0x3A, omittingEmptySubsequences: false).last ?? []
    let word =
      if local.count <= 8 {
        local.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      } else {
        local.elementsEqual("sheetData".utf8) ? Self.sheetData : 0
      }
    numbers[name] = locals.count
    locals.append(word)
    return Self.long | UInt64(locals.count - 1)
  }

  /// The name without its namespace prefix, as a word; 0 for a long one that nobody asks for.
  func local(_ word: UInt64) -> UInt64 {
    if word & Self.long != 0 { return locals[Int(word & ~Self.long)] }
    // A byte of `gaps` is 0 where the name has a colon.
    let gaps = word ^ 0x3A3A_3A3A_3A3A_3A3A
    guard (gaps &- 0x0101_0101_0101_0101) & ~gaps & 0x8080_8080_8080_8080 != 0 else { return word }
    var local = word
    var rest = word
    while rest != 0 {
      if rest & 0xFF == 0x3A { local = rest >> 8 }
      rest >>= 8
    }
    return local
  }
}
