import Diagnostics

/// The words that rules and sheets share: facts, categories, roles and point types.
package struct Vocabulary: Sendable {
  /// A word with a title, and the other words sheets use for it.
  package struct Term<Kind>: Sendable {
    package let id: Identifier<Kind>
    package let title: LocalizedText
    package let aliases: [String]
    package let location: SourceLocation

    package init(
      id: Identifier<Kind>, title: LocalizedText, aliases: [String] = [], location: SourceLocation
    ) {
      self.id = id
      self.title = title
      self.aliases = aliases
      self.location = location
    }
  }

  package var facts: [FactID: Fact] = [:]
  package var categories: [CategoryID: Term<Named.Category>] = [:]
  package var roles: [RoleID: Term<Named.Role>] = [:]
  package var pointTypes: [PointTypeID: Term<Named.PointType>] = [:]

  package init() {}
}
