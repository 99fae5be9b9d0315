import Diagnostics
import Model
import YAML

/// Reads `over: {group-by: point, window: 30 days}`.
struct GroupReader {
  let level: GroupLevel
  let window: GroupScope.Window
  let expressions: GroupExpressions

  /// - Returns: Nil if the rule is about one record. A broken `over` still makes a group of points, so
  ///   that the rule's expressions are read as what they are meant to be.
  static func read(_ reader: inout MappingReader, _ records: ExpressionScope) -> GroupReader? {
    guard let over = reader.optional("over") else { return nil }
    var level: GroupLevel?
    var window: GroupScope.Window?
    if var mapping = over.mapping(.group) {
      level = mapping.required("group-by")?
        .word(.groupLevel, GroupLevel.allCases.map(\.rawValue))
        .flatMap(GroupLevel.init(rawValue:))
      window = mapping.optional("window")?.parsed(
        LocalizedText(
          zh: "天数, 如 '30 days', 或 'cadence' (本阶段的检查周期)",
          en: "a number of days such as '30 days', or 'cadence'")
      ) { text in
        if text == "cadence" { return .cadence }
        guard case .days(let days) = Allowance(parsing: text), days > 0 else { return nil }
        return .days(days)
      }
      mapping.finish()
    }
    return GroupReader(
      level: level ?? .point, window: window ?? .everything,
      expressions: GroupExpressions(records: records))
  }

  /// What the rule has asked for, when all its expressions are read.
  var scope: GroupScope {
    GroupScope(level: level, window: window, aggregates: expressions.aggregates)
  }
}
