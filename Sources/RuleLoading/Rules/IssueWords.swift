import CEL
import Diagnostics
import Model

extension Issue {
  /// The issue as a problem of a rule whose expressions may name what is in `scope`.
  func problem(in scope: ExpressionScope) -> RuleProblem {
    switch (kind, scope.group) {
    case (.undeclaredName(let name, _), let group?) where group.records.names.contains(name):
      .factOutsideAggregate(name)
    case (.undeclaredFunction(let name, _), nil) where Aggregate.Function(rawValue: name) != nil:
      .aggregateWithoutOver(name)
    default: problem(names: scope.names)
    }
  }

  /// The issue as a problem of a rule, in both languages.
  ///
  /// - Parameter names: What the expression could have named.
  func problem(names: [String]) -> RuleProblem {
    switch kind {
    case .undeclaredName(let name, _):
      return .unknownName(name, nearest: nearestName(to: name, in: names))
    case .undeclaredFunction(let name, let nearest): return .unknownFunction(name, nearest: nearest)
    case .limit(let text): return .tooComplex(text)
    case .syntax(let text):
      return .syntax(LocalizedText(zh: "表达式语法错误: \(text)", en: text))
    case .macro(let text):
      return .syntax(LocalizedText(zh: "宏的用法不对: \(text)", en: text))
    case .invalidLiteral(let text):
      return .syntax(LocalizedText(zh: "字面量无法读取: \(text)", en: text))
    case .noMatchingOverload(let function, let isMember, let arguments, let candidates):
      return .types(
        Self.overloadMessage(function, isMember, arguments, candidates),
        help: Self.overloadHelp(arguments))
    case .typeMismatch(let expected, let found):
      return .types(
        LocalizedText(
          zh: "类型应为 \(expected), 实为 \(found)", en: "expected type '\(expected)', found '\(found)'"),
        help: nil)
    case .noSuchField(let field, let type):
      return .types(
        LocalizedText(zh: "\(type) 没有字段 '\(field)'", en: "type '\(type)' has no field '\(field)'"),
        help: nil)
    case .notIterable(let type):
      return .types(
        LocalizedText(
          zh: "应为列表或映射, 实为 \(type)", en: "expected a list or a map, found '\(type)'"),
        help: nil)
    }
  }

  private static func overloadMessage(
    _ function: String, _ isMember: Bool, _ arguments: [CELType], _ candidates: [String]
  ) -> LocalizedText {
    let types = arguments.map(\.description)
    if let sign = sign(of: function) {
      return LocalizedText(
        zh: "'\(sign)' 不能用于 \(types.joined(separator: " 和 "))",
        en: "'\(sign)' cannot be applied to \(types.joined(separator: " and "))")
    }
    let call =
      isMember
      ? "\(types.first ?? "").\(function)(\(types.dropFirst().joined(separator: ", ")))"
      : "\(function)(\(types.joined(separator: ", ")))"
    guard !candidates.isEmpty else {
      return LocalizedText(zh: "不能这样调用: \(call)", en: "no such call: \(call)")
    }
    let known = candidates.joined(separator: ", ")
    return LocalizedText(
      zh: "不能这样调用: \(call); 可用 \(known)", en: "no such call: \(call); there is \(known)")
  }

  /// The sign of an operator's function; nil for an ordinary function.
  private static func sign(of function: String) -> String? {
    switch function {
    case Operator.contains, "in": return "in"
    case Operator.conditional: return "?:"
    case Operator.index: return "[]"
    default:
      let sign = function.filter { $0 != "_" }
      return sign.contains(where: \.isLetter) ? nil : sign
    }
  }

  private static func overloadHelp(_ arguments: [CELType]) -> LocalizedText? {
    guard arguments.contains(.int), arguments.contains(.double) else { return nil }
    return LocalizedText(
      zh: "小数与整数不能混用: 写 1.0 而不是 1, 或用 double(x)",
      en: "whole numbers and decimals do not mix: write 1.0 instead of 1, or double(x)")
  }
}
