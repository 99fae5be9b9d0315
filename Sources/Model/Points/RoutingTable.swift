import Diagnostics

/// The table that turns (role, category, rule, point, area) into units (责任分工).
package struct RoutingTable: Sendable {
  /// How near to one point a row's area is; the nearest first.
  package enum AreaMatch: Hashable, Sendable {
    case point(PointID)
    case grid(String)
    case community(String)
    case street(String)
    case district(String)
    case any
  }

  /// How near to one rule a row's subject is; the nearest first.
  package enum SubjectMatch: Hashable, Sendable {
    case rule(RuleID)
    case category(CategoryID)
    case role(RoleID)
  }

  /// Who does it. `{district}`, `{street}`, `{community}`, `{grid}` and `{point}` in a name stand for
  /// the point's own.
  package struct Assignment: Hashable, Sendable {
    /// Responsible unit 责任单位.
    package let unit: LocalizedText
    /// Lead unit 牵头单位.
    package let lead: LocalizedText?
    /// Supporting units 配合单位.
    package let supporting: [LocalizedText]
    /// Leader in charge 包干领导.
    package let leader: String?
    package let contact: String?
    /// By when the unit has promised to be done, whatever the rule allows; nil: as the rule says.
    package let deadline: DeadlineRule?

    package init(
      unit: LocalizedText, lead: LocalizedText? = nil, supporting: [LocalizedText] = [],
      leader: String? = nil, contact: String? = nil, deadline: DeadlineRule? = nil
    ) {
      self.unit = unit
      self.lead = lead
      self.supporting = supporting
      self.leader = leader
      self.contact = contact
      self.deadline = deadline
    }
  }

  package struct Row: Hashable, Sendable {
    package let area: AreaMatch
    package let subject: SubjectMatch
    package let assignment: Assignment
    package let location: SourceLocation

    package init(
      area: AreaMatch, subject: SubjectMatch, assignment: Assignment, location: SourceLocation
    ) {
      self.area = area
      self.subject = subject
      self.assignment = assignment
      self.location = location
    }
  }

  package let rows: [Row]
  /// Who takes what no row covers (社区兜底); nil if nobody does.
  package let fallback: Assignment?

  package init(rows: [Row], fallback: Assignment?) {
    self.rows = rows
    self.fallback = fallback
  }
}

extension Area {
  /// The areas that it lies in, the nearest first: levels it does not name are left out, `any` is always the last.
  package var matches: [RoutingTable.AreaMatch] {
    var matches: [RoutingTable.AreaMatch] = []
    if !grid.isEmpty { matches.append(.grid(grid)) }
    if !community.isEmpty { matches.append(.community(community)) }
    if !street.isEmpty { matches.append(.street(street)) }
    if !district.isEmpty { matches.append(.district(district)) }
    return matches + [.any]
  }
}
