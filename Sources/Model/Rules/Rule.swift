import Diagnostics

/// One requirement (测评细则): what must hold, how bad a breach is, who owns it, by when.
///
/// A class because it has identity: thousands of tickets share one rule and must not copy it.
package final class Rule: Sendable {
  /// What a violation costs: `points` per unit of `per`, at most `maximum`.
  package struct Deduction: Hashable, Sendable {
    package let points: Double
    /// A number; nil if the violation counts once.
    package let per: Condition?
    package let maximum: Double?

    package init(points: Double, per: Condition? = nil, maximum: Double? = nil) {
      self.points = points
      self.per = per
      self.maximum = maximum
    }
  }

  /// Grades by sample: the first label whose condition holds, else `otherwise`.
  package struct Grades: Hashable, Sendable {
    package let labels: [(label: String, condition: Condition)]
    package let otherwise: String

    package init(labels: [(label: String, condition: Condition)], otherwise: String) {
      self.labels = labels
      self.otherwise = otherwise
    }

    package static func == (a: Grades, b: Grades) -> Bool {
      a.otherwise == b.otherwise && a.labels.elementsEqual(b.labels, by: ==)
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(otherwise)
      for (label, condition) in labels {
        hasher.combine(label)
        hasher.combine(condition)
      }
    }
  }

  /// One example in the rule's own file: docs and test at once.
  package struct Example: Sendable {
    package let given: [(key: ColumnKey, cell: ExampleCell)]
    package let expect: Expectation
    /// Messages that the violation must have; empty where not stated.
    package let message: (zh: String?, en: String?)
    /// The records after the first one, for a rule over many.
    package let more: [[(key: ColumnKey, cell: ExampleCell)]]
    /// Whether there is no record at all.
    package let isEmpty: Bool
    package let location: SourceLocation

    package init(
      given: [(key: ColumnKey, cell: ExampleCell)], expect: Expectation,
      message: (zh: String?, en: String?) = (nil, nil),
      more: [[(key: ColumnKey, cell: ExampleCell)]] = [], isEmpty: Bool = false,
      location: SourceLocation
    ) {
      self.given = given
      self.more = more
      self.isEmpty = isEmpty
      self.expect = expect
      self.message = message
      self.location = location
    }
  }

  /// What an example's fact is: a value, or a cell that has none.
  package enum ExampleCell: Hashable, Sendable {
    case value(CellValue)
    case notApplicable
    case unreadable
  }

  package enum Expectation: String, Sendable, CaseIterable {
    case pass
    case fail
    case notApplicable = "not_applicable"
    case notChecked = "not_checked"
    case error
  }

  package let id: RuleID
  package let checklist: ChecklistID
  /// Point types the rule is for; empty: every type.
  package let appliesTo: [PointTypeID]
  package let title: LocalizedText
  package let category: CategoryID
  package let severity: Severity
  package let isRedLine: Bool
  /// The records that the rule looks at together; nil: at one record.
  package let over: GroupScope?
  package let when: Condition?
  package let unless: Condition?
  package let require: Condition
  package let grades: Grades?
  /// Roles to be tried in order; the first that routing knows is the owner. At least one.
  package let owners: [RoleID]
  package let supporting: [RoleID]
  package let deadline: DeadlineRule
  package let deduction: Deduction?
  package let message: MessageTemplate
  package let remedy: LocalizedText
  package let rationale: LocalizedText
  package let references: [LocalizedText]
  /// Photos a finding needs as evidence.
  package let photosRequired: Int
  package let theme: ThemeID?
  package let formerIDs: [RuleID]
  package let examples: [Example]
  package let location: SourceLocation
  /// The message, if it is the same for every record.
  package let fixedMessage: LocalizedText?
  /// Columns that decide the rule: those of the requirement first, since a violation points at them.
  package let decidingColumns: [ColumnKey]

  package init(
    id: RuleID, checklist: ChecklistID, appliesTo: [PointTypeID], title: LocalizedText,
    category: CategoryID, severity: Severity, isRedLine: Bool, over: GroupScope? = nil,
    when: Condition?,
    unless: Condition?, require: Condition, grades: Grades?, owners: [RoleID],
    supporting: [RoleID], deadline: DeadlineRule, deduction: Deduction?,
    message: MessageTemplate, remedy: LocalizedText, rationale: LocalizedText,
    references: [LocalizedText], photosRequired: Int, theme: ThemeID?, formerIDs: [RuleID],
    examples: [Example], location: SourceLocation
  ) {
    self.id = id
    self.checklist = checklist
    self.appliesTo = appliesTo
    self.title = title
    self.category = category
    self.severity = severity
    self.isRedLine = isRedLine
    self.over = over
    self.when = when
    self.unless = unless
    self.require = require
    self.grades = grades
    self.owners = owners
    self.supporting = supporting
    self.deadline = deadline
    self.deduction = deduction
    self.message = message
    self.remedy = remedy
    self.rationale = rationale
    self.references = references
    self.photosRequired = photosRequired
    self.theme = theme
    self.formerIDs = formerIDs
    self.examples = examples
    self.location = location
    fixedMessage = message.fixed
    let conditions =
      [require] + (grades?.labels.map(\.condition) ?? []) + [unless, when].compactMap { $0 }
    decidingColumns = Self.columns(of: conditions)
  }

  /// Columns that `conditions` read, in order of first use, each once.
  package static func columns(of conditions: [Condition]) -> [ColumnKey] {
    var known: Set<ColumnKey> = []
    return conditions.flatMap(\.reads).filter { known.insert($0).inserted }
  }
}
