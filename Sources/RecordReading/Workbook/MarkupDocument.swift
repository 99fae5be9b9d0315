/// Reads the elements that a document consists of, each whole: the rows of a sheet, the items of a table of texts.
protocol MarkupUnits {
  /// Local name of the element that holds them, and of each of them, as ``MarkupNames`` has words.
  static var container: UInt64 { get }
  static var unit: UInt64 { get }

  /// Reads the unit whose first tag is the scanner's and ends before `start`; returns the offset behind the unit.
  ///
  /// Nothing has changed if that is `MarkupScanner.incomplete`.
  mutating func read(_ text: Span<UInt8>, _ start: Int, _ scanner: inout MarkupScanner) -> Int
}

/// Walks over a document unit by unit.
struct MarkupDocument {
  enum Event {
    /// A unit was read.
    case unit
    /// The text ends; more is needed from `position` on.
    case incomplete
    /// Another parser has to look at the document.
    case unusual
  }

  private var scanner = MarkupScanner()
  /// Names of the elements that are open.
  private var open: [UInt64] = []
  /// How many are, when the container is the last.
  private var containerDepth = -1
  private var hasContainer = false
  private var hasRoot = false
  private var isBegun = false

  /// Whether a document that ends at `position` is whole.
  var isWhole: Bool { hasRoot && open.isEmpty }

  /// Reads on at `position`, which moves behind everything that was read.
  mutating func next<Units: MarkupUnits>(
    _ text: Span<UInt8>, _ position: inout Int, _ units: inout Units
  ) -> Event {
    if !isBegun {
      guard text.count > 0 else { return .incomplete }
      guard let start = MarkupDeclaration.end(text) else { return .unusual }
      position = start
      isBegun = true
    }
    while true {
      var at: Int
      if open.isEmpty {
        at = MarkupScanner.skipSpace(text, position)
        position = at
        guard at < text.count else { return .incomplete }
        guard text[at] == 0x3C, !hasRoot else { return .unusual }
      } else {
        at = scanner.readText(text, position)
        guard at >= 0 else { return Self.event(at) }
      }
      at = scanner.readTag(text, at)
      guard at >= 0 else { return Self.event(at) }
      if scanner.tag.kind == .close {
        guard open.popLast() == scanner.tag.name else { return .unusual }
        if open.count < containerDepth { containerDepth = -1 }
      } else {
        hasRoot = true
        let local = scanner.local
        if open.count == containerDepth, local == Units.unit {
          at = units.read(text, at, &scanner)
          guard at >= 0 else { return Self.event(at) }
          position = at
          return .unit
        }
        guard isHarmless(local, Units.self) else { return .unusual }
        if scanner.tag.kind == .open {
          open.append(scanner.tag.name)
          if local == Units.container {
            containerDepth = open.count
            hasContainer = true
          }
        }
      }
      position = at
    }
  }

  /// Whether an element with this name may be passed over here. Behind the container an anchor of a picture may have
  /// a `row`, which says nothing of cells.
  private func isHarmless<Units: MarkupUnits>(_ local: UInt64, _: Units.Type) -> Bool {
    if local == Units.container { return !hasContainer }
    if local == Units.unit { return hasContainer && containerDepth < 0 }
    return !MarkupNames.hasMeaning(local)
  }

  private static func event(_ position: Int) -> Event {
    position == MarkupScanner.incomplete ? .incomplete : .unusual
  }
}

/// The declaration that a document may begin with.
enum MarkupDeclaration {
  /// Offset behind the byte order mark and the declaration of a document in UTF-8; nil if that is unusual.
  static func end(_ text: Span<UInt8>) -> Int? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = text.count >= 3 && mark.indices.allSatisfy { text[$0] == mark[$0] } ? 3 : 0
    let head = (start..<min(text.count, start + 200)).map { text[$0] }
    guard head.starts(with: Array("<?".utf8)) else { return start }
    guard let close = head.firstIndex(of: 0x3F, after: 2), head.indices.contains(close + 1),
      head[close + 1] == 0x3E
    else { return nil }
    let words = String(decoding: head[2..<close], as: UTF8.self).split(separator: " ")
    guard words.first == "xml",
      words.dropFirst().first.map({ isOne($0, "version=", ["1.0"]) }) == true
    else { return nil }
    var rest = words.dropFirst(2)
    if let word = rest.first, isOne(word, "encoding=", ["UTF-8", "utf-8"]) { rest.removeFirst() }
    if let word = rest.first, isOne(word, "standalone=", ["yes", "no"]) { rest.removeFirst() }
    return rest.isEmpty ? start + close + 2 : nil
  }

  private static func isOne(_ word: Substring, _ name: String, _ values: [String]) -> Bool {
    values.contains { word == "\(name)\"\($0)\"" || word == "\(name)'\($0)'" }
  }
}

extension Array where Element == UInt8 {
  fileprivate func firstIndex(of byte: UInt8, after start: Int) -> Int? {
    self[Swift.min(start, count)...].firstIndex(of: byte)
  }
}
