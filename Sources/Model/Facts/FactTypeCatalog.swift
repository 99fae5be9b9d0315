/// Every type that a vocabulary may name. The loader, the schema, the docs and the tests are all
/// derived from this list.
package struct FactTypeCatalog: Sendable {
  package let types: [any FactType.Type]

  package static let standard = FactTypeCatalog(types: [
    ChoiceType.self, CountType.self, DateType.self, DateTimeType.self, FlagType.self,
    ListType.self, NumberType.self, RatioType.self, TextType.self, VerdictType.self,
  ])

  package var keywords: [String] { types.map { $0.keyword } }

  package func type(named keyword: String) -> (any FactType.Type)? {
    types.first { $0.keyword == keyword }
  }
}
