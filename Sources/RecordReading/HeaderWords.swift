import Diagnostics
import Model

/// A header cell without the differences that mean nothing: width, blanks, case, style of brackets.
struct HeaderName {
  let whole: String
  /// Without the bracket at its end.
  let stem: String
  /// What the bracket says, most often a unit; empty if there is none.
  let bracket: String

  init(_ text: String) {
    let plain = normalizedPointName(text)
    whole = Self.lowercased(plain)
    if plain.utf8.last == UInt8(ascii: ")"), let open = plain.lastIndex(of: "("),
      open > plain.startIndex
    {
      stem = Self.lowercased(String(plain[..<open]))
      bracket = String(plain[plain.index(after: open)...].dropLast())
    } else {
      stem = whole
      bracket = ""
    }
  }

  /// ASCII only: no alphabet has surprises then.
  private static func lowercased(_ text: String) -> String {
    let isCapital = UInt8(ascii: "A")...UInt8(ascii: "Z")
    guard text.utf8.contains(where: isCapital.contains) else { return text }
    return String(
      decoding: text.utf8.map { isCapital.contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}

/// Every name a column may have.
struct HeaderWords {
  /// Names of plain scalars, by their bytes: they are many, and hashing texts is slow.
  private var plain: [[UInt8]: ColumnKey] = [:]
  /// All names, if one of them or of the header is not plain; texts may then be equal whose bytes are
  /// not.
  private var texts: [String: ColumnKey]?
  /// In the order of declaration, as they are written.
  private(set) var all: [String] = []
  /// Some titles, for messages.
  let examples: [LocalizedText]
  /// Goes before all names.
  private let layout: SheetLayout

  /// The names that the first rows of a sheet are looked through for.
  init(_ facts: [Fact], _ layout: SheetLayout, askedBy rows: [TableRow]) {
    self.init(facts, layout, for: rows.flatMap(\.cells))
  }

  /// - Parameter header: The names that will be asked for; nil if they are not known beforehand.
  init(_ facts: [Fact], _ layout: SheetLayout = SheetLayout(), for header: [String]?) {
    self.layout = layout
    examples =
      [RecordField.pointID, .pointName, .inspectedAt].map(\.title) + facts.prefix(5).map(\.title)
    plain.reserveCapacity(facts.count * 8)
    all.reserveCapacity(facts.count * 8)
    let isPlain = header?.allSatisfy { normalizedPlainName($0) != nil } ?? false
    if isPlain, addAll(facts, Self.addPlain) { return }
    (plain, texts, all) = ([:], [:], [])
    _ = addAll(facts, Self.addText)
  }

  /// Adds the names of fields, then those of facts; false as soon as `add` says false.
  private mutating func addAll(
    _ facts: [Fact], _ add: (inout HeaderWords, String, ColumnKey) -> Bool
  ) -> Bool {
    for field in RecordField.allCases {
      for name in [field.rawValue, field.title.zh, field.title.en] + field.aliases {
        guard add(&self, name, .field(field)) else { return false }
      }
    }
    for fact in facts {
      for name in [fact.id.text, fact.title.zh, fact.title.en] + fact.aliases {
        guard add(&self, name, .fact(fact.id)) else { return false }
      }
    }
    return true
  }

  private static func addPlain(
    _ words: inout HeaderWords, _ name: String, _ key: ColumnKey
  ) -> Bool {
    guard let bytes = plainKey(name) else { return false }
    guard !bytes.isEmpty, words.plain[bytes] == nil else { return true }
    words.plain[bytes] = key
    words.all.append(name)
    return true
  }

  private static func addText(
    _ words: inout HeaderWords, _ name: String, _ key: ColumnKey
  ) -> Bool {
    let whole = HeaderName(name).whole
    guard !whole.isEmpty, words.texts?[whole] == nil else { return true }
    words.texts?[whole] = key
    words.all.append(name)
    return true
  }

  /// The UTF-8 of ``HeaderName/whole``; nil if `name` is not plain.
  private static func plainKey(_ name: String) -> [UInt8]? {
    guard var bytes = normalizedPlainName(name) else { return nil }
    for (index, byte) in bytes.enumerated() where (0x41...0x5A).contains(byte) {
      bytes[index] = byte | 0x20
    }
    return bytes
  }

  func key(of name: HeaderName) -> ColumnKey? {
    switch layout.column(name.whole) {
    case .key(let key, _): return key
    case .ignored: return nil
    case nil: break
    }
    if let texts { return texts[name.whole] ?? texts[name.stem] }
    return plain[Array(name.whole.utf8)] ?? plain[Array(name.stem.utf8)]
  }
}
