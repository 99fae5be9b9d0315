// Which point each record is about. Invariants: `ColumnBuilders.swift`.
import Diagnostics
import Model

/// What words mean, learnt once per chunk on top of what is known from the start.
struct WordLookup {
  private let known: WordTable
  private var learnt = WordTable()

  init(_ known: WordTable) {
    self.known = known
  }

  /// The number of a field's text; nil if it was never seen.
  @inline(__always)
  func find(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int32? {
    unsafe known.find(bytes, length) ?? learnt.find(bytes, length)
  }

  mutating func learn(_ bytes: UnsafePointer<UInt8>, _ length: Int, _ number: Int32) {
    if learnt.count < 4096, unsafe learnt.find(bytes, length) == nil {
      unsafe learnt.insert(bytes, length, number)
    }
  }
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

  init(_ request: SheetRequest, assumedType: PointTypeID?) {
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
    defaultType = numberOf(assumedType)
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
  private let hasRegistry: Bool
  private let quoting: Quoting
  private let idField: Int?
  private let nameField: Int?
  private let typeField: Int?
  private var ids: WordLookup
  private var names: WordLookup
  private var typeWords: WordLookup

  init(
    _ resolver: PointResolver, _ quoting: Quoting, id: Int?, name: Int?, type: Int?, rows: Int
  ) {
    self.resolver = resolver
    self.quoting = quoting
    hasRegistry = resolver.registry != nil
    (idField, nameField, typeField) = (id, name, type)
    ids = WordLookup(resolver.ids)
    names = WordLookup(resolver.names)
    typeWords = WordLookup(resolver.types)
    points.reserveCapacity(rows)
    types.reserveCapacity(rows)
  }

  mutating func append(_ tile: Tile) {
    if hasRegistry {
      for row in unsafe 0..<tile.count {
        let point = unsafe find(tile, row)
        points.append(point)
        unsafe types.append(typeOfPoint(point, tile, row))
      }
    } else {
      unsafe points.append(contentsOf: repeatElement(-1, count: tile.count))
      unsafe checkWritten(tile)
      for row in unsafe 0..<tile.count { unsafe types.append(writtenType(tile, row)) }
    }
  }

  /// Makes a row one that no rule is asked about.
  mutating func skip(_ row: Int) { types[row] = -1 }

  /// Without a registry nobody knows a point's number, but every record has to name one.
  private mutating func checkWritten(_ tile: Tile) {
    guard let field = idField ?? nameField else { return }
    for row in unsafe 0..<tile.count {
      if unsafe isWritten(tile, row, field) { continue }
      if let nameField, nameField != field, unsafe isWritten(tile, row, nameField) { continue }
      unsafe add(.missing, tile, row, field)
    }
  }

  @inline(__always)
  private func isWritten(_ tile: Tile, _ row: Int, _ field: Int) -> Bool {
    let extent = unsafe tile.extent(row: row, field: field)
    if extent.isEmpty { return false }
    let first = unsafe tile.bytes[extent.lowerBound]
    // What is neither a control character, a blank, a quote nor beyond ASCII is something.
    if first > 0x22, first < 0x7F { return true }
    return unsafe !foldedCell(fieldText(tile.bytes + extent.lowerBound, extent.count)).isEmpty
  }

  private mutating func find(_ tile: Tile, _ row: Int) -> Int32 {
    let byID = unsafe pointByID(tile, row)
    let byName = unsafe pointByName(tile, row)
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

  private mutating func pointByID(_ tile: Tile, _ row: Int) -> Int32 {
    guard let idField else { return PointResolver.Word.blank }
    let extent = unsafe tile.extent(row: row, field: idField)
    if extent.isEmpty { return PointResolver.Word.blank }
    let start = unsafe tile.bytes + extent.lowerBound
    if let point = unsafe ids.find(start, extent.count) { return point }
    let point = unsafe resolver.point(id: fieldText(start, extent.count))
    unsafe ids.learn(start, extent.count, point)
    return point
  }

  private mutating func pointByName(_ tile: Tile, _ row: Int) -> Int32 {
    guard let nameField else { return PointResolver.Word.blank }
    let extent = unsafe tile.extent(row: row, field: nameField)
    if extent.isEmpty { return PointResolver.Word.blank }
    let start = unsafe tile.bytes + extent.lowerBound
    if let point = unsafe names.find(start, extent.count) { return point }
    let point = unsafe resolver.point(name: fieldText(start, extent.count))
    unsafe names.learn(start, extent.count, point)
    return point
  }

  /// A point that the registry does not know is rejected: no rule applies to it.
  private mutating func typeOfPoint(_ point: Int32, _ tile: Tile, _ row: Int) -> Int16 {
    guard point >= 0 else { return -1 }
    let type = resolver.typesOfPoints[Int(point)]
    return type >= 0 ? type : unsafe writtenType(tile, row)
  }

  private mutating func writtenType(_ tile: Tile, _ row: Int) -> Int16 {
    guard let typeField else { return resolver.defaultType }
    let extent = unsafe tile.extent(row: row, field: typeField)
    let start = unsafe tile.bytes + extent.lowerBound
    if let type = unsafe typeWords.find(start, extent.count), type >= 0 { return Int16(type) }
    return unsafe oddType(tile, row, typeField, start, extent.count)
  }

  private mutating func oddType(
    _ tile: Tile, _ row: Int, _ field: Int, _ start: UnsafePointer<UInt8>, _ length: Int
  ) -> Int16 {
    let type = unsafe typeWords.find(start, length) ?? resolver.type(fieldText(start, length))
    unsafe typeWords.learn(start, length, type)
    if type >= 0 { return Int16(type) }
    if type == PointResolver.Word.blank, resolver.defaultType >= 0 { return resolver.defaultType }
    unsafe add(.unknownType, tile, row, field)
    return -1
  }

  /// The text of a field without its quotes.
  private func fieldText(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> String {
    let raw = unsafe UnsafeBufferPointer(start: bytes, count: length)
    return unsafe String(decoding: quoting.content(raw), as: UTF8.self)
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
