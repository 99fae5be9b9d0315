import Diagnostics
import Model

@testable import RecordReading

/// One fact of each type, so that every way to keep a column is met.
enum TestFacts {
  static let here = SourceLocation(file: "test")
  static let count = fact("stacking", CountType.self, "楼道堆放杂物", unit: "处", aliases: ["楼道堆物"])
  static let ratio = fact("lit", RatioType.self, "亮灯率")
  static let number = fact("wait", NumberType.self, "排队时间", unit: "分钟")
  static let flag = fact("blocked", FlagType.self, "消防通道堵塞")
  static let verdict = fact("clean", VerdictType.self, "公厕无异味")
  static let choice = fact(
    "board", ChoiceType.self, "公示栏",
    choices: [
      Choice(id: "ok", title: LocalizedText(zh: "完好", en: "intact")),
      Choice(id: "damaged", title: LocalizedText(zh: "破损", en: "damaged"), aliases: ["坏"]),
    ])
  static let text = fact("remark", TextType.self, "说明文字")
  static let list = fact("files", ListType.self, "附件")
  static let date = fact("due", DateType.self, "到期日")
  static let time = fact("seen", DateTimeType.self, "复核时间")
  static let all = [count, ratio, number, flag, verdict, choice, text, list, date, time]

  static let types = ["residential_community", "market"].map {
    Vocabulary.Term<Named.PointType>(
      id: PointTypeID($0), title: LocalizedText(zh: $0 == "market" ? "集贸市场" : "居民小区", en: $0),
      aliases: $0 == "market" ? ["菜市场"] : ["小区"], location: here)
  }

  static let registry = PointRegistry([
    point("P001", "和谐家园", "residential_community"),
    point("P002", "东风市场", "market", aliases: ["东风菜市场"]),
    point("P003", "灯笼街", nil), point("P004", "平安里(东)", "market"),
    point("P005", "同名苑", "residential_community"), point("P006", "同名苑", "market"),
  ])

  private static func fact(
    _ id: String, _ type: any FactType.Type, _ title: String, unit: String = "",
    aliases: [String] = [], choices: [Choice] = []
  ) -> Fact {
    Fact(
      id: FactID(id), type: type, title: LocalizedText(zh: title, en: id),
      unit: LocalizedText(unit), aliases: aliases, choices: choices, location: here)
  }

  private static func point(
    _ id: String, _ name: String, _ type: String?, aliases: [String] = []
  ) -> Point {
    Point(
      id: PointID(id), name: name, type: type.map { PointTypeID($0) }, area: Area(),
      aliases: aliases, location: here)
  }
}

/// A sheet that was read to its end.
struct ReadSheet {
  let header: SheetHeader
  let batches: [RecordBatch]

  init(
    _ text: [UInt8], columns: [ColumnKey]? = nil, registry: PointRegistry? = nil,
    assumedType: (@Sendable (Set<FactID>) -> PointTypeID?)? = { _ in "market" },
    chunkBytes: Int? = nil, recordBytes: Int? = nil, instructionSet: Int32? = nil,
    delimiter: UInt8 = UInt8(ascii: ","), isNDJSON: Bool = false
  ) throws {
    var request = SheetRequest(
      columns: columns ?? TestFacts.all.map { .fact($0.id) }
        + RecordField.allCases.map { .field($0) },
      facts: TestFacts.all, pointTypes: TestFacts.types, registry: registry,
      assumedPointType: assumedType, dayStart: 8 * 3600 + 1800)
    if let chunkBytes { request.limits.chunkBytes = chunkBytes }
    if let recordBytes { request.limits.recordBytes = recordBytes }
    let scanner = ByteScanner(
      delimiter: delimiter, quoting: isNDJSON ? .escaped : .doubled,
      instructionSet: instructionSet ?? ByteScanner(delimiter: 0).instructionSet)
    var sheet: any Sheet =
      try isNDJSON
      ? NDJSONSheet(
        RecordSplitter(ByteSource(bytes: text, name: "t.ndjson"), scanner, request.limits),
        name: "t.ndjson", request, scanner)
      : CSVSheet(ByteSource(bytes: text, name: "t.csv"), request, scanner)
    try self.init(&sheet)
  }

  /// Reads a text by one of the catalog's formats.
  init(_ format: InputFormat, _ text: String, chunkBytes: Int? = nil) throws {
    var request = SheetRequest(
      columns: TestFacts.all.map { .fact($0.id) } + RecordField.allCases.map { .field($0) },
      facts: TestFacts.all, pointTypes: TestFacts.types, assumedPointType: { _ in "market" })
    if let chunkBytes { request.limits.chunkBytes = chunkBytes }
    let source = ByteSource(bytes: Array(text.utf8), name: "t.\(format.id)")
    var sheet = try format.open(source, request).sheets[0]
    try self.init(&sheet)
  }

  private init(_ sheet: inout any Sheet) throws {
    header = sheet.header
    var batches: [RecordBatch] = []
    while let chunk = try sheet.next() { batches.append(sheet.decoder.decode(chunk)) }
    self.batches = batches
  }

  init(_ text: String, registry: PointRegistry? = nil, chunkBytes: Int? = nil) throws {
    try self.init(Array(text.utf8), registry: registry, chunkBytes: chunkBytes)
  }

  /// Reads JSON lines.
  init(
    ndjson text: String, registry: PointRegistry? = nil, chunkBytes: Int? = nil,
    recordBytes: Int? = nil, instructionSet: Int32? = nil
  ) throws {
    try self.init(
      Array(text.utf8), registry: registry, chunkBytes: chunkBytes, recordBytes: recordBytes,
      instructionSet: instructionSet, isNDJSON: true)
  }

  var defects: [Defect] { header.defects + batches.flatMap(\.defects) }
  var rejections: [Rejection] { batches.flatMap(\.rejections) }
  var lines: [Int] { batches.flatMap(\.lines) }
  var count: Int { batches.reduce(0) { $0 + $1.count } }
  var read: Int { batches.reduce(0) { $0 + $1.read } }

  /// `kind line:column value`, one per defect.
  var defectLines: [String] {
    defects.map { "\($0.kind.id) \($0.line):\($0.column) \($0.value)" }
  }

  func readings(_ key: ColumnKey) -> [CellReading] {
    batches.flatMap { batch in
      (0..<batch.count).map { batch.column(key).reading($0, date: key) }
    }
  }
}

extension Column {
  /// What the column says of `row`; unreadable and out of range are one here.
  func reading(_ row: Int, date: ColumnKey) -> CellReading {
    guard let states else { return .blank }
    if states.unreadable?[row] == true { return .unreadable }
    if states.notApplicable?[row] == true { return .notApplicable }
    guard states.valid[row] else { return .blank }
    switch self {
    case .absent: return .blank
    case .integer(let values, _): return .value(.integer(values[row]))
    case .double(let values, _): return .value(.double(values[row]))
    case .flag(let values, _): return .value(.flag(values[row]))
    case .code(let values, let words, _): return .value(.text(words[Int(values[row])]))
    case .text(let texts, _): return .value(.text(texts.string(row)))
    case .instant(let values, _): return .value(.instant(Timestamp(seconds: values[row])))
    case .list(let values, _): return .value(.list(values[row]))
    }
  }
}
