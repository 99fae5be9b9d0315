import Diagnostics

/// The nodes of a sound file as text, so that a file that ships with a program is parsed when the program is
/// built and not each time it runs.
///
/// Form: for each node in order of places its kind and style, bytes from the start of the one before, bytes
/// it takes, and bytes of its text or number of its children; numbers in digits of five bits, the lowest
/// first, from the character `0` on. A text is that of the file, what lies between its quotes, or the next
/// part of ``texts``.
package struct CompactTree: Sendable, Equatable {
  package let nodes: String
  /// Texts that do not stand in the file as they are, one behind another.
  package let texts: String

  package init(nodes: String, texts: String) {
    self.nodes = nodes
    self.texts = texts
  }
}

/// Where a scalar's text is.
private enum TextPlace: Int {
  case nowhere
  case inFile
  case betweenQuotes
  case apart
}

extension CompactTree {
  /// The nodes of `stream`; nil if the file is not sound, or has tags, anchors or aliases.
  package init?(_ stream: YAMLStream) {
    guard stream.diagnostics.isEmpty, stream.tagged.isEmpty, let tree = stream.documents.first?.tree
    else { return nil }
    // An alias is a second way to a node.
    guard Set(tree.children).count == tree.children.count, tree.tags.count == 1,
      tree.children.count + stream.documents.count == tree.records.count
    else { return nil }
    var nodes: [UInt8] = []
    var texts: [UInt8] = []
    func add(_ number: Int) {
      var rest = number
      repeat {
        let more = rest >> 5 > 0 ? 32 : 0
        nodes.append(UInt8(ascii: "0") + UInt8(rest & 31 | more))
        rest >>= 5
      } while rest > 0
    }
    var last = 0
    for record in tree.records {
      let place = Self.place(of: record, in: tree)
      add(Int(record.kind.rawValue) | Int(record.style.rawValue) << 2 | place.rawValue << 5)
      guard Int(record.start) >= last, record.end >= record.start else { return nil }
      add(Int(record.start) - last)
      add(Int(record.end - record.start))
      // Most texts are all that their nodes take.
      if place != .inFile, place != .betweenQuotes { add(Int(record.count)) }
      if place == .apart { texts += tree.texts[record.range] }
      last = Int(record.start)
    }
    self.nodes = String(decoding: nodes, as: UTF8.self)
    self.texts = String(decoding: texts, as: UTF8.self)
  }

  private static func place(of record: YAMLTree.Record, in tree: YAMLTree) -> TextPlace {
    guard record.kind == .scalar else { return .nowhere }
    let (start, end) = (Int(record.start), Int(record.end))
    let text = tree.texts[record.range]
    if tree.source.bytes[start..<end] == text { return .inFile }
    if end - start >= 2, tree.source.bytes[start + 1..<end - 1] == text { return .betweenQuotes }
    return .apart
  }
}

extension YAMLStream {
  /// The file whose nodes `tree` holds.
  ///
  /// - Precondition: `tree` was made of the same text.
  /// - Complexity: O(bytes), without a look at the syntax.
  package init(file: String, bytes: [UInt8], tree: CompactTree) {
    let source = YAMLSource(file: file, bytes: bytes)
    var reader = CompactReader(source, tree)
    let (made, roots) = reader.read()
    self.init(source: source, documents: roots.map { YAMLNode(tree: made, index: $0) })
  }
}

/// Makes the arrays of a tree of its compact form.
private struct CompactReader {
  private let source: YAMLSource
  private let digits: [UInt8]
  private let apart: [UInt8]
  private var next = 0
  private var nextApart = 0
  private var records: [YAMLTree.Record] = []
  private var children: [UInt32] = []
  private var texts: [UInt8] = []
  /// Collections whose children have not all come, with where these begin among `pending`.
  private var open: [(record: Int, first: Int)] = []
  private var pending: [UInt32] = []
  private var roots: [Int] = []

  init(_ source: YAMLSource, _ tree: CompactTree) {
    self.source = source
    digits = Array(tree.nodes.utf8)
    apart = Array(tree.texts.utf8)
    records.reserveCapacity(digits.count / 4)
    children.reserveCapacity(digits.count / 4)
    texts.reserveCapacity(source.bytes.count)
  }

  mutating func read() -> (tree: YAMLTree, roots: [Int]) {
    var start = 0
    while next < digits.count {
      let head = number()
      start += number()
      let end = start + number()
      let place = TextPlace(rawValue: head >> 5) ?? .nowhere
      let isInFile = place == .inFile || place == .betweenQuotes
      let count = isInFile ? end - start - (place == .inFile ? 0 : 2) : number()
      let first = texts.count
      switch place {
      case .nowhere: break
      case .inFile: texts += source.bytes[start..<end]
      case .betweenQuotes: texts += source.bytes[start + 1..<end - 1]
      case .apart:
        texts += apart[nextApart..<nextApart + count]
        nextApart += count
      }
      let kind = YAMLNode.Kind(rawValue: UInt8(head & 3)) ?? .scalar
      records.append(
        YAMLTree.Record(
          kind: kind, style: YAMLStyle(rawValue: UInt8(head >> 2 & 7)) ?? .plain, tag: 0,
          start: UInt32(start), end: UInt32(end), first: UInt32(kind == .scalar ? first : 0),
          count: UInt32(count)))
      if kind == .scalar {
        attach(records.count - 1)
      } else {
        open.append((records.count - 1, pending.count))
      }
      close()
    }
    let tree = YAMLTree(
      source: source, records: records, children: children, texts: texts, tags: [""])
    return (tree, roots)
  }

  /// Ends every collection that has all its children.
  private mutating func close() {
    while let (record, first) = open.last, pending.count - first == Int(records[record].count) {
      open.removeLast()
      records[record].first = UInt32(children.count)
      children += pending[first...]
      pending.removeSubrange(first...)
      attach(record)
    }
  }

  private mutating func attach(_ record: Int) {
    if open.isEmpty { roots.append(record) } else { pending.append(UInt32(record)) }
  }

  private mutating func number() -> Int {
    var (number, shift) = (0, 0)
    while next < digits.count {
      let digit = Int(digits[next]) - 0x30
      next += 1
      number |= (digit & 31) << shift
      if digit & 32 == 0 { break }
      shift += 5
    }
    return number
  }
}
