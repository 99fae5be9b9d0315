import Diagnostics
import Model

/// Puts what was found wrong into words, in order of lines and columns.
struct DefectReporter: Sendable {
  let file: String
  private let matcher: HeaderMatcher
  private let resolver: PointResolver
  /// What a cell of each slot should hold.
  private let expectations: [LocalizedText]
  /// Names compared to propose one, per chunk: enough for every typing error of an honest sheet, and no
  /// way for a sheet of strangers to cost minutes.
  private static let comparisons = 50_000

  init(file: String, matcher: HeaderMatcher, resolver: PointResolver) {
    self.file = file
    self.matcher = matcher
    self.resolver = resolver
    expectations = zip(matcher.header.layout.slots, matcher.contexts).map { slot, context in
      Self.expectation(slot.type, context)
    }
  }

  private static func expectation(
    _ type: any FactType.Type, _ context: ReadingContext
  ) -> LocalizedText {
    guard !context.choices.isEmpty else { return type.expectation }
    return LocalizedText(
      zh: context.choices.map(\.title.zh).joined(separator: "、") + " 之一",
      en: "one of " + context.choices.map(\.id).joined(separator: ", "))
  }

  func report(
    _ found: FoundDefects, _ chunk: RawChunk, _ lines: [Int]
  ) -> (defects: [Defect], rejections: [Rejection]) {
    var defects = chunk.defects
    var rejections = chunk.rejections
    let skipped = Set(found.skipped.map(\.row))
    for (slot, issues) in found.cells {
      for issue in issues where !skipped.contains(issue.row) {
        defects.append(defect(issue, slot, lines))
      }
    }
    for (row, field, value) in found.stray where !skipped.contains(row) {
      defects.append(cell(.strayQuote, lines[row], field, value))
    }
    for row in found.undated.rows where !skipped.contains(row) {
      let field = matcher.header.layout.slots[found.undated.slot].field ?? 0
      defects.append(
        cell(
          .missingDate, lines[row], field - 1, "", expected: expectations[found.undated.slot]))
    }
    for (row, count) in found.ragged where !skipped.contains(row) {
      defects.append(ragged(lines[row], count))
    }
    for record in found.overlong {
      let line = chunk.line(after: record.lines)
      defects.append(ragged(line, record.found))
      rejections.append(Rejection(line: line, reason: .ragged))
    }
    var comparisons = Self.comparisons
    for issue in found.points where !skipped.contains(issue.row) {
      defects.append(defect(issue, lines[issue.row], &comparisons))
      if resolver.registry != nil, issue.isRejection {
        rejections.append(Rejection(line: lines[issue.row], reason: .unknownPoint, row: issue.row))
      }
    }
    rejections.sort { $0.line < $1.line }
    return (defects.inOrder, rejections)
  }

  private func cell(
    _ kind: DefectKind, _ line: Int, _ field: Int, _ value: String,
    expected: LocalizedText? = nil, suggestion: String? = nil, proposals: [PointID] = []
  ) -> Defect {
    Defect(
      kind, file: file, sheet: matcher.header.sheet, line: line, column: field + 1,
      header: matcher.header.names[field],
      value: value, expected: expected, suggestion: suggestion, proposals: proposals)
  }

  private func ragged(_ line: Int, _ count: Int) -> Defect {
    let fields = matcher.header.names.count
    return Defect(
      .raggedRow, file: file, sheet: matcher.header.sheet, line: line, value: String(count),
      expected: LocalizedText(zh: "\(fields) 个字段", en: "\(fields) fields"))
  }

  private func defect(_ issue: CellIssue, _ slot: Int, _ lines: [Int]) -> Defect {
    let place = matcher.header.layout.slots[slot]
    let kind: DefectKind =
      switch issue.kind {
      case .unreadable where place.type.keyword == ChoiceType.keyword: .unknownChoice
      case .unreadable: place.type.storage == .instant ? .unreadableDate : .unreadableValue
      case .outOfRange: .outOfRange
      case .invalidUTF8: .invalidUTF8
      }
    let choices = matcher.contexts[slot].choices
    let words = choices.flatMap { [$0.id, $0.title.zh, $0.title.en] + $0.aliases }
    return cell(
      kind, lines[issue.row], (place.field ?? 1) - 1, issue.value,
      expected: kind == .invalidUTF8 ? "UTF-8" : expectations[slot],
      suggestion: choices.isEmpty ? nil : nearestName(to: issue.value, in: words))
  }

  private func defect(_ issue: PointIssue, _ line: Int, _ comparisons: inout Int) -> Defect {
    switch issue.kind {
    case .missing:
      return cell(
        .missingPoint, line, issue.field, issue.value,
        expected: LocalizedText(zh: "点位编号或名称", en: "the id or name of a point"))
    case .unknown(let isName):
      let near = proposals(for: issue.value, isName: isName, &comparisons)
      return cell(
        .unknownPoint, line, issue.field, issue.value,
        expected: LocalizedText(zh: "点位库中的点位", en: "a point of the registry"),
        suggestion: near.isEmpty ? nil : near.map(shown).joined(separator: "; "),
        proposals: near.map(\.id))
    case .contradiction(let byID, let byName):
      let points = resolver.registry?.points ?? []
      return cell(
        .pointContradiction, line, issue.field, issue.value,
        expected: LocalizedText(shown(points[Int(byID)])),
        suggestion: shown(points[Int(byName)]),
        proposals: [points[Int(byName)].id, points[Int(byID)].id])
    case .unknownType:
      return cell(
        .unknownPointType, line, issue.field, issue.value,
        expected: LocalizedText(
          zh: "词表中的点位类型", en: "one of " + resolver.typeIDs.joined(separator: ", ")),
        suggestion: nearestName(to: foldedCell(issue.value), in: resolver.typeWords))
    }
  }

  private func shown(_ point: Point) -> String { "\(point.name) (\(point.id))" }

  /// The points that an unknown text may mean.
  private func proposals(for text: String, isName: Bool, _ comparisons: inout Int) -> [Point] {
    guard let registry = resolver.registry, comparisons > 0 else { return [] }
    comparisons -= registry.points.count
    let near = isName ? registry.near(name: text) : registry.near(id: text)
    return near.map { registry.points[$0] }
  }
}

extension PointIssue {
  /// Whether the record belongs to no known point, given that there is a registry.
  fileprivate var isRejection: Bool {
    switch kind {
    case .missing, .unknown: true
    case .contradiction, .unknownType: false
    }
  }
}
