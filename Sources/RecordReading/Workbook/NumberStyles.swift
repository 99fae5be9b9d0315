import Diagnostics

/// What the number format of a cell makes of its number.
enum NumberKind: Hashable, Sendable {
  case plain
  case percent
  case date
  case dateAndTime
  case time
}

/// The kind of number behind each cell style of a workbook.
///
/// Source: ECMA-376 part 1, 18.8.30 (built-in formats) and 18.8.31 (format codes).
struct NumberStyles {
  private let kinds: [NumberKind]

  static let none = NumberStyles(kinds: [])

  private init(kinds: [NumberKind]) {
    self.kinds = kinds
  }

  init(_ archive: ZipArchive, _ path: String) throws(DiagnosticList) {
    let handler = Handler()
    try archive.parse(path, handler)
    let codes = handler.codes
    kinds = handler.formats.map { codes[$0].map(Self.kind(ofCode:)) ?? Self.kind(ofBuiltIn: $0) }
  }

  /// The kind of style number `style`, from 0.
  subscript(_ style: Int) -> NumberKind { kinds.indices.contains(style) ? kinds[style] : .plain }

  private static func kind(ofBuiltIn format: Int) -> NumberKind {
    switch format {
    case 9, 10: .percent
    // 27–36 and 50–58 are dates of East Asian versions.
    case 14...17, 27...31, 36, 50...54, 57, 58: .date
    case 18...21, 32...35, 45...47, 55, 56: .time
    case 22: .dateAndTime
    default: .plain
    }
  }

  /// The kind that a format code shows: the first of its sections, without texts, colours and conditions.
  static func kind(ofCode code: String) -> NumberKind {
    var letters = ""
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if isBracketed {
        // `[h]` counts hours beyond a day; colours and locales are longer.
        isBracketed = character != "]"
        if "hms".contains(character), letters.hasSuffix("[") { letters = letters.dropLast() + "h" }
      } else {
        switch character {
        case "\"": isQuoted = true
        case "\\", "_", "*": isEscaped = true
        case "[":
          isBracketed = true
          letters.append("[")
        case ";": return kind(ofLetters: letters)
        default: letters.append(character)
        }
      }
    }
    return kind(ofLetters: letters)
  }

  private static func kind(ofLetters text: String) -> NumberKind {
    let letters = text.replacing("general", with: "").replacing("am/pm", with: "h")
    if letters.contains("%") { return .percent }
    let hasDay = letters.contains { "yd年月日".contains($0) }
    let hasTime = letters.contains { "hs时分秒".contains($0) }
    if hasDay { return hasTime ? .dateAndTime : .date }
    if hasTime { return .time }
    return letters.contains("m") ? .date : .plain
  }

  private final class Handler: XMLHandler {
    var codes: [Int: String] = [:]
    /// Format of each cell style.
    var formats: [Int] = []
    private var isInCellStyles = false

    func start(_ element: XMLElement) -> Bool {
      switch element.name {
      case "numFmt":
        if let id = element.number("numFmtId") {
          codes[id] = element["formatCode"] ?? ""
        }
      case "cellXfs": isInCellStyles = true
      case "xf":
        if isInCellStyles { formats.append(element.number("numFmtId") ?? 0) }
      default: break
      }
      return false
    }

    func end(_ name: XMLName, _ text: [UInt8]) {
      if case "cellXfs" = name { isInCellStyles = false }
    }
  }
}
