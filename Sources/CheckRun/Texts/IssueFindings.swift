import Diagnostics
import Model
import RecordReading
import Themes

/// Turns what rows say in words, or as failed items, into findings.
struct IssueFindings {
  /// Findings of the checklists' own rules, in order of rows.
  private(set) var ruled: [Finding] = []
  /// Findings of ``TextRules``, in order of rows.
  private(set) var others: [Finding] = []
  private(set) var tally = TextTally()

  private let batch: RecordBatch
  private let plan: RunPlan
  /// Rows whose point is not known, or that are no records.
  private let excluded: Set<Int>

  init(_ batch: RecordBatch, _ plan: RunPlan) {
    self.batch = batch
    self.plan = plan
    excluded =
      batch.shape == .wide
      ? [] : Set(batch.rejections.compactMap(\.row) + batch.skipped.map(\.row))
  }

  /// Reads the problems of every row of a list of problems.
  mutating func readProblems(_ texts: TextPlan, memo: inout TextMemo) {
    let key = ColumnKey.field(.problem)
    let column = batch.layout.slot(of: key).flatMap { batch.layout.slots[$0].field } ?? 0
    for row in 0..<batch.count where !excluded.contains(row) {
      guard let text = batch.text(key, row: row) else { continue }
      var seen: Set<String> = []
      for problem in memo.read(text, texts.classifier).problems {
        read(problem, texts, row, column, &seen)
      }
    }
  }

  private mutating func read(
    _ problem: ProblemReading, _ texts: TextPlan, _ row: Int, _ column: Int,
    _ seen: inout Set<String>
  ) {
    switch problem.state {
    case .closed: tally.closed += 1
    case .clean: tally.clean += 1
    case .unclassified:
      tally.unclassified += 1
      others.append(
        finding(
          row, plan.textRule(.unclassified), problem.text, column, place: problem.text))
    case .open:
      let type = pointType(row)
      for mention in problem.mentions where mention.state == .open {
        guard let (number, rule) = texts.rule(of: mention.theme, at: type) else {
          guard seen.insert(mention.theme.text).inserted else { continue }
          tally.withoutRule += 1
          let title = texts.themes.theme(mention.theme)?.title ?? LocalizedText(mention.theme.text)
          others.append(
            finding(
              row, plan.textRule(.withoutRule),
              LocalizedText(
                zh: "\(title.zh): \(problem.text)", en: "\(title.en): \(problem.text)"), column,
              place: mention.theme.text, observed: problem.text))
          continue
        }
        guard seen.insert(rule.id.text).inserted else { continue }
        tally.open += 1
        let deduction = rule.deduction.map { min($0.points, $0.maximum ?? $0.points) }
        ruled.append(finding(row, number, problem.text, column, deduction: deduction))
      }
    }
  }

  /// Takes in the failed items of long rows that no rule has found.
  mutating func readItems(_ items: LongItems, found: [Finding]) {
    guard !plan.isDefectsOnly else { return }
    let rows = Set(found.map(\.row))
    let key = ColumnKey.field(.itemResult)
    let column = batch.layout.slot(of: key).flatMap { batch.layout.slots[$0].field } ?? 0
    for row in 0..<batch.count where items.outcomes[row] == .fail {
      guard !rows.contains(row), !excluded.contains(row) else { continue }
      let name = items.name(row)
      let note = batch.text(.field(.note), row: row).map { ": \($0)" } ?? ""
      others.append(
        finding(
          row, plan.textRule(.withoutRule),
          LocalizedText(zh: "“\(name)”不符合\(note)", en: "'\(name)' is not met\(note)"), column,
          place: name, observed: batch.text(key, row: row) ?? ""))
    }
  }

  private func pointType(_ row: Int) -> PointTypeID? {
    let number = Int(batch.pointTypes[row])
    return number >= 0 ? plan.request.pointTypes[number].id : nil
  }

  private func finding(
    _ row: Int, _ rule: Int, _ text: String, _ column: Int, place: String = "",
    deduction: Double? = nil
  ) -> Finding {
    finding(
      row, rule, LocalizedText(text), column, place: place, observed: text, deduction: deduction)
  }

  private func finding(
    _ row: Int, _ rule: Int, _ message: LocalizedText, _ column: Int, place: String,
    observed: String, deduction: Double? = nil
  ) -> Finding {
    let key: ColumnKey = .field(batch.items == nil ? .problem : .itemResult)
    return Finding(
      row: row, rule: rule, message: message,
      observed: [ObservedFact(key: key, value: .text(observed))], deduction: deduction,
      column: column, place: place)
  }
}
