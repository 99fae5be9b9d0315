extension Library {
  /// Functions on strings; positions count Unicode scalars from 0.
  ///
  /// Source: the strings extension of CEL, as `string_ext` of the conformance suite fixes it.
  public static let strings = Library(
    name: "strings", summary: "searching, cutting, replacing and formatting of strings",
    functions: [
      charAt, indexOf, lastIndexOf, substring, replace, split, join, lowerAscii, upperAscii, trim,
      reverse, quote, format,
    ])

  private static let lowerAscii = FunctionDeclaration(
    "lowerAscii",
    [
      .member(
        "string_lower_ascii", [.string], .string, cost: .copying,
        .text("lowerAscii") { mapBytes(of: $0, in: 0x41...0x5A) { $0 | 0x20 } })
    ])

  private static let upperAscii = FunctionDeclaration(
    "upperAscii",
    [
      .member(
        "string_upper_ascii", [.string], .string, cost: .copying,
        .text("upperAscii") { mapBytes(of: $0, in: 0x61...0x7A) { $0 & ~0x20 } })
    ])

  /// Replaces the ASCII characters in `range`; other bytes of UTF-8 are at least 0x80.
  private static func mapBytes(
    of text: String, in range: ClosedRange<UInt8>, _ change: (UInt8) -> UInt8
  ) -> Value {
    guard text.utf8.contains(where: range.contains) else { return .string(text) }
    let bytes = text.utf8.map { range.contains($0) ? change($0) : $0 }
    return .string(String(decoding: bytes, as: UTF8.self))
  }

  private static let trim = FunctionDeclaration(
    "trim",
    [
      .member(
        "string_trim", [.string], .string, cost: .copying,
        .text("trim") { text in
          let scalars = text.unicodeScalars
          guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
          else { return .string("") }
          return .string(String(scalars[first...last]))
        })
    ])

  private static let reverse = FunctionDeclaration(
    "reverse",
    [
      .member(
        "string_reverse", [.string], .string, cost: .copying,
        .text("reverse") { text in
          var reversed = String.UnicodeScalarView()
          reversed.append(contentsOf: text.unicodeScalars.reversed())
          return .string(String(reversed))
        })
    ])

  private static let join = FunctionDeclaration(
    "join",
    [
      .member(
        "list_join", [.list(.string)], .string, cost: .custom(joinCost),
        .list("join") { join($0, separator: "") }),
      .member(
        "list_join_string", [.list(.string), .string], .string, cost: .custom(joinCost),
        .binary { list, separator in
          guard case .list(let elements) = list, case .string(let separator) = separator else {
            return .noSuchOverload("join")
          }
          return join(elements, separator: separator)
        }),
    ])

  private static let joinCost: @Sendable ([Value]) -> Int = { arguments in
    guard case .list(let elements)? = arguments.first else { return 1 }
    let separator = arguments.count > 1 ? Cost.size(arguments[1]) : 0
    return elements.reduce(1) { $0 &+ 1 &+ Cost.size($1) &+ separator }
  }

  private static func join(_ elements: [Value], separator: String) -> Value {
    var joined = ""
    for (position, element) in elements.enumerated() {
      guard case .string(let text) = element else { return .noSuchOverload("join") }
      if position > 0 { joined += separator }
      joined += text
      if joined.utf8.count > ResultLimit.count { return ResultLimit.error }
    }
    return .string(joined)
  }

  private static let quote = FunctionDeclaration(
    "strings.quote",
    [
      .function(
        "strings_quote", [.string], .string, cost: .copying,
        .text("strings.quote") { text in
          var quoted = "\""
          for scalar in text.unicodeScalars {
            if let letter = escapeLetters[scalar] {
              quoted += "\\"
              quoted.unicodeScalars.append(letter)
            } else {
              quoted.unicodeScalars.append(scalar)
            }
          }
          return .string(quoted + "\"")
        })
    ])

  /// What follows the backslash of each scalar that needs one.
  private static let escapeLetters: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{07}": "a", "\u{08}": "b", "\u{0C}": "f", "\n": "n", "\r": "r", "\t": "t", "\u{0B}": "v",
    "\\": "\\", "\"": "\"",
  ]
}
