import Diagnostics

/// One thing that can be observed about a point (检查事实), as a vocabulary declares it.
package struct Fact: Sendable {
  package let id: FactID
  package let type: any FactType.Type
  package let title: LocalizedText
  /// 处, 米; empty if the number has none.
  package let unit: LocalizedText
  /// Header names found in real sheets.
  package let aliases: [String]
  /// The words of a choice; empty for other types.
  package let choices: [Choice]
  package let location: SourceLocation

  package init(
    id: FactID, type: any FactType.Type, title: LocalizedText, unit: LocalizedText = "",
    aliases: [String] = [], choices: [Choice] = [], location: SourceLocation
  ) {
    self.id = id
    self.type = type
    self.title = title
    self.unit = unit
    self.aliases = aliases
    self.choices = choices
    self.location = location
  }

  package var storage: ColumnStorage { type.storage }
}
