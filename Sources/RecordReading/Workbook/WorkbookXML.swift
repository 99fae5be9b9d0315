import Diagnostics

extension ZipArchive {
  /// Bytes that are inflated and parsed at once.
  static let block = 1 << 16

  /// Parses the whole entry `path`.
  ///
  /// - Throws: One diagnostic if there is none, or it is no XML that a workbook may hold.
  func parse(_ path: String, _ handler: any XMLHandler) throws(DiagnosticList) {
    let entry = try open(path)
    let parser = try parser(handler, path)
    var isEnd = false
    while !isEnd {
      let bytes = try entry.read(Self.block)
      isEnd = bytes.isEmpty
      try parse(bytes, isEnd: isEnd, parser, path)
    }
  }

  /// A parser for the entry `path`.
  func parser(
    _ handler: any XMLHandler, _ path: String
  ) throws(DiagnosticList) -> XMLParser {
    do throws(XMLParser.Failure) {
      return try XMLParser(handler)
    } catch {
      throw Self.failure(name, path, error)
    }
  }

  /// Parses one block of the entry `path`.
  func parse(
    _ bytes: [UInt8], isEnd: Bool, _ parser: XMLParser, _ path: String
  ) throws(DiagnosticList) {
    do throws(XMLParser.Failure) {
      try parser.parse(bytes, isEnd: isEnd)
    } catch {
      throw Self.failure(name, path, error)
    }
  }

  private static func failure(
    _ name: String, _ path: String, _ failure: XMLParser.Failure
  ) -> DiagnosticList {
    let message =
      switch failure {
      case .malformed(let line):
        LocalizedText(
          zh: "工作簿已损坏: '\(path)' 第 \(line) 行不是合格的 XML",
          en: "the workbook is damaged: line \(line) of '\(path)' is no well-formed XML")
      case .outOfMemory:
        LocalizedText(
          zh: "内存不足, 无法读取 '\(path)'", en: "not enough memory to read '\(path)'")
      case .hasDocumentType:
        LocalizedText(
          zh: "拒绝读取: '\(path)' 含有文档类型声明", en: "refused: '\(path)' has a document type declaration")
      }
    return DiagnosticList([
      Diagnostic(
        code: "I024", message, at: SourceLocation(file: name),
        help: LocalizedText(
          zh: "请用表格软件打开后另存为 .xlsx",
          en: "open it with an office program and save it as .xlsx once more"))
    ])
  }
}
