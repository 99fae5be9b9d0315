/// What a cell's value or an item of the table of texts says: one piece of a document, or several joined.
struct MarkupText {
  /// Whether the text stands in the document as it is, in `from..<to`; else it is `bytes`.
  private(set) var isDirect = true
  private(set) var from = 0
  private(set) var to = 0
  private(set) var bytes: [UInt8] = []

  var isEmpty: Bool { isDirect ? from == to : bytes.isEmpty }

  mutating func clear() {
    (isDirect, from, to) = (true, 0, 0)
  }

  /// Reads the text of the element whose first tag is the scanner's, and its last tag; returns the offset behind it.
  mutating func readText(
    _ text: Span<UInt8>, _ start: Int, _ scanner: inout MarkupScanner
  ) -> Int {
    let name = scanner.tag.name
    let end = scanner.readText(text, start)
    guard end >= 0 else { return end }
    let isPlain = scanner.isPlain
    let at = scanner.readTag(text, end)
    guard at >= 0 else { return at }
    guard scanner.tag.kind == .close, scanner.tag.name == name else { return MarkupScanner.unusual }
    if isPlain, isEmpty {
      (isDirect, from, to) = (true, start, end)
      return at
    }
    if isDirect {
      bytes.removeAll(keepingCapacity: true)
      for at in from..<to { bytes.append(text[at]) }
      isDirect = false
    }
    scanner.decode(text, start, end, into: &bytes)
    return at
  }

  /// Reads an element with texts, runs of rich text and phonetic hints, which are left out; its first tag is the
  /// scanner's. Returns the offset behind it.
  mutating func readItem(
    _ text: Span<UInt8>, _ start: Int, _ scanner: inout MarkupScanner, isRun: Bool = false
  ) -> Int {
    let name = scanner.tag.name
    var at = start
    while true {
      at = scanner.readNextTag(text, at)
      guard at >= 0 else { return at }
      if scanner.tag.kind == .close {
        return scanner.tag.name == name ? at : MarkupScanner.unusual
      }
      let isOpen = scanner.tag.kind == .open
      switch scanner.local {
      case MarkupNames.text: at = isOpen ? readText(text, at, &scanner) : at
      case MarkupNames.run where !isRun:
        at = isOpen ? readItem(text, at, &scanner, isRun: true) : at
      case MarkupNames.hint where !isRun:
        at = Self.skip(text, at, &scanner, isHint: true)
      default: at = Self.skip(text, at, &scanner)
      }
      guard at >= 0 else { return at }
    }
  }

  /// Passes over an element in which nothing that a cell says may stand; its first tag is the scanner's.
  ///
  /// - Parameter isHint: Whether it is a phonetic hint, which has texts that do not count.
  static func skip(
    _ text: Span<UInt8>, _ start: Int, _ scanner: inout MarkupScanner, isHint: Bool = false
  ) -> Int {
    guard isHint || !MarkupNames.hasMeaning(scanner.local) else { return MarkupScanner.unusual }
    guard scanner.tag.kind == .open else { return start }
    let name = scanner.tag.name
    var open: [UInt64] = []
    var at = start
    while true {
      at = scanner.readNextTag(text, at)
      guard at >= 0 else { return at }
      switch scanner.tag.kind {
      case .close:
        guard let last = open.popLast() else {
          return scanner.tag.name == name ? at : MarkupScanner.unusual
        }
        guard last == scanner.tag.name else { return MarkupScanner.unusual }
      case .open, .empty:
        let local = scanner.local
        guard isHint && local == MarkupNames.text || !MarkupNames.hasMeaning(local) else {
          return MarkupScanner.unusual
        }
        if scanner.tag.kind == .open { open.append(scanner.tag.name) }
      }
    }
  }
}
