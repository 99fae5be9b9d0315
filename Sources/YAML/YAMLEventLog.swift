/// The events of a stream in the notation of the YAML test suite, for comparison with it.
///
///     +STR  +DOC ---  +MAP  =VAL :key  =VAL "text  -MAP  -DOC  -STR
package struct YAMLEventLog: Sendable {
  /// One line for each event.
  package private(set) var lines: [String] = []
  /// False if the stream ended with a syntax error.
  package private(set) var isComplete = false

  package init(_ bytes: [UInt8]) {
    var events = LibYAMLEvents(bytes)
    var cursor = ScalarCursor(bytes, isASCII: false)
    var texts: [UInt8] = []
    do throws(LibYAMLError) {
      while true {
        let event = try events.next(appendingTo: &texts)
        lines.append(Self.line(event, texts, bytes, &cursor))
        if event.kind == .streamEnd { break }
      }
      isComplete = true
    } catch {}
  }

  private static func line(
    _ event: YAMLEvent, _ texts: [UInt8], _ bytes: [UInt8], _ cursor: inout ScalarCursor
  ) -> String {
    let anchor = event.anchor.map { " &\($0)" } ?? ""
    let tag = event.tag.map { " <\($0)>" } ?? ""
    switch event.kind {
    case .streamStart: return "+STR"
    case .streamEnd: return "-STR"
    case .documentStart: return event.isImplicit ? "+DOC" : "+DOC ---"
    case .documentEnd: return event.isImplicit ? "-DOC" : "-DOC ..."
    case .sequenceStart: return "+SEQ\(event.style == .flow ? " []" : "")\(anchor)\(tag)"
    case .mappingStart: return "+MAP\(event.style == .flow ? " {}" : "")\(anchor)\(tag)"
    case .sequenceEnd: return "-SEQ"
    case .mappingEnd: return "-MAP"
    case .alias: return "=ALI *\(event.anchor ?? "")"
    case .scalar:
      let start = cursor.byteOffset(ofScalar: event.start)
      let end = cursor.byteOffset(ofScalar: event.end)
      let isBare = NodeProperties(bytes, in: start..<end).hasBareTag
      let text = String(decoding: texts[event.text], as: UTF8.self)
      return "=VAL\(anchor)\(isBare ? " <!>" : tag) \(sign(event.style))\(escaped(text))"
    }
  }

  private static func sign(_ style: YAMLStyle) -> String {
    switch style {
    case .singleQuoted: "'"
    case .doubleQuoted: "\""
    case .literal: "|"
    case .folded: ">"
    case .plain, .block, .flow: ":"
    }
  }

  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
      case "\0": escaped.append(contentsOf: "\\0".unicodeScalars)
      case "\u{8}": escaped.append(contentsOf: "\\b".unicodeScalars)
      case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
      case "\r": escaped.append(contentsOf: "\\r".unicodeScalars)
      case "\t": escaped.append(contentsOf: "\\t".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
