import Diagnostics
import Model
import YAML

extension InputFormat {
  /// A YAML document: a list of records, a mapping that holds one, or a record in each document.
  static let yaml = InputFormat(
    id: "yaml", fileExtensions: ["yaml", "yml"],
    summary: LocalizedText(
      zh: "YAML 列表, 每项一条记录", en: "a list in YAML, a record in each item")
  ) { (source, request) throws(DiagnosticList) in
    OpenedFile(
      try NDJSONSheet(
        try YAMLRecords(source, request.limits), name: source.name, request,
        ByteScanner(delimiter: 0, quoting: .escaped)))
  }
}

/// Writes each record of a YAML document into a line of JSON, so that one decoder serves both.
///
/// A scalar is its text, whatever YAML takes it for: what a cell means is for the type of its column to say. Null and
/// an empty scalar are blank. Memory: the whole document.
struct YAMLRecords: ChunkSource {
  private let limits: ReadingLimits
  private let records: [YAMLNode]
  private var position = 0
  private var index = 0

  /// - Throws: Diagnostics if the text is no YAML, or a document of rules rather than records (I048).
  init(_ source: ByteSource, _ limits: ReadingLimits) throws(DiagnosticList) {
    self.limits = limits
    let bytes = try source.rest(limit: YAMLLimits.standard.bytes)
    guard let bytes else { throw Self.tooLong(source.name) }
    let stream = YAMLStream(file: source.name, bytes: bytes)
    guard stream.diagnostics.isEmpty else { throw DiagnosticList(stream.diagnostics) }
    let roots = stream.documents.filter { !$0.isNull }
    if let document = roots.first(where: { $0["civiclint"] != nil && $0["kind"] != nil }) {
      throw Self.noRecords(document)
    }
    records = roots.flatMap(Self.records)
  }

  /// The items of a list, or of the only list of mappings that a mapping holds; else the document itself.
  private static func records(_ root: YAMLNode) -> [YAMLNode] {
    if root.kind == .sequence { return Array(root.items) }
    let lists = root.pairs.map(\.value).filter { value in
      value.kind == .sequence && value.items.first?.kind == .mapping
    }
    return lists.count == 1 ? Array(lists[0].items) : [root]
  }

  mutating func next() throws(DiagnosticList) -> RawChunk? {
    guard position < records.count else { return nil }
    var bytes: [UInt8] = []
    var lines: [Int] = []
    while bytes.count < limits.chunkBytes, position < records.count {
      let record = records[position]
      position += 1
      Self.write(record, to: &bytes)
      bytes.append(0x0A)
      lines.append(record.location.line)
    }
    defer { index += 1 }
    let length = bytes.count
    return RawChunk(
      index: index, bytes: bytes + Array(repeating: 0, count: ByteScanner.padding),
      range: 0..<length, firstLine: lines[0], lineCount: lines.count, isIrregular: false,
      defects: [], rejections: [], rowNumbers: lines)
  }

  // MARK: JSON

  private static func write(_ node: YAMLNode, to bytes: inout [UInt8]) {
    switch node.kind {
    case .scalar where node.isNull: bytes += "null".utf8
    case .scalar: write(node.text, to: &bytes)
    case .sequence:
      bytes.append(UInt8(ascii: "["))
      for (number, item) in node.items.enumerated() {
        if number > 0 { bytes.append(UInt8(ascii: ",")) }
        write(item, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .mapping:
      bytes.append(UInt8(ascii: "{"))
      for (number, pair) in node.pairs.enumerated() {
        if number > 0 { bytes.append(UInt8(ascii: ",")) }
        write(pair.key.text, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        write(pair.value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  // MARK: Problems

  private static func noRecords(_ document: YAMLNode) -> DiagnosticList {
    let kind = document["kind"]?.text ?? ""
    return DiagnosticList([
      Diagnostic(
        code: "I048",
        LocalizedText(
          zh: "这是 civiclint 的文件 (kind: \(kind)), 不是检查记录",
          en: "this is a document of civiclint (kind: \(kind)), no inspection records"),
        at: document.location,
        help: LocalizedText(
          zh: "规则用 --rules, 点位库用 --points, 责任分工用 --routing 指明",
          en: "name rules with --rules, a registry with --points, routing with --routing"))
    ])
  }

  private static func tooLong(_ name: String) -> DiagnosticList {
    let limit = YAMLLimits.standard.bytes >> 20
    return DiagnosticList([
      Diagnostic(
        code: "I049",
        LocalizedText(
          zh: "YAML 文件超过 \(limit) MB", en: "a YAML file of more than \(limit) MB"),
        at: SourceLocation(file: name),
        help: LocalizedText(
          zh: "请改用 CSV 或每行一个 JSON 对象", en: "use CSV or one JSON object per line"))
    ])
  }
}
