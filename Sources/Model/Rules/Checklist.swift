import Diagnostics

/// Rules for some point types (测评标准).
package struct Checklist: Sendable {
  package let id: ChecklistID
  package let title: LocalizedText
  /// Point types; empty: every type.
  package let appliesTo: [PointTypeID]
  package let parameters: [Parameter]
  package let location: SourceLocation

  package init(
    id: ChecklistID, title: LocalizedText, appliesTo: [PointTypeID], parameters: [Parameter],
    location: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.appliesTo = appliesTo
    self.parameters = parameters
    self.location = location
  }
}

/// A number of a checklist that cities set differently (`hoarding_ads_share: 0.3`).
package struct Parameter: Sendable {
  package let name: String
  /// The value in force.
  package let value: CellValue
  /// Where the value in force is written.
  package let origin: SourceLocation
  /// The checklist's own value, where a campaign has overridden it.
  package let overridden: CellValue?
  /// What it stands for; nil if the checklist does not say.
  package let title: LocalizedText?
  /// Where the number comes from, and how cities differ.
  package let note: LocalizedText?

  package init(
    name: String, value: CellValue, origin: SourceLocation, overridden: CellValue? = nil,
    title: LocalizedText? = nil, note: LocalizedText? = nil
  ) {
    self.name = name
    self.value = value
    self.origin = origin
    self.overridden = overridden
    self.title = title
    self.note = note
  }
}
