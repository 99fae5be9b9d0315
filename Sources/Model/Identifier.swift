/// The name of a thing of one kind, so that a rule's name cannot be passed where a fact's is meant.
///
/// Equality and order are those of the text's Unicode scalars.
package struct Identifier<Kind>: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }
}

extension Identifier: Comparable {
  package static func < (a: Identifier, b: Identifier) -> Bool { a.text < b.text }
}

extension Identifier: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    self.init(text)
  }
}

extension Identifier: CustomStringConvertible {
  package var description: String { text }
}

/// Kinds of thing that have a name and no type of their own to carry it.
package enum Named {
  package enum Category {}
  package enum Role {}
  package enum PointType {}
  package enum Theme {}
}

package typealias FactID = Identifier<Fact>
package typealias RuleID = Identifier<Rule>
package typealias ChecklistID = Identifier<Checklist>
package typealias PointID = Identifier<Point>
package typealias CategoryID = Identifier<Named.Category>
package typealias RoleID = Identifier<Named.Role>
package typealias PointTypeID = Identifier<Named.PointType>
package typealias ThemeID = Identifier<Named.Theme>
