import Diagnostics
import Model

extension InputFormat {
  /// A workbook of office programs, ECMA-376: every sheet whose header fits.
  static let xlsx = InputFormat(
    id: "xlsx", fileExtensions: ["xlsx", "xlsm"],
    summary: LocalizedText(
      zh: "工作簿 (.xlsx); 表头能识别的每张表", en: "workbooks (.xlsx); every sheet whose header fits"),
    tables: { (source, rows) throws(DiagnosticList) in
      try Workbook.tables(source, rows: rows)
    }
  ) { (source, request) throws(DiagnosticList) in
    try Workbook.open(source, request)
  }
}

/// The sheets of a workbook.
enum Workbook {
  /// Bytes of a workbook, as it is stored.
  private static let maximumBytes = 1 << 30

  /// Opens the sheets that the request names, else every one whose header fits; what is left out is said.
  ///
  /// - Throws: Diagnostics if the file is no workbook, or none of its sheets fits.
  static func open(
    _ source: ByteSource, _ request: SheetRequest
  ) throws(DiagnosticList) -> OpenedFile {
    let contents = try Self.parts(source)
    var opened = OpenedFile()
    var problems: [Diagnostic] = []
    let wanted = try chosen(contents.sheets, request.sheet, source.name)
    for part in wanted {
      do throws(DiagnosticList) {
        let rows = try contents.rows(of: part)
        opened.sheets.append(
          try RowSheet(rows, file: source.name, sheet: part.name, request))
      } catch {
        problems += error.diagnostics
      }
    }
    if opened.sheets.isEmpty { throw DiagnosticList(problems) }
    // A sheet that does not fit beside one that does is most often a summary.
    opened.notes = problems.map { $0.asNote }
    return opened
  }

  /// What all sheets of a workbook share, read once.
  struct Contents {
    let name: String
    let sheets: [WorkbookParts.SheetPart]
    let archive: ZipArchive
    let strings: SharedStrings
    let styles: NumberStyles
    let numbers: NumberText

    func rows(of sheet: WorkbookParts.SheetPart) throws(DiagnosticList) -> WorkbookRows {
      try WorkbookRows(self, sheet.path)
    }
  }

  /// Opens the workbook, before any of its sheets is read.
  ///
  /// - Throws: Diagnostics if it is none.
  static func parts(_ source: ByteSource) throws(DiagnosticList) -> Contents {
    guard let bytes = try source.rest(limit: maximumBytes) else { throw tooLarge(source.name) }
    let archive = try ZipArchive(bytes, name: source.name)
    let parts = try WorkbookParts(archive)
    let strings =
      if let path = parts.sharedStrings { try SharedStrings(archive, path) } else {
        SharedStrings.none
      }
    let styles =
      if let path = parts.styles { try NumberStyles(archive, path) } else { NumberStyles.none }
    return Contents(
      name: source.name, sheets: parts.sheets, archive: archive, strings: strings, styles: styles,
      numbers: NumberText(countsFrom1904: parts.countsFrom1904))
  }

  private static func chosen(
    _ sheets: [WorkbookParts.SheetPart], _ name: String?, _ file: String
  ) throws(DiagnosticList) -> [WorkbookParts.SheetPart] {
    guard let name else { return sheets }
    let chosen = sheets.filter { $0.name == name }
    guard chosen.isEmpty else { return chosen }
    let names = sheets.map(\.name)
    throw DiagnosticList([
      Diagnostic(
        code: "I026",
        LocalizedText(zh: "工作簿里没有表 '\(name)'", en: "the workbook has no sheet '\(name)'"),
        at: SourceLocation(file: file),
        help: LocalizedText(
          zh: "有: \(names.joined(separator: "、"))", en: "it has: \(names.joined(separator: ", "))"))
    ])
  }

  private static func tooLarge(_ file: String) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(
        code: "I025",
        LocalizedText(
          zh: "工作簿超过 \(maximumBytes >> 20) MB",
          en: "the workbook is larger than \(maximumBytes >> 20) MB"),
        at: SourceLocation(file: file),
        help: LocalizedText(zh: "请另存为 CSV", en: "save it as CSV"))
    ])
  }
}

extension Diagnostic {
  /// The same, when it does not keep the job from being done.
  fileprivate var asNote: Diagnostic {
    Diagnostic(.note, code: code, message, at: location, excerpt: excerpt, help: help, notes: notes)
  }
}
