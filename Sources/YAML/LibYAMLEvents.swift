import CLibYAML

/// The events of one YAML stream, as the system's libyaml reports them.
///
/// The only file that knows libyaml, and the only one of this target with unsafe code. Invariants:
/// - `parser` and `input` are allocated in `init`, freed in `deinit` and nowhere else; the value
///   cannot be copied, so both happen once.
/// - `input` is written in `init` only, and outlives `parser`, which reads from it.
/// - An event's pointers are read only between `yaml_parser_parse` and `yaml_event_delete`, both
///   within one call of `next`; what leaves the file is copied.
/// - After an error or the end of the stream the parser is not asked again.
@safe struct LibYAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private var isFinished = false

  /// Prepares to read `bytes`, which are UTF-8.
  init(_ bytes: [UInt8]) {
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    unsafe input = .allocate(capacity: max(1, bytes.count))
    _ = unsafe input.initialize(from: bytes)
    // It fails only if memory runs out; the parser is all zeros then and reports an error itself.
    if unsafe yaml_parser_initialize(parser) == 0 {
      isFinished = true
      return
    }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event; `.streamEnd` is the last one and comes again if asked for.
  ///
  /// - Parameter texts: Receives the text of a scalar at its end.
  /// - Throws: What libyaml found wrong, and where.
  mutating func next(appendingTo texts: inout [UInt8]) throws(LibYAMLError) -> YAMLEvent {
    guard !isFinished else { return YAMLEvent(kind: .streamEnd, start: 0, end: 0) }
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else {
      isFinished = true
      throw failure()
    }
    defer { unsafe yaml_event_delete(&event) }
    let start = unsafe event.start_mark.index
    let end = unsafe event.end_mark.index
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT:
      return unsafe YAMLEvent(
        kind: .documentStart, start: start, end: end,
        isImplicit: event.data.document_start.implicit != 0)
    case YAML_DOCUMENT_END_EVENT:
      return unsafe YAMLEvent(
        kind: .documentEnd, start: start, end: end,
        isImplicit: event.data.document_end.implicit != 0)
    case YAML_ALIAS_EVENT:
      return unsafe YAMLEvent(
        kind: .alias, start: start, end: end, anchor: string(event.data.alias.anchor))
    case YAML_SCALAR_EVENT:
      return unsafe scalar(event.data.scalar, start, end, &texts)
    case YAML_SEQUENCE_START_EVENT:
      let data = unsafe event.data.sequence_start
      return unsafe YAMLEvent(
        kind: .sequenceStart, start: start, end: end,
        style: data.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block,
        anchor: string(data.anchor), tag: string(data.tag))
    case YAML_MAPPING_START_EVENT:
      let data = unsafe event.data.mapping_start
      return unsafe YAMLEvent(
        kind: .mappingStart, start: start, end: end,
        style: data.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block,
        anchor: string(data.anchor), tag: string(data.tag))
    case YAML_SEQUENCE_END_EVENT: return YAMLEvent(kind: .sequenceEnd, start: start, end: end)
    case YAML_MAPPING_END_EVENT: return YAMLEvent(kind: .mappingEnd, start: start, end: end)
    case YAML_STREAM_START_EVENT: return YAMLEvent(kind: .streamStart, start: start, end: end)
    default:
      isFinished = true
      return YAMLEvent(kind: .streamEnd, start: start, end: end)
    }
  }

  private func scalar(
    _ data: yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar, _ start: Int, _ end: Int,
    _ texts: inout [UInt8]
  ) -> YAMLEvent {
    let first = texts.count
    unsafe texts.append(
      contentsOf: UnsafeBufferPointer(start: data.value, count: data.length))
    let style: YAMLStyle =
      switch unsafe data.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    return unsafe YAMLEvent(
      kind: .scalar, start: start, end: end, style: style, text: first..<texts.count,
      anchor: string(data.anchor), tag: string(data.tag))
  }

  private func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let text = unsafe text else { return nil }
    return unsafe String(cString: text)
  }

  private func failure() -> LibYAMLError {
    let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) }
    let place: LibYAMLError.Place =
      switch unsafe parser.pointee.error {
      case YAML_READER_ERROR: unsafe .byte(Int(clamping: parser.pointee.problem_offset))
      case YAML_MEMORY_ERROR: .nowhere
      default: unsafe .scalar(parser.pointee.problem_mark.index)
      }
    let context = unsafe parser.pointee.context.map { unsafe String(cString: $0) }
    return unsafe LibYAMLError(
      problem: problem ?? "out of memory", place: place, context: context,
      contextStart: parser.pointee.context_mark.index)
  }
}

/// What libyaml found wrong, in its own words.
struct LibYAMLError: Error, Hashable {
  enum Place: Hashable {
    /// Offset in bytes.
    case byte(Int)
    /// Offset in Unicode scalars.
    case scalar(Int)
    case nowhere
  }

  let problem: String
  let place: Place
  /// What libyaml was reading, `while scanning a quoted scalar`.
  let context: String?
  /// Where that began, in Unicode scalars.
  let contextStart: Int
}
