import Diagnostics

extension InputFormatCatalog {
  /// The format a source is read by, and what to say about the choice.
  ///
  /// In this order: the format that the user names, the kind that the first bytes leave no doubt about, the ending of
  /// the name, what the text looks like.
  ///
  /// - Parameter name: Id of a format; nil if the user names none.
  /// - Throws: I044 for a kind of file that nobody reads records from.
  package func choose(
    for source: ByteSource, named name: String?
  ) throws(DiagnosticList) -> (format: InputFormat, notes: [Diagnostic]) {
    if let name, let format = format(named: name) { return (format, []) }
    if let refusal = source.signature?.refusal { throw Self.refused(source.name, refusal) }
    let byName = format(ofPath: source.name)
    if source.signature == .zip {
      return (.xlsx, byName == nil || byName?.id == "xlsx" ? [] : [Self.told(source.name, .xlsx)])
    }
    if let byName, byName.id != "xlsx" { return (byName, []) }
    let bySight = Self.format(ofText: source.head)
    return (bySight, byName == nil ? [] : [Self.told(source.name, bySight)])
  }

  /// What a text looks like; a table unless something else is plain.
  private static func format(ofText head: ArraySlice<UInt8>) -> InputFormat {
    let text = head.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0D, 0x0A].contains($0) }
    switch text.first {
    case UInt8(ascii: "["): return .json
    case UInt8(ascii: "{"):
      let bytes = Array(text)
      let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
      let isLine = (try? JSONReader.members(bytes, 0..<end, limit: 1 << 14)) != nil
      return isLine ? .ndjson : .json
    case UInt8(ascii: "-")
    where text.starts(with: Array("---\n".utf8))
      || text.starts(with: Array("---\r".utf8)) || text.starts(with: Array("- ".utf8)):
      return .yaml
    default: return .csv
    }
  }

  private static func refused(
    _ name: String, _ refusal: (what: LocalizedText, help: LocalizedText)
  ) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(
        code: "I044",
        LocalizedText(
          zh: "这是\(refusal.what.zh), 不能直接检查",
          en: "this is \(refusal.what.en), which cannot be checked"),
        at: SourceLocation(file: name), help: refusal.help)
    ])
  }

  private static func told(_ name: String, _ format: InputFormat) -> Diagnostic {
    Diagnostic(
      .note, code: "I046",
      LocalizedText(
        zh: "内容与后缀不符, 按 \(format.id) 读取",
        en: "its contents are not what its name says; read as \(format.id)"),
      at: SourceLocation(file: name),
      help: LocalizedText(
        zh: "不对的话, 用 --input-format 指明格式", en: "if that is wrong, say --input-format"))
  }
}
