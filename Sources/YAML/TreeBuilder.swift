import Diagnostics

/// Makes nodes of events, and finds what libyaml does not look for: duplicate keys, aliases that
/// name nothing or expand without end, levels beyond the limit.
struct TreeBuilder {
  /// A sequence or mapping whose end has not come yet.
  private struct Frame {
    let record: Int
    /// Where its children begin among `pending`.
    let firstPending: Int
    let anchor: String?
    /// Nodes below it and itself, those that aliases stand for counted each time.
    var nodes = 1
    /// Levels below it.
    var height = 0
  }

  private struct Anchored {
    let record: UInt32
    let nodes: Int
    /// Levels it takes: 0 for a scalar.
    let height: Int
    let isOpen: Bool
  }

  private static let maximumProblems = 1_000

  private let source: YAMLSource
  private let limits: YAMLLimits
  private var cursor: ScalarCursor
  private var records: [YAMLTree.Record] = []
  private var children: [UInt32] = []
  private var texts: [UInt8] = []
  private var tags = [""]
  private var tagNumbers: [String: UInt16] = [:]
  private var frames: [Frame] = []
  private var pending: [UInt32] = []
  private var anchors: [String: Anchored] = [:]
  private var aliasedNodes = 0
  /// Where the last thing that is written ends, in bytes.
  private var lastEnd = 0
  private var roots: [Int] = []
  /// Records whose tag the core schema does not know.
  private var tagged: [Int] = []
  private var diagnostics: [Diagnostic] = []

  /// - Parameter source: Well-formed UTF-8.
  init(_ source: YAMLSource, isASCII: Bool, limits: YAMLLimits) {
    self.source = source
    self.limits = limits
    cursor = ScalarCursor(source.bytes, isASCII: isASCII)
    records.reserveCapacity(source.bytes.count / 12)
    children.reserveCapacity(source.bytes.count / 12)
    texts.reserveCapacity(source.bytes.count)
  }

  /// Reads to the end of the file, or to the first thing after which reading makes no sense.
  mutating func build() -> (
    documents: [YAMLNode], tagged: [YAMLNode], diagnostics: [Diagnostic]
  ) {
    var events = LibYAMLEvents(source.bytes)
    do throws(Stop) {
      while let event = try next(&events) { try take(event) }
    } catch {}
    let tree = YAMLTree(
      source: source, records: records, children: children, texts: texts, tags: tags)
    diagnostics.sort(by: Diagnostic.inSourceOrder)
    func node(_ record: Int) -> YAMLNode { YAMLNode(tree: tree, index: record) }
    return (roots.map(node), tagged.map(node), diagnostics)
  }

  /// The file cannot be read further; the diagnostic is already made.
  private struct Stop: Error {}

  private mutating func next(_ events: inout LibYAMLEvents) throws(Stop) -> YAMLEvent? {
    do throws(LibYAMLError) {
      let event = try events.next(appendingTo: &texts)
      return event.kind == .streamEnd ? nil : event
    } catch {
      report(error)
      throw Stop()
    }
  }

  private mutating func take(_ event: YAMLEvent) throws(Stop) {
    switch event.kind {
    case .documentStart:
      anchors.removeAll(keepingCapacity: true)
      aliasedNodes = 0
    case .scalar: try addScalar(event)
    case .alias: try addAlias(event)
    case .sequenceStart: try open(event, .sequence)
    case .mappingStart: try open(event, .mapping)
    case .sequenceEnd, .mappingEnd: try close(event)
    case .streamStart, .streamEnd, .documentEnd: break
    }
  }
}

extension TreeBuilder {
  private mutating func addScalar(_ event: YAMLEvent) throws(Stop) {
    var start = cursor.byteOffset(ofScalar: event.start)
    let end = cursor.byteOffset(ofScalar: event.end)
    lastEnd = end
    var tag = event.tag
    let isAtMark = start < end && source.bytes[start] == UInt8(ascii: "!")
    if event.anchor != nil || tag != nil || isAtMark {
      let properties = NodeProperties(source.bytes, in: start..<end)
      start = properties.contentStart
      if properties.hasBareTag { tag = "!" }
    }
    let number = records.count
    records.append(
      YAMLTree.Record(
        kind: .scalar, style: event.style, tag: try tagNumber(tag), start: UInt32(start),
        end: UInt32(end), first: UInt32(event.text.lowerBound), count: UInt32(event.text.count)))
    if let tag, YAMLValue.tagged(tag, texts[event.text]) == nil {
      let text = String(decoding: texts[event.text], as: UTF8.self)
      let short = "!!" + tag.dropFirst(YAMLValue.tagPrefix.count)
      report(.wrongTag(tag: short, text: text), at: start..<end)
    }
    if let anchor = event.anchor {
      anchors[anchor] = Anchored(record: UInt32(number), nodes: 1, height: 0, isOpen: false)
    }
    attach(UInt32(number), nodes: 1, height: 0)
  }

