import Diagnostics

/// The texts that cells of a workbook refer to by number.
///
/// Memory: the texts once, one behind another. Runs of rich text are joined; phonetic hints are left out.
/// Source: ECMA-376 part 1, 18.4.
struct SharedStrings {
  /// As fields of comma-separated text, in quotes where they need them: so they are asked for most often.
  private let bytes: [UInt8]
  /// Ends of the fields in `bytes`.
  private let ends: [Int]

  static let none = SharedStrings(bytes: [], ends: [])

  private init(bytes: [UInt8], ends: [Int]) {
    self.bytes = bytes
    self.ends = ends
  }

  init(_ archive: ZipArchive, _ path: String) throws(DiagnosticList) {
    var stream = MarkupStream(try archive.open(path), Items())
    if case .end = try stream.next(until: { _ in false }) {
      self.init(bytes: stream.units.rows.bytes, ends: stream.units.ends)
      return
    }
    let handler = Handler()
    try archive.parse(path, handler)
    self.init(bytes: handler.rows.bytes, ends: handler.ends)
  }

  /// The text with this number, from 0; nil if there is none.
  subscript(_ number: Int) -> [UInt8]? { field(number).map { CSVField($0.bytes).content } }

  /// The same as a field of comma-separated text, and the line feeds in it.
  func field(_ number: Int) -> (bytes: ArraySlice<UInt8>, feeds: Int)? {
    guard ends.indices.contains(number) else { return nil }
    let field = bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
    return (field, field.first == 0x22 ? field.count { $0 == 0x0A } : 0)
  }

  /// The items of a table that is written in plain XML.
  private struct Items: MarkupUnits {
    static let container = MarkupNames.table
    static let unit = MarkupNames.item

    var rows = RowText()
    var ends: [Int] = []
    private var item = MarkupText()

    mutating func read(_ text: Span<UInt8>, _ start: Int, _ scanner: inout MarkupScanner) -> Int {
      item.clear()
      var at = start
      if scanner.tag.kind == .open {
        at = item.readItem(text, start, &scanner)
        guard at >= 0 else { return at }
      }
      if item.isDirect {
        rows.append(text, item.from, item.to)
      } else {
        let joined = item.bytes
        rows.append(joined.span, 0, joined.count)
      }
      ends.append(rows.count)
      return at
    }
  }

  /// The items of any table.
  private final class Handler: XMLHandler {
    var rows = RowText()
    var ends: [Int] = []
    private var item: [UInt8] = []
    private var isHint = false

    func start(_ element: XMLElement) -> Bool {
      switch element.name {
      case "t": return !isHint
      case "rPh": isHint = true
      default: break
      }
      return false
    }

    func end(_ name: XMLName, _ text: [UInt8]) {
      switch name {
      case "t": if !isHint { item += text }
      case "rPh": isHint = false
      case "si":
        let joined = item
        rows.append(joined.span, 0, joined.count)
        ends.append(rows.count)
        item.removeAll(keepingCapacity: true)
      default: break
      }
    }
  }
}
