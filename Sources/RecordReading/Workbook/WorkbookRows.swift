import Diagnostics
import Model

/// The rows of one sheet of a workbook.
///
/// A cell is what a person sees: shared and inline texts, cached values of formulas, numbers in their format, 是/否 for
/// truth values. Hidden rows and columns count like any other; of merged cells the first has the value.
///
/// Rows are read by ``MarkupRows`` as long as it can, and from the first row that it leaves by ``GeneralRows``, which
/// also says what is wrong with a damaged sheet. Memory: one inflated block, or the longest row.
/// Source: ECMA-376 part 1, 18.3.
struct WorkbookRows: RowSource {
  /// Columns and rows that a sheet may have (ECMA-376 limits of office programs).
  static let maximumColumns = 16_384
  static let maximumRows = 1_048_576

  private let contents: Workbook.Contents
  private let path: String
  private var stream: MarkupStream<MarkupRows>
  /// Reads what the cell reader left; nil as long as it left nothing.
  private var rest: GeneralRows?

  /// Whether some row was left to the general reader.
  var isLeft: Bool { rest != nil }

  init(_ contents: Workbook.Contents, _ path: String) throws(DiagnosticList) {
    self.contents = contents
    self.path = path
    stream = MarkupStream(
      try contents.archive.open(path),
      MarkupRows(contents.strings, contents.styles, contents.numbers))
  }

  mutating func next() throws(DiagnosticList) -> TableRow? {
    if rest == nil {
      stream.units.columns = nil
      stream.units.rows = RowText()
      switch try stream.next(until: { $0.rows.count > 0 }) {
      case .enough: return row
      case .end: return nil
      case .unusual: try leave()
      }
    }
    return try rest?.next()
  }

  mutating func fill(
    _ text: inout RowText, columns: Int, upTo count: Int
  ) throws(DiagnosticList) -> Bool {
    if rest == nil {
      switch try readOn(&text, columns: columns, upTo: count) {
      case .enough: return true
      case .end: return false
      case .unusual: try leave()
      }
    }
    return try rest?.fill(&text, columns: columns, upTo: count) ?? false
  }

  private mutating func readOn(
    _ text: inout RowText, columns: Int, upTo count: Int
  ) throws(DiagnosticList) -> MarkupStream<MarkupRows>.Event {
    stream.units.columns = max(1, columns)
    swap(&stream.units.rows, &text)
    defer { swap(&stream.units.rows, &text) }
    return try stream.next { $0.rows.count >= count }
  }

  /// The only row that was read.
  private var row: TableRow {
    let rows = stream.units.rows
    let record = PlainRecord(
      rows.bytes, from: 0, UInt8(ascii: ","), limit: Self.maximumColumns)
    return TableRow(
      number: stream.units.number,
      cells: record.fields?.map { String(decoding: $0, as: UTF8.self) } ?? [])
  }

  /// Goes on with the reader that knows all of XML, behind the rows that were given.
  private mutating func leave() throws(DiagnosticList) {
    var rows = try GeneralRows(
      contents.archive, path, contents.strings, contents.styles, contents.numbers)
    for _ in 0..<stream.units.given { _ = try rows.next() }
    rest = rows
  }
}
