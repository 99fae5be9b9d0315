/// An expression ready to be evaluated, many times and from any thread.
///
/// Names are resolved to slots, overloads chosen where types are known, constants folded, patterns
/// compiled. Evaluating a scalar expression allocates nothing.
public struct Program: Sendable {
  /// Full names of the variables that the expression reads; slot `i` is `variables[i]`.
  public let variables: [String]
  /// The general form; the plan itself is kept out of the way of evaluation.
  private let run: Run
  private let truth: RunTruth?
  private let localCount: Int
  private let costLimit: Int
  /// The value, if it does not depend on any variable and was found beforehand.
  public let constant: Value?

  init(_ plan: Plan, variables: [String], localCount: Int, costLimit: Int) {
    self.variables = variables
    run = plan.value
    truth = plan.truth
    constant = plan.constant
    self.localCount = localCount
    self.costLimit = costLimit
  }

  /// Evaluates with `slots[i]` as the value of `variables[i]`.
  ///
  /// A slot may hold an error or an unknown; both are absorbed or passed on as the language says.
  /// - Returns: The result, an error or an unknown; an error if there are fewer slots than variables.
  public func evaluate(slots: [Value]) -> Value {
    guard slots.count >= variables.count else {
      return .failure(.unbound(variables[slots.count]))
    }
    if let constant { return constant }
    var frame = Frame(slots: slots, localCount: localCount, costLimit: costLimit)
    return run(&frame)
  }

  /// Evaluates a condition with `slots[i]` as the value of `variables[i]`.
  ///
  /// - Returns: Whether it holds; nil for anything that is not a bool, which ``evaluate(slots:)`` tells.
  public func holds(slots: [Value]) -> Bool? {
    guard let truth, slots.count >= variables.count else {
      if case .bool(let flag) = evaluate(slots: slots) { return flag }
      return nil
    }
    var frame = Frame(slots: slots, localCount: localCount, costLimit: costLimit)
    switch truth(&frame) {
    case .yes: return true
    case .no: return false
    case .failed: return nil
    }
  }

  /// Evaluates with values by variable name; a variable without a value is an error where it is read.
  public func evaluate(_ activation: [String: Value] = [:]) -> Value {
    evaluate(slots: variables.map { activation[$0] ?? .failure(.unbound($0)) })
  }
}
