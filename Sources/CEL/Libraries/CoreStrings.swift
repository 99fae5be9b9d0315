/// `size`, `contains`, `startsWith`, `endsWith` and `matches`.
enum CoreStrings {
  static let functions = [
    FunctionDeclaration("size", sizes),
    FunctionDeclaration(
      "contains",
      [
        .member(
          "contains_string", [.string, .string], .bool, cost: .product,
          text("contains") { text, part in ByteSearch.find(part, in: text) != nil })
      ]),
    FunctionDeclaration(
      "startsWith",
      [
        .member(
          "starts_with_string", [.string, .string], .bool, cost: .comparing,
          text("startsWith") { text, prefix in ByteSearch.hasPrefix(text, prefix) })
      ]),
    FunctionDeclaration(
      "endsWith",
      [
        .member(
          "ends_with_string", [.string, .string], .bool, cost: .comparing,
          text("endsWith") { text, suffix in ByteSearch.hasSuffix(text, suffix) })
      ]),
    FunctionDeclaration(
      "matches",
      [
        .member(
          "matches_string", [.string, .string], .bool, cost: .custom(matchCost), .binary(matches)),
        .function(
          "matches", [.string, .string], .bool, cost: .custom(matchCost), .binary(matches)),
      ]),
  ]

  /// A pattern that is not known beforehand is compiled at every call.
  private static let matchCost: @Sendable ([Value]) -> Int = { arguments in
    500 &+ Cost.product.units(arguments, limit: .max)
  }

  private static let sizes: [Overload] =
    [
      ("string", CELType.string), ("bytes", .bytes), ("list", .list(.parameter("A"))),
      ("map", .map(.parameter("A"), .parameter("B"))),
    ].flatMap { name, type -> [Overload] in
      [
        .function("size_\(name)", [type], .int, cost: .copying, .unary(size)),
        .member("\(name)_size", [type], .int, cost: .copying, .unary(size)),
      ]
    }

  @Sendable static func size(_ value: Value) -> Value {
    switch value {
    case .string(let text): .int(Int64(ScalarString.count(text)))
    case .bytes(let bytes): .int(Int64(bytes.count))
    case .list(let elements): .int(Int64(elements.count))
    case .map(let map): .int(Int64(map.count))
    default: .noSuchOverload("size")
    }
  }

  private static func text(
    _ name: String, _ test: @escaping @Sendable (String, String) -> Bool
  ) -> Overload.Implementation {
    .binary { left, right in
      guard case .string(let text) = left, case .string(let part) = right else {
        return .noSuchOverload(name)
      }
      return .bool(test(text, part))
    }
  }

  @Sendable private static func matches(_ text: Value, _ pattern: Value) -> Value {
    guard case .string(let text) = text, case .string(let pattern) = pattern else {
      return .noSuchOverload("matches")
    }
    do throws(PatternError) {
      return .bool(try RE2Pattern(pattern, memoryLimit: 1 << 20).matches(text))
    } catch {
      return .invalidArgument(error.message)
    }
  }
}

/// Searches over UTF-8; scalar boundaries need no care, since no encoding of one scalar is part of
/// the encoding of another.
enum ByteSearch {
  /// Whether `text` begins with the scalars of `prefix`.
  static func hasPrefix(_ text: String, _ prefix: String) -> Bool {
    let a = text.utf8Span.span
    let b = prefix.utf8Span.span
    guard b.count <= a.count else { return false }
    for i in b.indices where a[i] != b[i] { return false }
    return true
  }

  /// Whether `text` ends with the scalars of `suffix`.
  static func hasSuffix(_ text: String, _ suffix: String) -> Bool {
    let a = text.utf8Span.span
    let b = suffix.utf8Span.span
    guard b.count <= a.count else { return false }
    let start = a.count - b.count
    for i in b.indices where a[start + i] != b[i] { return false }
    return true
  }

  /// Returns the byte offset of the first occurrence of `part`, nil if there is none.
  ///
  /// - Complexity: O(bytes of `text` × bytes of `part`) at worst.
  static func find(_ part: String, in text: String) -> Int? {
    let a = text.utf8Span.span
    let b = part.utf8Span.span
    guard !b.isEmpty else { return 0 }
    guard b.count <= a.count else { return nil }
    // The last byte of the first scalar tells more than the first one, which is the same for thousands.
    let anchor = b[0] < 0xC0 ? 0 : b[0] < 0xE0 ? 1 : b[0] < 0xF0 ? 2 : 3
    let wanted = b[anchor]
    let anchors = a.extracting(anchor..<(a.count - b.count + anchor + 1))
    search: for start in anchors.indices where anchors[start] == wanted {
      for i in b.indices where a[start + i] != b[i] { continue search }
      return start
    }
    return nil
  }
}
