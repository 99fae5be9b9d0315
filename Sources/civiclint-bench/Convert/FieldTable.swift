import Model

/// What becomes of each field of the neutral form: a field of every record, a fact, or a conversion.
struct FieldTable {
  /// How a condition refers to a field.
  enum Reference: Hashable {
    case recordField(RecordField)
    /// A fact with the keyword of its type.
    case fact(String, type: String)
    /// The number that a text fact of this id spells.
    case number(ofText: String)
  }

  let references: [String: Reference]

  /// The facts to be declared, by id: keyword of the type.
  var facts: [(id: String, type: String)] {
    references.values.compactMap { reference in
      if case .fact(let id, let type) = reference { (id, type) } else { nil }
    }
    .sorted { $0.0 < $1.0 }
  }

  init(_ rules: NeutralRules) throws(ConversionError) {
    var references: [String: Reference] = [:]
    let names = rules.fields.keys.sorted()
    for name in names {
      guard let field = rules.fields[name] else { continue }
      if let own = Self.recordField(named: field.column) {
        references[name] = .recordField(own)
      } else if name != field.column {
        guard rules.fields[field.column]?.type == .string, field.type == .float else {
          throw .sharedColumn(field.column)
        }
        references[name] = .number(ofText: field.column)
      } else {
        references[name] = .fact(name, type: try Self.factType(of: name, field.type, rules.rules))
      }
    }
    self.references = references
  }

  /// The record field that our reader finds under this header.
  private static func recordField(named header: String) -> RecordField? {
    RecordField.allCases.first { $0.rawValue == header || $0.aliases.contains(header) }
  }

  /// The type whose reading of cells gives the neutral meaning.
  ///
  /// Counts and flags read `无` as none and counts refuse negative numbers, where the neutral form sees
  /// a value of the wrong type and a number. A field whose rules could tell the difference becomes
  /// a number, which does neither; for a flag there is no such way out.
  private static func factType(
    of name: String, _ type: NeutralRules.FieldType, _ rules: [NeutralRules.Rule]
  ) throws(ConversionError) -> String {
    switch type {
    case .string: return "text"
    case .float: return "number"
    case .int:
      let isHarmless = [0, -1].allSatisfy { number in
        rules.allSatisfy { isUnchanged($0.condition, by: name) { $0.holds(for: number) } }
      }
      return isHarmless ? "count" : "number"
    case .bool:
      guard
        rules.allSatisfy({ isUnchanged($0.condition, by: name) { $0.value == .flag(false) } })
      else { throw .noneChangesMeaning(field: name) }
      return "flag"
    }
  }

  /// Whether `condition` says the same with the field's tests decided by `holds` as with none of them
  /// holding.
  private static func isUnchanged(
    _ condition: NeutralCondition, by field: String, holds: (NeutralTest) -> Bool
  ) -> Bool {
    condition.simplified { $0.field == field ? holds($0) : nil }
      == condition.simplified { $0.field == field ? false : nil }
  }
}
