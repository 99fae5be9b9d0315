import Diagnostics
import Model

/// Rules, points and rows with the parts that a test does not mention filled in.
enum Fixture {
  static let nowhere = SourceLocation(file: "test.yaml", line: 1)

  static func rule(
    _ id: String, category: String = "stacking", owners: [String] = ["property-manager"],
    supporting: [String] = [], appliesTo: [String] = [],
    deadline: DeadlineRule = DeadlineRule(stages: [.init(allowance: .workdays(3))])
  ) -> Rule {
    let condition = Condition(
      source: "corridor_stacking == 0", expression: ExpressionID(index: 0),
      reads: [.fact("corridor_stacking")])
    return Rule(
      id: RuleID(id), checklist: "residential-community",
      appliesTo: appliesTo.map { PointTypeID($0) },
      title: LocalizedText(zh: "楼道无乱堆乱放", en: "Corridors are free of clutter"),
      category: CategoryID(category), severity: .major, isRedLine: false, when: nil, unless: nil,
      require: condition, grades: nil, owners: owners.map { RoleID($0) },
      supporting: supporting.map { RoleID($0) }, deadline: deadline, deduction: nil,
      message: MessageTemplate(zh: [], en: []),
      remedy: LocalizedText(zh: "清理楼道", en: "Clear the corridor."), rationale: "",
      references: ["a standard"], photosRequired: 0, theme: nil, formerIDs: [], examples: [],
      location: nowhere)
  }

  static func point(
    _ id: String, name: String = "和谐家园", type: String? = "residential_community",
    district: String = "", street: String = "", community: String = "", grid: String = ""
  ) -> Point {
    Point(
      id: PointID(id), name: name, type: type.map { PointTypeID($0) },
      area: Area(district: district, street: street, community: community, grid: grid),
      location: nowhere)
  }

  static func row(
    _ subject: RoutingTable.SubjectMatch, _ area: RoutingTable.AreaMatch = .any, unit: String,
    lead: String? = nil, supporting: [String] = [], leader: String? = nil, contact: String? = nil,
    line: Int = 1
  ) -> RoutingTable.Row {
    RoutingTable.Row(
      area: area, subject: subject,
      assignment: RoutingTable.Assignment(
        unit: LocalizedText(unit), lead: lead.map { LocalizedText($0) },
        supporting: supporting.map { LocalizedText($0) }, leader: leader, contact: contact),
      location: SourceLocation(file: "routing.yaml", line: line))
  }
}