  private mutating func open(_ event: YAMLEvent, _ kind: YAMLNode.Kind) throws(Stop) {
    var start = cursor.byteOffset(ofScalar: event.start)
    let end = cursor.byteOffset(ofScalar: event.end)
    guard frames.count < limits.depth else {
      report(.tooDeep(limit: limits.depth), at: start..<start + 1)
      throw Stop()
    }
    if event.anchor != nil || event.tag != nil {
      start = NodeProperties(source.bytes, in: start..<source.bytes.count).contentStart
    }
    let number = records.count
    records.append(
      YAMLTree.Record(
        kind: kind, style: event.style, tag: try tagNumber(event.tag), start: UInt32(start),
        end: UInt32(max(start, end)), first: 0, count: 0))
    frames.append(Frame(record: number, firstPending: pending.count, anchor: event.anchor))
    if let anchor = event.anchor {
      anchors[anchor] = Anchored(record: UInt32(number), nodes: 1, height: 0, isOpen: true)
    }
  }

  private mutating func close(_ event: YAMLEvent) throws(Stop) {
    guard let frame = frames.popLast() else { return }
    let number = frame.record
    if records[number].style == .flow { lastEnd = cursor.byteOffset(ofScalar: event.end) }
    records[number].end = max(records[number].end, UInt32(lastEnd))
    records[number].first = UInt32(children.count)
    records[number].count = UInt32(pending.count - frame.firstPending)
    children.append(contentsOf: pending[frame.firstPending...])
    pending.removeSubrange(frame.firstPending...)
    if records[number].kind == .mapping { reportDuplicates(in: records[number]) }
    guard diagnostics.count < Self.maximumProblems else {
      report(.tooManyProblems(limit: Self.maximumProblems), at: lastEnd..<lastEnd)
      throw Stop()
    }
    if let anchor = frame.anchor {
      anchors[anchor] = Anchored(
        record: UInt32(number), nodes: frame.nodes, height: frame.height + 1, isOpen: false)
    }
    attach(UInt32(number), nodes: frame.nodes, height: frame.height + 1)
  }

  private mutating func addAlias(_ event: YAMLEvent) throws(Stop) {
    let start = cursor.byteOffset(ofScalar: event.start)
    let end = cursor.byteOffset(ofScalar: event.end)
    lastEnd = end
    let name = event.anchor ?? ""
    guard let anchored = anchors[name], !anchored.isOpen else {
      report(
        anchors[name] == nil ? .unknownAlias(name) : .aliasInsideItself(name), at: start..<end)
      addNull(at: start..<end)
      return
    }
    aliasedNodes += anchored.nodes
    guard aliasedNodes <= limits.aliasedNodes else {
      report(.aliasBomb(limit: limits.aliasedNodes), at: start..<end)
      throw Stop()
    }
    guard frames.count + anchored.height <= limits.depth else {
      report(.tooDeep(limit: limits.depth), at: start..<end)
      throw Stop()
    }
    attach(anchored.record, nodes: anchored.nodes, height: anchored.height)
  }

  /// Stands where an alias names nothing, so that the rest of the file can still be judged.
  private mutating func addNull(at range: Range<Int>) {
    records.append(
      YAMLTree.Record(
        kind: .scalar, style: .plain, tag: 0, start: UInt32(range.lowerBound),
        end: UInt32(range.upperBound), first: 0, count: 0))
    attach(UInt32(records.count - 1), nodes: 1, height: 0)
  }

  private mutating func attach(_ record: UInt32, nodes: Int, height: Int) {
    guard !frames.isEmpty else {
      roots.append(Int(record))
      return
    }
    pending.append(record)
    frames[frames.count - 1].nodes += nodes
    frames[frames.count - 1].height = max(frames[frames.count - 1].height, height)
  }

