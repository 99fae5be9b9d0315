// Which point each record is about. Invariants: `ColumnBuilders.swift`.
import Diagnostics
import Model

/// What words mean, learnt once per chunk on top of what is known from the start.
struct WordLookup {
  let known: WordTable
  private var learnt = WordTable()

  init(_ known: WordTable) {
    self.known = known
  }

  /// The number of a field's text; `read` is asked about texts that were never seen.
  mutating func number(
    _ bytes: UnsafePointer<UInt8>, _ length: Int, read: (String) -> Int32
  ) -> Int32 {
    if let number = unsafe known.find(bytes, length) { return number }
    if let number = unsafe learnt.find(bytes, length) { return number }
    let number = unsafe read(fieldText(bytes, length))
    if learnt.count < 4096 { unsafe learnt.insert(bytes, length, number) }
    return number
  }
}

/// The text of a field without its quotes.
func fieldText(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> String {
  let raw = unsafe UnsafeBufferPointer(start: bytes, count: length)
  return unsafe String(decoding: CSVField(raw).content, as: UTF8.self)
}

/// Finds points and their types by what a record says of them; immutable, shared by all chunks.
struct PointResolver: Sendable {
  /// What a word is when it is not the number of something.
  enum Word {
    static let blank: Int32 = -1
    static let unknown: Int32 = -2
    /// A name of several points.
    static let ambiguous: Int32 = -3
  }

  let registry: PointRegistry?
  let ids: WordTable
  let names: WordTable
  let types: WordTable
  /// For each point of the registry the number of its type; -1 if it has none.
  let typesOfPoints: [Int16]
  let defaultType: Int16
  /// Every word for a type, for proposals.
  let typeWords: [String]
  let typeIDs: [String]
  private let typeNumbers: [String: Int32]

  init(_ request: SheetRequest) {
    registry = request.registry
    var numbers: [String: Int32] = [:]
    var words: [String] = []
    for (number, type) in request.pointTypes.enumerated() {
      for word in [type.id.text, type.title.zh, type.title.en] + type.aliases
      where !word.isEmpty && numbers[word] == nil {
        numbers[word] = Int32(number)
        words.append(word)
      }
    }
    typeNumbers = numbers
    typeWords = words
    typeIDs = request.pointTypes.map(\.id.text)
    types = WordTable(words.compactMap { word in numbers[word].map { (word, $0) } })
    let numberOf = { (id: PointTypeID?) -> Int16 in
      id.flatMap { numbers[$0.text] }.map(Int16.init) ?? -1
    }
    defaultType = numberOf(request.defaultPointType)
    let points = registry?.points ?? []
    typesOfPoints = points.map { numberOf($0.type) }
    ids = WordTable(points.enumerated().map { ($0.element.id.text, Int32($0.offset)) })
    names = WordTable(
      points.map(\.name).compactMap { name in
        guard let found = request.registry?.indices(ofName: name), found.count == 1 else {
          return nil
        }
        return (name, Int32(found[0]))
      })
  }

  func point(id text: String) -> Int32 {
    let id = foldedCell(text)
    if id.isEmpty { return Word.blank }
    return registry?.index(ofID: id).map(Int32.init) ?? Word.unknown
  }

  func point(name text: String) -> Int32 {
    if foldedCell(text).isEmpty { return Word.blank }
    let found = registry?.indices(ofName: text) ?? []
    return found.count == 1 ? Int32(found[0]) : found.isEmpty ? Word.unknown : Word.ambiguous
  }

  func type(_ text: String) -> Int32 {
    let word = foldedCell(text)
    if word.isEmpty { return Word.blank }
    return typeNumbers[word] ?? Word.unknown
  }
}

/// The points of one chunk's records.
struct PointColumns {
  private(set) var points: [Int32] = []
  private(set) var types: [Int16] = []
  private(set) var issues: [PointIssue] = []
  private let resolver: PointResolver
  private let idField: Int?
  private let nameField: Int?
  private let typeField: Int?
  private var ids: WordLookup
  private var names: WordLookup
  private var typeWords: WordLookup

  init(_ resolver: PointResolver, id: Int?, name: Int?, type: Int?, rows: Int) {
    self.resolver = resolver
    (idField, nameField, typeField) = (id, name, type)
    ids = WordLookup(resolver.ids)
    names = WordLookup(resolver.names)
    typeWords = WordLookup(resolver.types)
    points.reserveCapacity(rows)
    types.reserveCapacity(rows)
  }

  mutating func append(_ tile: Tile) {
    for row in unsafe 0..<tile.count {
      let point = unsafe resolver.registry == nil ? checkWritten(tile, row) : find(tile, row)
      points.append(point)
      let type = unsafe type(tile, row, point)
      types.append(type)
    }
  }

  /// Without a registry every record that says a point has one; nobody knows its number.
  private mutating func checkWritten(_ tile: Tile, _ row: Int) -> Int32 {
    let fields = [idField, nameField].compactMap(\.self)
    for field in fields {
      let extent = unsafe tile.extent(row: row, field: field)
      if unsafe !extent.isEmpty && !isBlank(tile, extent) { return -1 }
    }
    if let field = fields.first { unsafe add(.missing, tile, row, field) }
    return -1
  }

  private func isBlank(_ tile: Tile, _ extent: Range<Int>) -> Bool {
    let first = unsafe tile.bytes[extent.lowerBound]
    if first > 0x22, first < 0x7F { return false }
    return unsafe foldedCell(fieldText(tile.bytes + extent.lowerBound, extent.count)).isEmpty
  }

  private mutating func find(_ tile: Tile, _ row: Int) -> Int32 {
    let resolver = self.resolver
    var byID = PointResolver.Word.blank
    if let idField {
      let extent = unsafe tile.extent(row: row, field: idField)
      if !extent.isEmpty {
        byID = unsafe ids.number(tile.bytes + extent.lowerBound, extent.count) {
          resolver.point(id: $0)
        }
      }
    }
    var byName = PointResolver.Word.blank
    if let nameField {
      let extent = unsafe tile.extent(row: row, field: nameField)
      if !extent.isEmpty {
        byName = unsafe names.number(tile.bytes + extent.lowerBound, extent.count) {
          resolver.point(name: $0)
        }
      }
    }
    let field = nameField ?? idField ?? 0
    if byID >= 0 {
      if byName >= 0, byName != byID { unsafe add(.contradiction(byID, byName), tile, row, field) }
      return byID
    }
    if byName >= 0 { return byName }
    if byID == PointResolver.Word.blank, byName == PointResolver.Word.blank {
      unsafe add(.missing, tile, row, idField ?? field)
    } else {
      let hasName = byName != PointResolver.Word.blank
      unsafe add(.unknown(isName: hasName), tile, row, hasName ? field : idField ?? field)
    }
    return -1
  }

  private mutating func type(_ tile: Tile, _ row: Int, _ point: Int32) -> Int16 {
    if point >= 0, resolver.typesOfPoints[Int(point)] >= 0 {
      return resolver.typesOfPoints[Int(point)]
    }
    // A point that the registry does not know is rejected: no rule applies.
    if point < 0, resolver.registry != nil { return -1 }
    guard let typeField else { return resolver.defaultType }
    let resolver = self.resolver
    var number = PointResolver.Word.blank
    let extent = unsafe tile.extent(row: row, field: typeField)
    if !extent.isEmpty {
      number = unsafe typeWords.number(tile.bytes + extent.lowerBound, extent.count) {
        resolver.type($0)
      }
    }
    if number >= 0 { return Int16(number) }
    if number == PointResolver.Word.blank, resolver.defaultType >= 0 { return resolver.defaultType }
    unsafe add(.unknownType, tile, row, typeField)
    return -1
  }

  private mutating func add(_ kind: PointIssue.Kind, _ tile: Tile, _ row: Int, _ field: Int) {
    let extent = unsafe tile.extent(row: row, field: field)
    let value = unsafe fieldText(tile.bytes + extent.lowerBound, extent.count)
    unsafe issues.append(
      PointIssue(row: tile.firstRow + row, field: field, kind: kind, value: value))
  }
}

/// Something wrong with what a record says of its point.
struct PointIssue {
  enum Kind {
    case missing
    case unknown(isName: Bool)
    /// The points that the id and the name belong to.
    case contradiction(Int32, Int32)
    case unknownType
  }

  let row: Int
  /// Column, from 0.
  let field: Int
  let kind: Kind
  let value: String
}
