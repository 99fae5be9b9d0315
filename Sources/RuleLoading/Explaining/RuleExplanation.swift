import Diagnostics
import Model

/// Everything about one rule as plain text: what `civiclint rules explain ID` prints.
///
/// Nothing is left out: conditions as written, parameters with value and origin, the facts it reads
/// with the headers that sheets may use, deadline, owner, what it costs, why, and its tests.
package struct RuleExplanation: Sendable {
  private let rule: Rule
  private let rules: LoadedRules
  private let palette: Palette
  private let words: ModelWords

  package init(
    _ rule: Rule, in rules: LoadedRules, language: Language, palette: Palette = .plain
  ) {
    self.rule = rule
    self.rules = rules
    self.palette = palette
    words = ModelWords(language: language)
  }

  private var language: Language { words.language }
  private var vocabulary: Vocabulary { rules.ruleSet.vocabulary }

  /// Several lines; ends in a line feed.
  package var text: String {
    let title = "\(palette.bold(rule.id.text))  \(printable(rule.title.text(in: language)))\n"
    var sections = [title + what + judgement + consequences + reasons]
    if !factRows.isEmpty { sections.append(heading(zh: "检查事实", en: "Facts") + factRows) }
    if !testRows.isEmpty { sections.append(heading(zh: "测试", en: "Tests") + testRows) }
    return sections.joined(separator: "\n")
  }

  private func heading(zh: String, en: String) -> String {
    palette.bold(words.words(zh: zh, en: en)) + "\n"
  }

  /// Rows with one label column for the whole upper part.
  private func rows(_ body: (inout Rows) -> Void) -> String {
    var rows = Rows(language: language, palette: palette)
    body(&rows)
    return rows.text
  }

  private var what: String {
    rows { rows in
      let checklist = rules.ruleSet.checklists.first { $0.id == rule.checklist }
      let name = checklist.map { "\($0.title.text(in: language)) (\(rule.checklist))" }
      rows.add(zh: "测评标准", en: "checklist", name ?? rule.checklist.text)
      let types = rule.appliesTo.map { words.named($0, vocabulary.pointTypes) }
      rows.add(
        zh: "点位类型", en: "point types",
        types.isEmpty ? words.words(zh: "所有类型", en: "all") : types.joined(separator: ", "))
      rows.add(zh: "类别", en: "category", words.named(rule.category, vocabulary.categories))
      let severity = rule.severity.title.text(in: language)
      rows.add(
        zh: "严重程度", en: "severity",
        language == .zh ? "\(severity) (\(rule.severity.rawValue))" : severity)
      if rule.isRedLine {
        rows.add(zh: "负面清单", en: "red line", words.words(zh: "是", en: "yes"))
      }
    }
  }

  private var judgement: String {
    rows { rows in
      rows.add(zh: "汇总", en: "over", rule.over.map { words.group($0) } ?? "")
      rows.add(zh: "适用条件", en: "when", rule.when?.source ?? "")
      rows.add(zh: "豁免", en: "unless", rule.unless?.source ?? "")
      rows.add(zh: "要求", en: "require", rule.require.source)
      if let grades = rule.grades {
        let lines = grades.labels.map { "\($0.label): \($0.condition.source)" }
        let last = words.words(zh: "其余", en: "otherwise")
        rows.add(
          zh: "等级", en: "grades",
          (lines + ["\(grades.otherwise): \(last)"]).joined(separator: "\n"))
      }
      let parameters = rules.parameters(of: rule).map(parameter)
      rows.add(zh: "参数", en: "parameters", parameters.joined(separator: "\n"))
    }
  }

  /// `hoarding_ads_share = 0.5  公益广告占比 (civiclint.yaml:9:24; 原值 0.3)`.
  private func parameter(_ parameter: Parameter) -> String {
    var text = "\(parameter.name) = \(words.value(parameter.value))"
    if let title = parameter.title { text += "  \(title.text(in: language))" }
    text += "  (\(parameter.origin)"
    if let original = parameter.overridden {
      let value = words.value(original)
      text += words.words(zh: "; 标准中为 \(value)", en: "; the checklist says \(value)")
    }
    text += ")"
    if let note = parameter.note { text += "\n  \(note.text(in: language))" }
    return text
  }

  private var consequences: String {
    rows { rows in
      rows.add(zh: "整改时限", en: "deadline", words.deadline(rule.deadline))
      rows.add(
        zh: "责任", en: "owner",
        rule.owners.map { words.named($0, vocabulary.roles) }
          .joined(separator: words.words(zh: ", 其次 ", en: ", else ")))
      rows.add(
        zh: "配合", en: "supporting",
        rule.supporting.map { words.named($0, vocabulary.roles) }.joined(separator: ", "))
      rows.add(zh: "扣分", en: "deduction", rule.deduction.map { words.deduction($0) } ?? "")
      rows.add(zh: "问题描述", en: "message", words.template(rule.message))
      rows.add(zh: "整改要求", en: "remedy", rule.remedy.text(in: language))
      if rule.photosRequired > 0 {
        let count = rule.photosRequired
        rows.add(
          zh: "取证", en: "evidence",
          words.words(zh: "照片至少 \(count) 张", en: "at least \(count) photo\(count == 1 ? "" : "s")"))
      }
    }
  }

  private var reasons: String {
    rows { rows in
      rows.add(zh: "理由", en: "rationale", rule.rationale.text(in: language))
      rows.add(
        zh: "依据", en: "references",
        rule.references.map { $0.text(in: language) }.joined(separator: "\n"))
      rows.add(zh: "问题主题", en: "theme", rule.theme?.text ?? "")
      rows.add(
        zh: "曾用编号", en: "former ids", rule.formerIDs.map(\.text).joined(separator: ", "))
      rows.add(zh: "写在", en: "written at", rule.location.description)
    }
  }

  private var factRows: String {
    var columns: [ColumnKey] = []
    for condition in rule.conditions + (rule.over?.aggregates ?? []).compactMap(\.argument) {
      for key in condition.reads where !columns.contains(key) { columns.append(key) }
    }
    var rows = AlignedText(palette: palette)
    for key in columns {
      switch key {
      case .field(let field):
        rows.add(
          field.rawValue,
          description(field.title, field.type, unit: "", aliases: field.aliases, choices: []))
      case .fact(let id):
        guard let fact = vocabulary.facts[id] else { continue }
        rows.add(
          id.text,
          description(
            fact.title, fact.type, unit: fact.unit.text(in: language), aliases: fact.aliases,
            choices: fact.choices))
      }
    }
    return rows.text
  }

  private func description(
    _ title: LocalizedText, _ type: any FactType.Type, unit: String, aliases: [String],
    choices: [Choice]
  ) -> String {
    var lines = [title.text(in: language)]
    let expectation = type.expectation.text(in: language)
    let unitText = unit.isEmpty ? "" : words.words(zh: "; 单位 \(unit)", en: "; unit \(unit)")
    lines.append("\(type.keyword): \(expectation)\(unitText)")
    if !aliases.isEmpty {
      let names = aliases.joined(separator: ", ")
      lines.append(words.words(zh: "表头也写作: \(names)", en: "headers: \(names)"))
    }
    if !choices.isEmpty {
      let names = choices.map { "\($0.id) \($0.title.text(in: language))" }
      lines.append(
        words.words(zh: "选项: ", en: "choices: ") + names.joined(separator: ", "))
    }
    return lines.joined(separator: "\n")
  }

  private var testRows: String {
    var rows = AlignedText(palette: palette)
    for example in rule.examples {
      let records = ([example.given] + example.more).map { record in
        record.map { "\($0.key.name) = \(cell($0.cell))" }
      }
      var cells = records.count == 1 ? records[0] : []
      if records.count > 1 { cells = records.map { "{\($0.joined(separator: ", "))}" } }
      let given = cells.isEmpty ? words.words(zh: "什么也没填", en: "nothing filled in") : ""
      let message = language == .zh ? example.message.zh : example.message.en
      let result = message.map { " → \($0)" } ?? ""
      rows.add(
        words.expectation(example.expect), given + cells.joined(separator: ", ") + result)
    }
    return rows.text
  }

  private func cell(_ cell: Rule.ExampleCell) -> String {
    switch cell {
    case .value(let value): words.value(value)
    case .notApplicable: words.words(zh: "不涉及", en: "n/a")
    case .unreadable: words.words(zh: "(无法读取)", en: "(unreadable)")
    }
  }
}

/// Rows whose labels exist in both languages; all blocks of an explanation share one label column.
private struct Rows {
  private let language: Language
  private var lines: AlignedText

  init(language: Language, palette: Palette) {
    self.language = language
    lines = AlignedText(palette: palette, minimumWidth: language == .zh ? 8 : 11)
  }

  mutating func add(zh: String, en: String, _ value: String) {
    lines.add(LocalizedText(zh: zh, en: en).text(in: language), value)
  }

  var text: String { lines.text }
}
