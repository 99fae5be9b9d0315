extension Library {
  static let greatest = extreme("greatest", .greater)
  static let least = extreme("least", .less)

  /// Declares `math.greatest` or `math.least` of one number, two numbers or a list of numbers; three
  /// and more arguments become a list by the macro of that name.
  ///
  /// Numbers compare exactly whatever their types; among equal ones the first wins, and so does a
  /// `NaN` that comes first.
  private static func extreme(_ name: String, _ wanted: Value.Order) -> FunctionDeclaration {
    let function = "math.\(name)"
    let pick: @Sendable (Value, Value) -> Value = { first, second in
      switch Value.numericOrder(second, first) {
      case wanted?: second
      case .some: first
      case nil: .noSuchOverload(function)
      }
    }
    let identity = Overload.Implementation.unary { number in pick(number, number) }
    let ofList = Overload.Implementation.list(function) { elements in
      guard let first = elements.first else {
        return .invalidArgument("\(function) of an empty list")
      }
      var best = pick(first, first)
      for element in elements.dropFirst() where !best.isErrorOrUnknown {
        best = pick(best, element)
      }
      return best
    }
    let numbers: [CELType] = [.int, .uint, .double]
    var overloads = numbers.map { type in
      Overload.function("math_\(name)_\(type)", [type], type, identity)
    }
    for left in numbers {
      for right in numbers {
        overloads.append(
          .function(
            "math_\(name)_\(left)_\(right)", [left, right], left == right ? left : .dyn,
            .binary(pick)))
      }
    }
    overloads += numbers.map { type in
      .function("math_\(name)_list_\(type)", [.list(type)], type, cost: .copying, ofList)
    }
    return FunctionDeclaration(function, overloads)
  }

  static let greatestMacro = extremeMacro("greatest")
  static let leastMacro = extremeMacro("least")

  /// Gathers three and more arguments into a list and refuses literals that are no numbers, which a
  /// list of mixed types would hide from the checker.
  private static func extremeMacro(_ name: String) -> Macro {
    .receiver(name, nil) { (context, target, arguments) throws(Issue) in
      guard let target, case .identifier("math") = target.kind else { return nil }
      guard let first = arguments.first else {
        throw Issue(.macro("math.\(name) needs at least one argument"), context.callRange)
      }
      if arguments.count == 1, case .list(let elements, _) = first.kind {
        if elements.isEmpty { throw context.issue("math.\(name) of an empty list", at: first) }
        for element in elements where !mayBeNumber(element) {
          throw context.issue("expected a number", at: element)
        }
        return nil
      }
      for argument in arguments where !mayBeNumber(argument) {
        throw context.issue("expected a number", at: argument)
      }
      guard arguments.count > 2 else { return nil }
      let list = context.list(arguments)
      return context.call(name, target: target, [list])
    }
  }

  /// Whether `expression` is a number or something that only evaluation can tell.
  private static func mayBeNumber(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .literal(.int), .literal(.uint), .literal(.double): true
    case .literal, .list, .map, .structure: false
    case .identifier, .select, .call, .comprehension: true
    }
  }
}
