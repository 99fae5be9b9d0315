/// Text of one YAML document, written line by line.
struct DocumentText {
  private(set) var text: String

  /// Opens a document of `kind` below a comment that says where it comes from.
  init(kind: String, comment: String) {
    text = "# \(comment)\nciviclint: 1\nkind: \(kind)\n"
  }

  /// Writes one line, two blanks a level.
  mutating func line(_ level: Int = 0, _ content: String) {
    text += String(repeating: "  ", count: level) + content + "\n"
  }

  /// `value` as a single-quoted scalar, so that nothing in it is read as YAML.
  ///
  /// - Precondition: No line break and no control character in it; names and CEL text have none.
  static func quoted(_ value: String) -> String {
    "'\(value.replacing("'", with: "''"))'"
  }

  /// A flow sequence of scalars that need no quotes.
  static func list(_ values: [String]) -> String {
    "[\(values.joined(separator: ", "))]"
  }
}
