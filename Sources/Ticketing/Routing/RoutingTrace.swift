import Diagnostics
import Model

/// How the owner of a rule's violations at a point came about: every row that could have had a say,
/// and why it has it or not.
///
/// Law: the row that wins is the one whose unit ``Router`` gives.
package struct RoutingTrace: Sendable {
  /// What became of a row.
  package enum Verdict: Hashable, Sendable {
    case wins
    /// Some row is nearer to the point.
    case farther
    /// As near, but a row for the rule or its category goes before it.
    case lessSpecific
    /// For a role that is tried later than the one in charge.
    case laterRole
    /// Its unit's name is made of a level that the point does not have.
    case namesNobody
    /// For a role that supports.
    case supports
  }

  package struct Step: Sendable {
    package let row: RoutingTable.Row
    package let verdict: Verdict
  }

  package let owner: Owner
  /// The nearest rows first; of equally near ones rule, then category, then role.
  package let steps: [Step]

  /// - Complexity: O(rows).
  package init(
    _ table: RoutingTable, point: Point, rule: Rule, vocabulary: Vocabulary = Vocabulary()
  ) {
    owner = Router(table, vocabulary: vocabulary).resolve(point, rule)
    let areas = Set(point.areaMatches)
    let rows = table.rows.filter { areas.contains($0.area) && rule.rank(of: $0.subject) != nil }
    let isNamed = { (row: RoutingTable.Row) in
      RoutingRow(row.assignment).namesUnit(for: point)
    }
    let inCharge = rule.owners.first { role in
      rows.contains { $0.subject == .role(role) && isNamed($0) }
    }
    func isEligible(_ row: RoutingTable.Row) -> Bool {
      if case .role(let role) = row.subject { return role == inCharge }
      return true
    }
    let ordered = rows.enumerated().sorted { a, b in
      (a.element.area.level, rule.rank(of: a.element.subject) ?? .max, a.offset)
        < (b.element.area.level, rule.rank(of: b.element.subject) ?? .max, b.offset)
    }.map(\.element)
    let winner = ordered.first { isEligible($0) && isNamed($0) }
    steps = ordered.map { row in
      let verdict: Verdict =
        if row == winner {
          .wins
        } else if case .role(let role) = row.subject, !rule.owners.contains(role) {
          .supports
        } else if !isNamed(row) {
          .namesNobody
        } else if !isEligible(row) {
          .laterRole
        } else if row.area == winner?.area {
          .lessSpecific
        } else {
          .farther
        }
      return Step(row: row, verdict: verdict)
    }
  }
}

extension Rule {
  /// How specific a subject is to this rule, the most specific first; nil if it is not about it.
  fileprivate func rank(of subject: RoutingTable.SubjectMatch) -> Int? {
    switch subject {
    case .rule(let id): id == self.id ? 0 : nil
    case .category(let id): id == category ? 1 : nil
    case .role(let role): (owners + supporting).firstIndex(of: role).map { 2 + $0 }
    }
  }
}

extension RoutingTrace.Verdict {
  package var words: LocalizedText {
    switch self {
    case .wins: LocalizedText(zh: "采用", en: "wins")
    case .farther: LocalizedText(zh: "有更近的行", en: "a nearer row wins")
    case .lessSpecific:
      LocalizedText(zh: "同一区域有更具体的行", en: "a more specific row for the same area wins")
    case .laterRole: LocalizedText(zh: "排在前面的角色已有单位", en: "an earlier role has a unit")
    case .namesNobody:
      LocalizedText(zh: "点位缺少单位名称所需的区域", en: "the point lacks what the name is made of")
    case .supports: LocalizedText(zh: "配合单位", en: "supports")
    }
  }
}

extension RoutingTrace {
  /// Lines for a reader: the owner, then the rows one by one.
  package func lines(in language: Language) -> [String] {
    func pick(zh: String, en: String) -> String { LocalizedText(zh: zh, en: en).text(in: language) }
    let owners: [(String, String?)] = [
      (pick(zh: "责任单位", en: "unit"), owner.unit.text(in: language)),
      (pick(zh: "责任角色", en: "role"), owner.role.text),
      (pick(zh: "牵头单位", en: "lead"), owner.lead?.text(in: language)),
      (
        pick(zh: "配合单位", en: "supporting"),
        owner.supporting.isEmpty
          ? nil : owner.supporting.map { $0.text(in: language) }.joined(separator: ", ")
      ),
      (pick(zh: "包干领导", en: "leader"), owner.leader),
      (pick(zh: "联系方式", en: "contact"), owner.contact),
      (
        pick(zh: "整改时限", en: "limit"),
        owner.limit.map { limit in
          limit.stages.map { stage in
            let within = stage.allowance.words.text(in: language)
            return stage.title.map { "\($0.text(in: language)) \(within)" } ?? within
          }.joined(separator: "; ")
        }
      ),
      (
        pick(zh: "说明", en: "note"),
        owner.isFallback
          ? pick(zh: "没有一行适用, 由兜底单位承担", en: "no row fits; the fallback takes it") : nil
      ),
    ]
    let width = owners.map { displayWidth($0.0) }.max() ?? 0
    let head = owners.compactMap { label, value in
      value.map { "\(padded(label, to: width))  \(printable($0))" }
    }
    let rows = steps.map { step in
      let unit = step.row.assignment.unit.text(in: language)
      let subject = step.row.subject.words.text(in: language)
      let area = step.row.area.words.text(in: language)
      return "\(step.verdict == .wins ? "→" : " ") \(step.row.location): \(subject), \(area): "
        + "\(printable(unit)) (\(step.verdict.words.text(in: language)))"
    }
    return head + (rows.isEmpty ? [] : [pick(zh: "相关的分工行:", en: "rows that could apply:")]) + rows
  }
}
