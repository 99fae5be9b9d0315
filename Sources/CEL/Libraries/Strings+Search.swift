extension Library {
  static let charAt = FunctionDeclaration(
    "charAt",
    [
      .member(
        "string_char_at_int", [.string, .int], .string, cost: .copying,
        .textAndInt("charAt") { text, index in
          guard let start = ScalarPosition.byteOffset(of: index, in: text) else {
            return outOfRange(index)
          }
          guard start < text.utf8.count else { return .string("") }
          let end = ScalarPosition.next(after: start, in: text)
          return .string(String(text.slice(start..<end)))
        })
    ])

  static let indexOf = FunctionDeclaration(
    "indexOf",
    [
      .member(
        "string_index_of_string", [.string, .string], .int, cost: .copying,
        .texts("indexOf") { text, wanted in firstIndex(of: wanted, in: text, from: 0) }),
      .member(
        "string_index_of_string_int", [.string, .string, .int], .int, cost: .copying,
        .textsAndInt("indexOf") { text, wanted, start in
          guard let offset = ScalarPosition.byteOffset(of: start, in: text) else {
            return outOfRange(start)
          }
          return firstIndex(of: wanted, in: text, from: offset)
        }),
    ])

  private static func firstIndex(of wanted: String, in text: String, from start: Int) -> Value {
    guard let offset = TextSearch(for: wanted).first(in: text, from: start) else { return .int(-1) }
    return .int(ScalarPosition.index(ofByte: offset, in: text))
  }

  static let lastIndexOf = FunctionDeclaration(
    "lastIndexOf",
    [
      .member(
        "string_last_index_of_string", [.string, .string], .int, cost: .copying,
        .texts("lastIndexOf") { text, wanted in
          lastIndex(of: wanted, in: text, upTo: text.utf8.count)
        }),
      .member(
        "string_last_index_of_string_int", [.string, .string, .int], .int, cost: .copying,
        .textsAndInt("lastIndexOf") { text, wanted, end in
          guard let offset = ScalarPosition.byteOffset(of: end, in: text) else {
            return outOfRange(end)
          }
          return lastIndex(of: wanted, in: text, upTo: offset)
        }),
    ])

  private static func lastIndex(of wanted: String, in text: String, upTo end: Int) -> Value {
    guard let offset = TextSearch(for: wanted).last(in: text, upTo: end) else { return .int(-1) }
    return .int(ScalarPosition.index(ofByte: offset, in: text))
  }

  static let substring = FunctionDeclaration(
    "substring",
    [
      .member(
        "string_substring_int", [.string, .int], .string, cost: .copying,
        .textAndInt("substring") { text, start in
          guard let offset = ScalarPosition.byteOffset(of: start, in: text) else {
            return outOfRange(start)
          }
          return .string(String(text.slice(offset..<text.utf8.count)))
        }),
      .member(
        "string_substring_int_int", [.string, .int, .int], .string, cost: .copying,
        .ternary { text, start, end in
          guard case .string(let text) = text, case .int(let start) = start,
            case .int(let end) = end
          else { return .noSuchOverload("substring") }
          guard let first = ScalarPosition.byteOffset(of: start, in: text) else {
            return outOfRange(start)
          }
          guard let last = ScalarPosition.byteOffset(of: end, in: text) else {
            return outOfRange(end)
          }
          guard first <= last else {
            return .invalidArgument("substring ends at \(end), before its start \(start)")
          }
          return .string(String(text.slice(first..<last)))
        }),
    ])

  /// The error of a position outside a string or list.
  static func outOfRange(_ index: Int64) -> Value {
    .invalidArgument("index out of range: \(index)")
  }

  static let replace = FunctionDeclaration(
    "replace",
    [
      .member(
        "string_replace_string_string", [.string, .string, .string], .string,
        cost: .custom(replaceCost),
        .ternary { text, old, new in
          guard case .string(let text) = text, case .string(let old) = old,
            case .string(let new) = new
          else { return .noSuchOverload("replace") }
          return replace(old, by: new, in: text, atMost: -1)
        }),
      .member(
        "string_replace_string_string_int", [.string, .string, .string, .int], .string,
        cost: .custom(replaceCost),
        .variadic { arguments in
          guard arguments.count == 4, case .string(let text) = arguments[0],
            case .string(let old) = arguments[1], case .string(let new) = arguments[2],
            case .int(let limit) = arguments[3]
          else { return .noSuchOverload("replace") }
          return replace(old, by: new, in: text, atMost: limit)
        }),
    ])

  /// Counts the text and as many replacements as can fit into it.
  private static let replaceCost: @Sendable ([Value]) -> Int = { arguments in
    guard arguments.count >= 3, case .string(let text) = arguments[0],
      case .string(let old) = arguments[1]
    else { return 1 }
    let matches = text.utf8.count / max(1, old.utf8.count)
    return Cost.copying.units(arguments, limit: .max) &+ matches &* Cost.size(arguments[2])
  }

  /// Replaces matches from left to right, `limit` of them, all if it is negative. The empty text
  /// matches before each scalar and at the end.
  private static func replace(
    _ old: String, by new: String, in text: String, atMost limit: Int64
  ) -> Value {
    let search = TextSearch(for: old)
    var result = ""
    var copied = 0
    var from = 0
    var remaining = limit
    while remaining != 0, let match = search.first(in: text, from: from) {
      result += text.slice(copied..<match)
      result += new
      if result.utf8.count > ResultLimit.count { return ResultLimit.error }
      copied = match + search.byteCount
      remaining = remaining > 0 ? remaining - 1 : remaining
      if search.byteCount > 0 {
        from = copied
      } else if match < text.utf8.count {
        from = ScalarPosition.next(after: match, in: text)
      } else {
        break
      }
    }
    result += text.slice(copied..<text.utf8.count)
    return result.utf8.count > ResultLimit.count ? ResultLimit.error : .string(result)
  }

  static let split = FunctionDeclaration(
    "split",
    [
      .member(
        "string_split_string", [.string, .string], .list(.string), cost: .custom(splitCost),
        .texts("split") { text, separator in split(text, at: separator, atMost: -1) }),
      .member(
        "string_split_string_int", [.string, .string, .int], .list(.string),
        cost: .custom(splitCost),
        .textsAndInt("split") { text, separator, limit in
          split(text, at: separator, atMost: limit)
        }),
    ])

  /// Counts the text and as many parts as it can have.
  private static let splitCost: @Sendable ([Value]) -> Int = { arguments in
    guard arguments.count >= 2, case .string(let text) = arguments[0],
      case .string(let separator) = arguments[1]
    else { return 1 }
    return Cost.copying.units(arguments, limit: .max) &+ text.utf8.count
      / max(1, separator.utf8.count)
  }

  /// Cuts `text` into parts, `limit` of them, as many as there are if it is negative. The empty
  /// separator cuts between scalars.
  private static func split(_ text: String, at separator: String, atMost limit: Int64) -> Value {
    if limit == 0 { return .list([]) }
    let search = TextSearch(for: separator)
    var parts: [Value] = []
    var start = 0
    while limit < 0 || parts.count < limit - 1 {
      var from = start
      if search.byteCount == 0 {
        guard start < text.utf8.count else { break }
        from = ScalarPosition.next(after: start, in: text)
        guard from < text.utf8.count else { break }
      }
      guard let match = search.first(in: text, from: from) else { break }
      parts.append(.string(String(text.slice(start..<match))))
      if parts.count > ResultLimit.count { return ResultLimit.error }
      start = match + search.byteCount
    }
    parts.append(.string(String(text.slice(start..<text.utf8.count))))
    return .list(parts)
  }
}
