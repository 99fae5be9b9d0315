import Diagnostics

/// What the first bytes of a file say it is, whatever its name; only kinds that are told from text by them.
///
/// Sources: APPNOTE 4.3 (ZIP), MS-CFB 2.2 (compound files), ISO 32000 7.5.2 (PDF), the formats' own specifications.
enum FileSignature: String, Sendable, CaseIterable {
  /// A ZIP archive, as modern workbooks are.
  case zip
  /// A file of Office before 2007, or of WPS: `.xls`, `.et`, `.doc`.
  case compoundFile
  case pdf
  case rar
  case sevenZip
  case image
  case richText
  /// A web page that is called a workbook: what many systems export.
  case html
  case xml

  private static let marks: [(start: [UInt8], kind: FileSignature)] = [
    ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .compoundFile),
    (Array("%PDF-".utf8), .pdf), (Array("Rar!".utf8), .rar),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
    ([0x89, 0x50, 0x4E, 0x47], .image), ([0xFF, 0xD8, 0xFF], .image),
    (Array("GIF8".utf8), .image), (Array("{\\rtf".utf8), .richText),
  ]

  /// Nil if the bytes are text as far as can be told.
  init?(_ head: ArraySlice<UInt8>) {
    if let mark = Self.marks.first(where: { head.starts(with: $0.start) }) {
      self = mark.kind
      return
    }
    let text = head.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0D, 0x0A].contains($0) }.prefix(16)
    let word = String(decoding: text, as: UTF8.self).lowercased()
    if ["<!doctype", "<html", "<table", "<meta", "<head", "<style"].contains(where: word.hasPrefix)
    {
      self = .html
    } else if word.hasPrefix("<?xml") {
      self = .xml
    } else {
      return nil
    }
  }

  /// Whether the bytes are characters all the same.
  var isText: Bool { self == .html || self == .xml || self == .richText }

  /// What the file is and what to do with it; nil for a kind that some format may be.
  var refusal: (what: LocalizedText, help: LocalizedText)? {
    let office = LocalizedText(
      zh: "用 Excel 或 WPS 打开, 另存为 .xlsx 或 CSV 后重试",
      en: "open it in Excel or WPS, save it as .xlsx or CSV, and try again")
    let table = LocalizedText(
      zh: "请把其中的表格整理成 .xlsx 或 CSV 后重试",
      en: "put its tables into an .xlsx or CSV file and try again")
    let unpack = LocalizedText(
      zh: "请先解压, 再检查里面的表格", en: "unpack it first, and check the sheets inside")
    switch self {
    case .zip: return nil
    case .compoundFile:
      return (
        LocalizedText(
          zh: "旧版 Office 或 WPS 文件 (.xls, .et, .doc)",
          en: "a file of old Office or of WPS (.xls, .et, .doc)"), office
      )
    case .pdf: return (LocalizedText(zh: "PDF 文件", en: "a PDF file"), table)
    case .rar: return (LocalizedText(zh: "RAR 压缩包", en: "a RAR archive"), unpack)
    case .sevenZip: return (LocalizedText(zh: "7-Zip 压缩包", en: "a 7-Zip archive"), unpack)
    case .image: return (LocalizedText(zh: "图片", en: "a picture"), table)
    case .richText: return (LocalizedText(zh: "RTF 文档", en: "an RTF document"), table)
    case .html:
      return (
        LocalizedText(zh: "网页 (HTML), 不是真正的工作簿", en: "a web page (HTML), no real workbook"), office
      )
    case .xml: return (LocalizedText(zh: "XML 文件", en: "an XML file"), office)
    }
  }
}
