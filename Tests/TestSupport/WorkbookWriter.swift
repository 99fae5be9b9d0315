/// A small workbook, written as office programs do.
package struct WorkbookWriter {
  /// A cell of a sheet.
  package enum Cell: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
    ExpressibleByIntegerLiteral
  {
    case empty
    /// In the table of shared texts.
    case text(String)
    case inline(String)
    /// A number in one of the writer's formats, from 0.
    case number(String, format: Int)
    case flag(Bool)
    /// A formula with the value it had.
    case formula(String)
    case error(String)

    package init(stringLiteral text: String) { self = text.isEmpty ? .empty : .text(text) }
    package init(floatLiteral number: Double) { self = .number("\(number)", format: 0) }
    package init(integerLiteral number: Int) { self = .number("\(number)", format: 0) }
  }

  package var countsFrom1904 = false
  /// Format codes; the first one is that of plain numbers.
  package var formats = ["General"]
  private var sheets: [(name: String, xml: [UInt8])] = []
  private var strings: [String] = []

  package init() {}

  /// Adds a sheet; row 1 is `rows[0]`. An empty row is left out of the file.
  package mutating func add(_ name: String, _ rows: [[Cell]]) {
    var xml = Self.head + "<worksheet xmlns=\"\(Self.main)\"><sheetData>"
    for (row, cells) in rows.enumerated() where !cells.isEmpty {
      xml += "<row r=\"\(row + 1)\">"
      for (column, cell) in cells.enumerated() {
        let letter = String(Unicode.Scalar(UInt8(65 + column)))
        xml += self.cell(cell, at: "\(letter)\(row + 1)")
      }
      xml += "</row>"
    }
    add(name, xml: xml + "</sheetData></worksheet>")
  }

  /// Adds a sheet whose XML is given.
  package mutating func add(_ name: String, xml: String) { add(name, xmlBytes: Array(xml.utf8)) }

  /// The same for what may be no text.
  package mutating func add(_ name: String, xmlBytes: [UInt8]) { sheets.append((name, xmlBytes)) }

  /// Adds shared texts that sheets of given XML refer to.
  package mutating func addTexts(_ texts: [String]) { strings += texts }

  private mutating func cell(_ cell: Cell, at place: String) -> String {
    switch cell {
    case .empty: return ""
    case .text(let text):
      strings.append(text)
      return "<c r=\"\(place)\" t=\"s\"><v>\(strings.count - 1)</v></c>"
    case .inline(let text):
      return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(Self.escaped(text))</t></is></c>"
    case .number(let text, let format):
      return "<c r=\"\(place)\" s=\"\(format)\"><v>\(text)</v></c>"
    case .flag(let flag): return "<c r=\"\(place)\" t=\"b\"><v>\(flag ? 1 : 0)</v></c>"
    case .formula(let text):
      return "<c r=\"\(place)\" t=\"str\"><f>A1&amp;\"\"</f><v>\(Self.escaped(text))</v></c>"
    case .error(let text): return "<c r=\"\(place)\" t=\"e\"><v>\(text)</v></c>"
    }
  }

  /// The whole file.
  package var file: [UInt8] {
    var zip = ZipWriter()
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    zip.add(
      "_rels/.rels",
      Self.head + "<Relationships xmlns=\"\(package)\"><Relationship Id=\"rId1\" "
        + "Type=\"\(relation)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")
    var tabs = ""
    var parts = ""
    for (number, sheet) in sheets.enumerated() {
      let name = Self.escaped(sheet.name)
      tabs += "<sheet name=\"\(name)\" sheetId=\"\(number + 1)\" r:id=\"rId\(number + 1)\"/>"
      parts +=
        "<Relationship Id=\"rId\(number + 1)\" Type=\"\(relation)/worksheet\" "
        + "Target=\"worksheets/sheet\(number + 1).xml\"/>"
      zip.add("xl/worksheets/sheet\(number + 1).xml", sheet.xml)
    }
    parts +=
      "<Relationship Id=\"s\" Type=\"\(relation)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
    parts += "<Relationship Id=\"f\" Type=\"\(relation)/styles\" Target=\"styles.xml\"/>"
    zip.add(
      "xl/workbook.xml",
      Self.head + "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(relation)\">"
        + "<workbookPr date1904=\"\(countsFrom1904 ? 1 : 0)\"/><sheets>\(tabs)</sheets></workbook>")
    zip.add(
      "xl/_rels/workbook.xml.rels",
      Self.head + "<Relationships xmlns=\"\(package)\">\(parts)</Relationships>")
    let items = strings.map { "<si><t xml:space=\"preserve\">\(Self.escaped($0))</t></si>" }
      .joined()
    zip.add("xl/sharedStrings.xml", Self.head + "<sst xmlns=\"\(Self.main)\">\(items)</sst>")
    let codes = formats.enumerated().map {
      "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\(Self.escaped($1))\"/>"
    }.joined()
    let styles = formats.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }.joined()
    zip.add(
      "xl/styles.xml",
      Self.head + "<styleSheet xmlns=\"\(Self.main)\"><numFmts>\(codes)</numFmts>"
        + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>\(styles)</cellXfs></styleSheet>"
    )
    return zip.file
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
