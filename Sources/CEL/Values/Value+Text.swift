extension Value {
  /// The value for a reader of a message or a log, in the notation of the language where it has one.
  ///
  /// At most a few hundred characters: long lists, maps and strings are cut.
  public var debugText: String { debugText(depth: 4) }

  private func debugText(depth: Int) -> String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return "\(value)"
    case .uint(let value): return "\(value)u"
    case .double(let value): return DoubleText.literal(value)
    case .string(let value): return StringText.literal(String(value.prefix(80)))
    case .bytes(let value): return StringText.literal(bytes: Array(value.prefix(80)))
    case .timestamp(let value): return "timestamp(\"\(value.text)\")"
    case .duration(let value): return "duration(\"\(value.text)\")"
    case .type(let value): return value.name
    case .host(let value): return "\(value.typeName)(…)"
    case .error(let error): return "error(\(error.message))"
    case .unknown(let set): return "unknown(\(set.names.joined(separator: ", ")))"
    case .optional(nil): return "optional.none()"
    case .optional(let value?):
      return "optional.of(\(depth > 0 ? value.debugText(depth: depth - 1) : "…"))"
    case .list(let elements):
      guard depth > 0 else { return "[…]" }
      let shown = elements.prefix(16).map { $0.debugText(depth: depth - 1) }
      return "[" + (shown + (elements.count > 16 ? ["…"] : [])).joined(separator: ", ") + "]"
    case .map(let map):
      guard depth > 0 else { return "{…}" }
      let shown = map.entries.prefix(16).map {
        "\($0.key.debugText(depth: 0)): \($0.value.debugText(depth: depth - 1))"
      }
      return "{" + (shown + (map.count > 16 ? ["…"] : [])).joined(separator: ", ") + "}"
    }
  }
}
