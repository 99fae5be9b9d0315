extension Value {
  /// The value for a reader of a message or a log, in the notation of the language where it has one.
  ///
  /// At most some hundreds of characters: long lists, maps and strings are cut, and so is what nests deeply.
  public var debugText: String {
    var text = ""
    appendDebugText(to: &text, depth: 4)
    return text
  }

  /// Appends the value; once `text` is long, what is left of lists and maps becomes an ellipsis.
  private func appendDebugText(to text: inout String, depth: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += "\(value)"
    case .uint(let value): text += "\(value)u"
    case .double(let value): text += DoubleText.literal(value)
    case .string(let value): text += StringText.literal(String(value.prefix(80)))
    case .bytes(let value): text += StringText.literal(bytes: Array(value.prefix(80)))
    case .timestamp(let value): text += "timestamp(\"\(value.text)\")"
    case .duration(let value): text += "duration(\"\(value.text)\")"
    case .type(let value): text += value.name
    case .host(let value): text += "\(value.typeName)(…)"
    case .error(let error): text += "error(\(error.message))"
    case .unknown(let set): text += "unknown(\(set.names.joined(separator: ", ")))"
    case .optional(nil): text += "optional.none()"
    case .optional(let value?):
      text += "optional.of("
      if depth > 0 { value.appendDebugText(to: &text, depth: depth - 1) } else { text += "…" }
      text += ")"
    case .list(let elements):
      Value.append("[", elements, "]", to: &text, depth: depth) { element, text in
        element.appendDebugText(to: &text, depth: depth - 1)
      }
    case .map(let map):
      Value.append("{", map.entries, "}", to: &text, depth: depth) { entry, text in
        entry.key.appendDebugText(to: &text, depth: 0)
        text += ": "
        entry.value.appendDebugText(to: &text, depth: depth - 1)
      }
    }
  }

  /// Appends the first sixteen `parts` in brackets, fewer of them once `text` is long.
  private static func append<Part>(
    _ open: String, _ parts: [Part], _ close: String, to text: inout String, depth: Int,
    _ appendPart: (Part, inout String) -> Void
  ) {
    text += open
    for (position, part) in parts.enumerated() {
      if position > 0 { text += ", " }
      guard depth > 0, position < 16, text.utf8.count < 400 else {
        text += "…"
        break
      }
      appendPart(part, &text)
    }
    text += close
  }
}
