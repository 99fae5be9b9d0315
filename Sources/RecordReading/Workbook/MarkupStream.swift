import Diagnostics

/// Reads the units of an entry of an archive while it is inflated.
///
/// Memory: two blocks, or the longest unit.
struct MarkupStream<Units: MarkupUnits> {
  enum Event {
    /// What was asked for has been read.
    case enough
    /// The document was read to its end, and is whole.
    case end
    /// Another parser has to look at the document.
    case unusual
  }

  /// Bytes that are inflated at once, and those of a unit that is longer than any sheet has.
  private static var block: Int { 1 << 17 }
  private static var maximumUnit: Int { 1 << 26 }

  var units: Units
  private let entry: ZipArchive.Entry
  private var document = MarkupDocument()
  private var buffer = [UInt8](repeating: 0, count: 2 * Self.block + Self.padding)
  /// Bytes of the buffer that were inflated, those of whole characters that are UTF-8, and where the document goes on.
  private var filled = 0
  private var checked = 0
  private var position = 0
  private var isAtEnd = false
  private let scanner = ByteScanner(delimiter: 0)
  private static var padding: Int { 64 }

  init(_ entry: ZipArchive.Entry, _ units: Units) {
    self.entry = entry
    self.units = units
  }

  /// Reads units until `isEnough`, which is asked behind each.
  ///
  /// - Throws: Diagnostics if the entry cannot be inflated. The units before were read.
  mutating func next(until isEnough: (borrowing Units) -> Bool) throws(DiagnosticList) -> Event {
    while true {
      switch step() {
      case .unit: if isEnough(units) { return .enough }
      case .unusual: return .unusual
      case .incomplete:
        if isAtEnd {
          return document.isWhole && position == filled ? .end : .unusual
        }
        guard try refill() else { return .unusual }
      }
    }
  }

  private mutating func step() -> MarkupDocument.Event {
    let bytes = buffer
    return document.next(bytes.span.extracting(0..<checked), &position, &units)
  }

  /// Inflates the next block behind what was not read; false if it is no UTF-8, or the unit too long.
  private mutating func refill() throws(DiagnosticList) -> Bool {
    let kept = filled - position
    guard kept <= Self.maximumUnit else { return false }
    for at in 0..<kept { buffer[at] = buffer[position + at] }
    (checked, filled, position) = (checked - position, kept, 0)
    if buffer.count - Self.padding - filled < Self.block {
      buffer.append(contentsOf: repeatElement(0, count: buffer.count))
    }
    let count = try entry.read(into: &buffer, at: filled, buffer.count - Self.padding - filled)
    filled += count
    isAtEnd = count == 0
    let end = isAtEnd ? filled : wholeCharacters
    guard scanner.isUTF8(buffer, checked..<end) else { return false }
    checked = end
    return true
  }

  /// Where the last character begins that may be cut.
  private var wholeCharacters: Int {
    var end = filled
    while end > checked, buffer[end - 1] & 0xC0 == 0x80, filled - end < 3 { end -= 1 }
    if end > checked, buffer[end - 1] >= 0xC0 { return end - 1 }
    return filled
  }
}
