import Diagnostics
import Model
import YAML

/// Reads the `parameters` of a checklist, and puts the campaign's values in their place.
struct ParameterReader {
  /// A parameter and the key that it is written under.
  struct Written {
    let parameter: Parameter
    let key: YAMLNode
  }

  let vocabulary: Vocabulary
  let overrides: [CampaignDocument.Override]
  let problems: ProblemList
  /// Every name that some checklist has.
  private(set) var names: Set<String> = []
  /// Those of the last checklist that have no value; expressions may still name them.
  private(set) var broken: [String] = []

  init(
    _ vocabulary: Vocabulary, overrides: [CampaignDocument.Override], _ problems: ProblemList
  ) {
    self.vocabulary = vocabulary
    self.overrides = overrides
    self.problems = problems
  }

  mutating func read(_ reader: NodeReader?) -> [Written] {
    broken = []
    guard let reader else { return [] }
    guard reader.node.kind == .mapping else {
      reader.report(.wrongShape(expected: .mapping, found: Shape(of: reader.node)))
      return []
    }
    var written: [Written] = []
    for (key, value) in reader.node.pairs {
      guard let name = NodeReader(key, problems).identifier(.parameter, .snake) else { continue }
      if let owner = owner(of: name) {
        problems.report(.reservedName(.parameter, name, by: owner), at: key)
        continue
      }
      names.insert(name)
      if let parameter = parameter(name, NodeReader(value, problems)) {
        written.append(Written(parameter: parameter, key: key))
      } else {
        broken.append(name)
      }
    }
    return written
  }

  private func owner(of name: String) -> LocalizedText? {
    if vocabulary.facts[FactID(name)] != nil { return LocalizedText(zh: "检查事实", en: "a fact") }
    return VocabularyReader.owner(of: name)
  }

  private func parameter(_ name: String, _ reader: NodeReader) -> Parameter? {
    var title: LocalizedText?
    var note: LocalizedText?
    var written = reader
    if reader.node.kind == .mapping {
      guard var mapping = reader.mapping(.parameter) else { return nil }
      let value = mapping.required("value")
      title = mapping.optional("title")?.localized
      note = mapping.optional("note")?.localized
      mapping.finish()
      guard let value else { return nil }
      written = value
    }
    guard let value = written.parameterValue else { return nil }
    guard let override = overrides.first(where: { $0.name == name }) else {
      return Parameter(
        name: name, value: value, origin: written.location, title: title, note: note)
    }
    guard let replacement = override.value.fitting(value) else {
      problems.report(
        .wrongOverride(
          name, expected: value.shape, found: override.value.shape),
        at: override.node)
      return Parameter(
        name: name, value: value, origin: written.location, title: title, note: note)
    }
    return Parameter(
      name: name, value: replacement, origin: override.node.location, overridden: value,
      title: title, note: note)
  }

  /// Reports the parameters that a campaign sets and no checklist has.
  func checkOverrides() {
    for override in overrides where !names.contains(override.name) {
      problems.report(.unknownOverride(override.name, known: names.sorted()), at: override.key)
    }
  }
}

extension CellValue {
  fileprivate var shape: Shape {
    switch self {
    case .integer: .integer
    case .double: .number
    case .flag: .flag
    case .text, .instant: .text
    case .list: .sequence
    }
  }

  /// This value in the type of `other`; nil if it has another. A whole number stands for a decimal.
  fileprivate func fitting(_ other: CellValue) -> CellValue? {
    switch (self, other) {
    case (.integer(let number), .double): .double(Double(number))
    case (.integer, .integer), (.double, .double), (.flag, .flag), (.text, .text): self
    default: nil
    }
  }
}

extension NodeReader {
  /// A number, a text, true or false.
  var parameterValue: CellValue? {
    switch node.value {
    case .bool(let flag): return .flag(flag)
    case .int(let number): return .integer(number)
    case .float(let number) where number.isFinite: return .double(number)
    case .string(let text) where node.kind == .scalar: return .text(text)
    case .null, .wideInt, .float, .string:
      report(.wrongShape(expected: .number, found: Shape(of: node)))
      return nil
    }
  }
}
