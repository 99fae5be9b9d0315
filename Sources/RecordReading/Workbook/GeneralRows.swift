import Diagnostics
import Model

/// The rows of one sheet of a workbook, whatever XML they are written in, block by block.
///
/// Memory: the rows of one inflated block.
struct GeneralRows: RowSource {
  private let archive: ZipArchive
  private let path: String
  private let entry: ZipArchive.Entry
  private let parser: XMLParser
  private let handler: Handler
  private var isAtEnd = false
  private var failure: DiagnosticList?

  init(
    _ archive: ZipArchive, _ path: String, _ strings: SharedStrings, _ styles: NumberStyles,
    _ numbers: NumberText
  ) throws(DiagnosticList) {
    self.archive = archive
    self.path = path
    entry = try archive.open(path)
    handler = Handler(strings, styles, numbers)
    parser = try archive.parser(handler, path)
  }

  mutating func next() throws(DiagnosticList) -> TableRow? {
    while true {
      if let row = handler.take() { return row }
      if let cell = handler.brokenCell { throw broken(cell) }
      if let failure { throw failure }
      if isAtEnd { return nil }
      do throws(DiagnosticList) {
        let bytes = try entry.read(ZipArchive.block)
        isAtEnd = bytes.isEmpty
        try archive.parse(bytes, isEnd: isAtEnd, parser, path)
      } catch {
        // The rows before the damage are as good as any.
        failure = error
      }
    }
  }

  /// A cell whose text is not in the file, or which stands where no sheet has columns.
  private func broken(_ cell: String) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(
        code: "I028",
        LocalizedText(
          zh: "工作簿已损坏: 单元格 \(cell) 的内容找不到",
          en: "the workbook is damaged: what cell \(cell) says is missing"),
        at: SourceLocation(file: archive.name),
        help: LocalizedText(
          zh: "它之前的各行已检查; 请用 Excel 或 WPS 打开, 另存后重试",
          en: "the rows before were checked; open it in Excel or WPS, save it again and retry"))
    ])
  }

  private final class Handler: XMLHandler {
    private let strings: SharedStrings
    private let styles: NumberStyles
    private let numbers: NumberText
    /// Finished rows, the next one last.
    private var finished: [TableRow] = []
    private var given = 0
    private var row = TableRow(number: 0, cells: [])
    private var column = 0
    private var type = CellType.number
    private var style = 0
    /// The cell's value so far; rich text comes in several parts.
    private var value: [UInt8] = []
    private var isHint = false
    /// The first cell that cannot be told; no row from its own on is given.
    private(set) var brokenCell: String?

    private enum CellType {
      case number, shared, text, flag, error
    }

    init(_ strings: SharedStrings, _ styles: NumberStyles, _ numbers: NumberText) {
      self.strings = strings
      self.styles = styles
      self.numbers = numbers
    }

    func take() -> TableRow? {
      guard given < finished.count else {
        finished.removeAll(keepingCapacity: true)
        given = 0
        return nil
      }
      given += 1
      return finished[given - 1]
    }

    func start(_ element: XMLElement) -> Bool {
      switch element.name {
      case "row":
        let number = element.number("r") ?? row.number + 1
        row = TableRow(number: min(number, WorkbookRows.maximumRows), cells: [])
        column = -1
      case "c":
        column = element.column("r") ?? column + 1
        style = element.number("s") ?? 0
        type = Self.type(element["t"])
        value.removeAll(keepingCapacity: true)
      case "v": return true
      case "t": return !isHint
      case "rPh": isHint = true
      default: break
      }
      return false
    }

    func end(_ name: XMLName, _ text: [UInt8]) {
      switch name {
      case "c": finishCell()
      case "v": value = text
      case "t": if !isHint { value += text }
      case "rPh": isHint = false
      case "row": if !row.cells.isEmpty, brokenCell == nil { finished.append(row) }
      default: break
      }
    }

    private func finishCell() {
      guard !value.isEmpty, brokenCell == nil else { return }
      guard (0..<WorkbookRows.maximumColumns).contains(column) else {
        brokenCell = cellName(column: column + 1, row: row.number)
        return
      }
      let raw = String(decoding: value, as: UTF8.self)
      let text =
        switch type {
        case .number: numbers.text(raw, styles[style])
        case .shared: shared(raw)
        case .text, .error: raw
        case .flag: raw == "1" ? "是" : "否"
        }
      while row.cells.count < column { row.cells.append("") }
      if row.cells.count == column { row.cells.append(text) } else { row.cells[column] = text }
    }

    private func shared(_ number: String) -> String {
      guard let text = Int(number).flatMap({ strings[$0] }) else {
        brokenCell = cellName(column: column + 1, row: row.number)
        return ""
      }
      return String(decoding: text, as: UTF8.self)
    }

    private static func type(_ word: String?) -> CellType {
      switch word {
      case "s": .shared
      case "str", "inlineStr", "d": .text
      case "b": .flag
      case "e": .error
      default: .number
      }
    }
  }
}