  /// Few tags are in use, so they are numbered; a file with more than 65 535 is no document.
  private mutating func tagNumber(_ tag: String?) throws(Stop) -> UInt16 {
    guard let tag else { return 0 }
    if tag != "!", !tag.hasPrefix(YAMLValue.tagPrefix) { tagged.append(records.count) }
    if let number = tagNumbers[tag] { return number }
    guard let number = UInt16(exactly: tags.count) else {
      report(.tooManyProblems(limit: tags.count), at: lastEnd..<lastEnd)
      throw Stop()
    }
    tags.append(tag)
    tagNumbers[tag] = number
    return number
  }
}

extension TreeBuilder {
  /// Reports every key that reads the same as one before it in the mapping, however it is quoted.
  ///
  /// - Complexity: O(keys) for large mappings; small ones are compared pair by pair.
  private mutating func reportDuplicates(in mapping: YAMLTree.Record) {
    let keys = stride(from: mapping.range.lowerBound, to: mapping.range.upperBound, by: 2)
      .map { Int(children[$0]) }
    if keys.count <= 12 {
      for later in keys.indices.dropFirst() {
        if let earlier = keys[..<later].first(where: { isSameKey($0, keys[later]) }) {
          reportDuplicate(keys[later], of: earlier)
        }
      }
      return
    }
    var seen: [String: Int] = [:]
    seen.reserveCapacity(keys.count)
    for key in keys where records[key].kind == .scalar {
      let text = String(decoding: texts[records[key].range], as: UTF8.self)
      if let earlier = seen[text] {
        reportDuplicate(key, of: earlier)
      } else {
        seen[text] = key
      }
    }
  }

  private func isSameKey(_ a: Int, _ b: Int) -> Bool {
    let (a, b) = (records[a], records[b])
    guard a.kind == .scalar, b.kind == .scalar, a.count == b.count else { return false }
    return texts[a.range] == texts[b.range]
  }

  private mutating func reportDuplicate(_ key: Int, of earlier: Int) {
    let text = String(decoding: texts[records[key].range], as: UTF8.self)
    let first = source.location(at: Int(records[earlier].start))
    report(
      .duplicateKey(text), at: Int(records[key].start)..<Int(records[key].end),
      notes: [
        LocalizedText(
          zh: "第一次写在第 \(first.line) 行第 \(first.column) 列",
          en: "first written at line \(first.line), column \(first.column)")
      ])
  }

  /// Says what libyaml found where a reader would look for it.
  private mutating func report(_ error: LibYAMLError) {
    var place =
      switch error.place {
      case .byte(let offset): offset
      case .scalar(let offset): cursor.byteOffset(ofScalar: offset)
      case .nowhere: lastEnd
      }
    if error.problem.hasPrefix("control characters") {
      return report(.controlCharacter, at: place..<place + 1)
    }
    var problem = error.problem
    if place < source.bytes.count, source.bytes[place] == UInt8(ascii: "\t") {
      problem = LibYAMLWords.tab(insteadOf: problem)
    }
    var notes: [LocalizedText] = []
    if error.context != nil {
      let start = cursor.byteOffset(ofScalar: error.contextStart)
      let began = source.location(at: start)
      if LibYAMLWords.isAboutItsContext(problem) {
        place = start
      } else if began.line != source.location(at: place).line {
        notes.append(
          LocalizedText(
            zh: "所在的结构始于第 \(began.line) 行第 \(began.column) 列",
            en: "what it belongs to starts at line \(began.line), column \(began.column)"))
      }
    }
    report(.syntax(problem), at: place..<place + 1, notes: notes)
  }

  private mutating func report(
    _ problem: YAMLProblem, at range: Range<Int>, notes: [LocalizedText] = []
  ) {
    diagnostics.append(problem.diagnostic(in: source, at: range, notes: notes))
  }
}

extension YAMLProblem {
  func diagnostic(
    in source: YAMLSource, at range: Range<Int>, notes: [LocalizedText] = []
  ) -> Diagnostic {
    Diagnostic(
      code: code, message, at: source.location(at: range.lowerBound),
      excerpt: source.excerpt(range), help: help, notes: notes)
  }
}
