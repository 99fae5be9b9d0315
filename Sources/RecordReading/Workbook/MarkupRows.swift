import Model

/// Reads the rows of a sheet into comma-separated text.
///
/// What a cell says is as ``WorkbookRows`` has it. A row that another parser has to look at leaves nothing behind.
struct MarkupRows: MarkupUnits {
  static let container = MarkupNames.sheetData
  static let unit = MarkupNames.row

  private let strings: SharedStrings
  private let styles: NumberStyles
  private var numbers: NumberMemo
  /// Fields of every row; nil for just those that are written, blank rows included.
  var columns: Int?
  /// The rows so far; whoever has use for them takes them.
  var rows = RowText()
  /// Number of the row that was read last.
  private(set) var number = 0
  /// Rows with a cell so far.
  private(set) var given = 0

  private var inlineText = MarkupText()
  /// Whether the row has a cell, and one that is not blank.
  private var hasCell = false
  private var isSolid = false
  /// Where the row ends if the blank cells behind the last column are left out.
  private var solidEnd: RowText.Mark?

  private enum CellType {
    case number, shared, text, flag
  }

  init(
    _ strings: SharedStrings, _ styles: NumberStyles, _ numbers: NumberText
  ) {
    self.strings = strings
    self.styles = styles
    self.numbers = NumberMemo(numbers)
  }

  mutating func read(_ text: Span<UInt8>, _ start: Int, _ scanner: inout MarkupScanner) -> Int {
    let tag = scanner.tag
    guard !tag.isOdd else { return MarkupScanner.unusual }
    var number = self.number + 1
    if tag.reference.isPresent {
      guard let written = Digits.number(text, tag.reference) else { return MarkupScanner.unusual }
      number = written
    }
    number = min(number, WorkbookRows.maximumRows)
    rows.beginRow()
    (hasCell, isSolid, solidEnd) = (false, false, nil)
    var at = start
    if tag.kind == .open {
      at = readCells(text, start, tag.name, &scanner)
      guard at >= 0 else {
        rows.dropRow()
        return at
      }
    }
    self.number = number
    finish()
    return at
  }

  private mutating func finish() {
    guard hasCell else { return rows.dropRow() }
    given += 1
    if let columns {
      if let solidEnd { rows.drop(to: solidEnd) }
      guard isSolid else { return rows.dropRow() }
      rows.advance(to: columns - 1)
    }
    rows.endRow(number: number)
  }

  private mutating func readCells(
    _ text: Span<UInt8>, _ start: Int, _ row: UInt64, _ scanner: inout MarkupScanner
  ) -> Int {
    var at = start
    var column = -1
    while true {
      at = scanner.readNextTag(text, at)
      guard at >= 0 else { return at }
      if scanner.tag.kind == .close {
        return scanner.tag.name == row ? at : MarkupScanner.unusual
      }
      guard scanner.local == MarkupNames.cell else {
        at = MarkupText.skip(text, at, &scanner)
        guard at >= 0 else { return at }
        continue
      }
      let tag = scanner.tag
      guard !tag.isOdd else { return MarkupScanner.unusual }
      if tag.reference.isPresent {
        guard let written = Digits.column(text, tag.reference), written > column else {
          return MarkupScanner.unusual
        }
        column = written
      } else {
        column += 1
      }
      guard tag.kind == .open else { continue }
      at = readCell(text, at, tag, column, &scanner)
      guard at >= 0 else { return at }
    }
  }

  private mutating func readCell(
    _ text: Span<UInt8>, _ start: Int, _ cell: MarkupScanner.Tag, _ column: Int,
    _ scanner: inout MarkupScanner
  ) -> Int {
    var at = start
    var isFilled = false
    inlineText.clear()
    while true {
      at = scanner.readNextTag(text, at)
      guard at >= 0 else { return at }
      if scanner.tag.kind == .close {
        guard scanner.tag.name == cell.name, write(text, cell, column) else {
          return MarkupScanner.unusual
        }
        return at
      }
      let local = scanner.local
      if local == MarkupNames.value || local == MarkupNames.inline {
        // Which of several values counts is for the other parser to say.
        guard !isFilled else { return MarkupScanner.unusual }
        isFilled = true
        guard scanner.tag.kind == .open else { continue }
        at =
          local == MarkupNames.value
          ? inlineText.readText(text, at, &scanner) : inlineText.readItem(text, at, &scanner)
      } else {
        at = MarkupText.skip(text, at, &scanner)
      }
      guard at >= 0 else { return at }
    }
  }

  /// Writes the cell; false if another parser has to look at it.
  private mutating func write(
    _ text: Span<UInt8>, _ cell: MarkupScanner.Tag, _ column: Int
  ) -> Bool {
    guard let type = Self.type(text, cell.type) else { return false }
    if inlineText.isEmpty { return true }
    guard column < WorkbookRows.maximumColumns else { return false }
    let isBehind = columns.map { column >= $0 } ?? false
    if isBehind, solidEnd == nil {
      rows.advance(to: (columns ?? 1) - 1)
      solidEnd = rows.mark
    }
    hasCell = true
    rows.advance(to: column)
    let start = rows.count
    var style = 0
    if cell.style.isPresent {
      guard let written = Digits.number(text, cell.style) else { return false }
      style = written
    }
    let joined = inlineText.bytes
    let isKnown =
      inlineText.isDirect
      ? writeField(text, inlineText.from, inlineText.to, type, style)
      : writeField(joined.span, 0, joined.count, type, style)
    guard isKnown else { return false }
    if !isSolid || isBehind, rows.isSolid(from: start) {
      isSolid = true
      if isBehind { solidEnd = rows.mark }
    }
    return true
  }

  /// Writes what the cell with the value `text[from..<to]` says; false if it refers to nothing.
  private mutating func writeField(
    _ text: Span<UInt8>, _ from: Int, _ to: Int, _ type: CellType, _ style: Int
  ) -> Bool {
    switch type {
    case .number: numbers.append(text, from, to, styles[style], to: &rows)
    case .text: rows.append(text, from, to)
    case .flag: rows.append(to - from == 1 && text[from] == UInt8(ascii: "1") ? "是" : "否")
    case .shared:
      guard let number = Digits.number(text, MarkupScanner.Extent(from: from, to: to)),
        let field = strings.field(number)
      else { return false }
      rows.append(quoted: field.bytes, feeds: field.feeds)
    }
    return true
  }

  private static func type(_ text: Span<UInt8>, _ type: MarkupScanner.Extent) -> CellType? {
    guard type.isPresent, type.to > type.from else { return .number }
    let first = text[type.from]
    if type.to - type.from == 1 {
      switch first {
      case UInt8(ascii: "s"): return .shared
      case UInt8(ascii: "b"): return .flag
      case UInt8(ascii: "e"), UInt8(ascii: "d"): return .text
      case UInt8(ascii: "n"): return .number
      default: return nil
      }
    }
    if Digits.equals(text, type, "str") || Digits.equals(text, type, "inlineStr") { return .text }
    return nil
  }
}
