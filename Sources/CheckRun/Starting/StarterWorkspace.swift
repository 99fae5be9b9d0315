import Diagnostics
import RuleLoading

/// The files of a workspace to start from: small, commented, and right as they stand.
///
/// They pass `rules lint` and `rules test`, and the sheet among them shows one ticket of each sort.
package struct StarterWorkspace: Sendable {
  package struct File: Sendable {
    /// Path below the workspace's folder, with `/`.
    package let path: String
    package let text: String
  }

  /// In the order in which a newcomer would read them.
  package let files: [File]

  /// - Parameters:
  ///   - language: Of the comments; the documents themselves are in both.
  ///   - names: The names that the schemas offer.
  package init(language: Language, names: SchemaNames) {
    let documents: [(String, String?, String)] = [
      ("civiclint.yaml", "campaign", Self.campaign(language)),
      ("points.yaml", "points", Self.points(language)),
      ("routing.yaml", "routing", Self.routing(language)),
      ("rules/local.yaml", nil, Self.rules(language)),
    ]
    let texts = documents.map { path, kind, text in
      let up = String(repeating: "../", count: path.count { $0 == "/" })
      let modeline = kind.map {
        "# yaml-language-server: $schema=\(up)schemas/\($0).schema.json\n"
      }
      return File(path: path, text: (modeline ?? "") + text)
    }
    let schemas = DocumentSchemaCatalog.standard.schemas.map { schema in
      File(path: "schemas/\(schema.kind.rawValue).schema.json", text: schema.text(names))
    }
    files = texts + [File(path: "sheets/example.csv", text: Self.sheet)] + schemas
  }

  /// Comment lines in the language asked for.
  static func comment(_ language: Language, zh: String, en: String) -> String {
    LocalizedText(zh: zh, en: en).text(in: language)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "#" : "# \($0)" }.joined(separator: "\n")
  }
}
