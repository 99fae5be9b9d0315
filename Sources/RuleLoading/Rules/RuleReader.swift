import Diagnostics
import Model
import YAML

/// Reads one rule of a checklist.
struct RuleReader {
  let checklist: Checklist
  let vocabulary: Vocabulary
  let compiler: ExpressionCompiler
  let scope: ExpressionScope
  /// What the rule looks at together; nil: it is about one record.
  let group: GroupReader?
  let problems: ProblemList
  /// Whether tests and advice are passed over.
  let isTrusted: Bool

  /// - Returns: The rule, nil if something is wrong with it, and the nodes of its id and former ids.
  func read(_ reader: inout MappingReader) -> (rule: Rule?, ids: [NodeReader]) {
    let id = reader.required("id")
    let title = text("title", &reader)
    let category = reader.required("category")?.reference(to: vocabulary.categories, .category)
    let severity = severity(&reader)
    let types = pointTypes(&reader)
    let (grades, hasGrades) = grades(&reader)
    let when = condition("when", &reader, hasGrades)
    let unless = condition("unless", &reader, hasGrades)
    let require = require(&reader, hasGrades)
    let owners = roles(reader.required("owner"), key: "owner")
    let supporting = roles(reader.optional("supporting"), key: nil)
    let deadline = reader.required("deadline")?.stagedLimit
    let deduction = deduction(&reader, hasGrades)
    let message = message(&reader, hasGrades)
    let remedy = text("remedy", &reader)
    let rationale = text("rationale", &reader)
    let references = references(&reader)
    let photos = photos(&reader)
    let theme = reader.optional("theme")?.identifier(.theme, .dottedSnake)
    let former = reader.optional("former-ids")?.list ?? []
    let formerIDs = former.compactMap { $0.identifier(.rule, .dotted) }
    let redLine = reader.optional("red-line")
    let isRedLine = redLine.map(\.flag) ?? false
    let examples = examples(&reader)
    let ids = [id].compactMap { $0 } + former
    guard let id, let name = id.identifier(.rule, .dotted), let title, let category, let severity,
      let require, let owners, let deadline, let message, let remedy, let rationale,
      let references, let isRedLine
    else { return (nil, ids) }
    let rule = Rule(
      id: RuleID(name), checklist: checklist.id, appliesTo: types, title: title,
      category: category, severity: severity, isRedLine: isRedLine, over: group?.scope, when: when,
      unless: unless, require: require, grades: grades, owners: owners,
      supporting: supporting ?? [],
      deadline: deadline, deduction: deduction, message: message, remedy: remedy,
      rationale: rationale, references: references, photosRequired: photos,
      theme: theme.map { ThemeID($0) }, formerIDs: formerIDs.map { RuleID($0) },
      examples: examples, location: id.location)
    if !isTrusted { advise(rule, at: id) }
    return (rule, ids)
  }

  /// A text that users see: both languages are wanted.
  private func text(_ key: String, _ reader: inout MappingReader) -> LocalizedText? {
    guard let value = reader.required(key) else { return nil }
    adviseOnLanguages(key, value.node)
    return value.localized
  }

  private func severity(_ reader: inout MappingReader) -> Severity? {
    let words = Severity.allCases.reversed().map(\.rawValue)
    return reader.required("severity")?.word(.severity, words).flatMap(Severity.init(rawValue:))
  }

  /// The rule's own types, which must be among the checklist's, else the checklist's.
  private func pointTypes(_ reader: inout MappingReader) -> [PointTypeID] {
    guard let own = reader.optional("applies-to") else { return checklist.appliesTo }
    let allowed =
      checklist.appliesTo.isEmpty ? Array(vocabulary.pointTypes.keys) : checklist.appliesTo
    let known = Dictionary(allowed.map { ($0, ()) }, uniquingKeysWith: { first, _ in first })
    return own.oneOrMany.compactMap { $0.reference(to: known, .pointType) }
  }

  private func references(_ reader: inout MappingReader) -> [LocalizedText]? {
    guard let value = reader.required("references") else { return nil }
    let items = value.oneOrMany
    if items.isEmpty { value.report(.emptyList("references")) }
    return items.compactMap(\.localized)
  }

  private func roles(_ reader: NodeReader?, key: String?) -> [RoleID]? {
    guard let reader else { return nil }
    let items = reader.oneOrMany
    if let key, items.isEmpty { reader.report(.emptyList(key)) }
    let roles = items.compactMap { $0.reference(to: vocabulary.roles, .role) }
    return roles.count == items.count && !roles.isEmpty ? roles : nil
  }

  private func photos(_ reader: inout MappingReader) -> Int {
    guard let evidence = reader.optional("evidence"), var mapping = evidence.mapping(.evidence)
    else { return 0 }
    let photos = mapping.optional("photos")?.integer(in: 0...99)
    mapping.finish()
    return photos.map { Int($0) } ?? 0
  }

  private func examples(_ reader: inout MappingReader) -> [Rule.Example] {
    let tests = reader.optional("tests")
    if isTrusted { return [] }
    let examples = ExampleReader(
      vocabulary: vocabulary, problems: problems, isOverMany: group != nil)
    return tests?.list?.compactMap { examples.read($0) } ?? []
  }
}
