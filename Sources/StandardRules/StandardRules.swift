/// The standard library of rules, owners and calendars: the top-level `Rules` folder, embedded in
/// the binary by `EmbedRulesPlugin` so that `civiclint check FILE` works without any other file.
package enum StandardRules {
  /// One embedded document.
  package struct File: Sendable {
    /// Path below `Rules`, with `/`.
    package let path: String
    /// The document, UTF-8 YAML.
    package let text: String
    /// Its nodes in compact form (`CompactTree`), made when the program was built.
    package let nodes: String
    package let texts: String
  }
}
