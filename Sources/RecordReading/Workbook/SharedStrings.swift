import Diagnostics

/// The texts that cells of a workbook refer to by number.
///
/// Memory: the texts once, one behind another. Runs of rich text are joined; phonetic hints are left out.
/// Source: ECMA-376 part 1, 18.4.
struct SharedStrings {
  private let bytes: [UInt8]
  /// Ends of the texts in `bytes`.
  private let ends: [Int]

  static let none = SharedStrings(bytes: [], ends: [])

  private init(bytes: [UInt8], ends: [Int]) {
    self.bytes = bytes
    self.ends = ends
  }

  init(_ archive: ZipArchive, _ path: String) throws(DiagnosticList) {
    let handler = Handler()
    try archive.parse(path, handler)
    self.init(bytes: handler.bytes, ends: handler.ends)
  }

  /// The text with this number, from 0; nil if there is none.
  subscript(_ number: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(number) else { return nil }
    return bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  private final class Handler: XMLHandler {
    var bytes: [UInt8] = []
    var ends: [Int] = []
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
      case "t": if !isHint { bytes += text }
      case "rPh": isHint = false
      case "si": ends.append(bytes.count)
      default: break
      }
    }
  }
}
