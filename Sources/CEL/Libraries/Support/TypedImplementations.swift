// Overloads written over Swift types. The planner picks an overload by the kinds of its arguments, so
// the failing branches below are reached only by a host that calls an implementation directly.

extension Overload.Implementation {
  /// Runs `body` on a string.
  static func text(
    _ function: String, _ body: @escaping @Sendable (String) -> Value
  ) -> Overload.Implementation {
    .unary { value in
      guard case .string(let text) = value else { return .noSuchOverload(function) }
      return body(text)
    }
  }

  /// Runs `body` on a string and an int.
  static func textAndInt(
    _ function: String, _ body: @escaping @Sendable (String, Int64) -> Value
  ) -> Overload.Implementation {
    .binary { first, second in
      guard case .string(let text) = first, case .int(let number) = second else {
        return .noSuchOverload(function)
      }
      return body(text, number)
    }
  }

  /// Runs `body` on two strings.
  static func texts(
    _ function: String, _ body: @escaping @Sendable (String, String) -> Value
  ) -> Overload.Implementation {
    .binary { first, second in
      guard case .string(let text) = first, case .string(let other) = second else {
        return .noSuchOverload(function)
      }
      return body(text, other)
    }
  }

  /// Runs `body` on two strings and an int.
  static func textsAndInt(
    _ function: String, _ body: @escaping @Sendable (String, String, Int64) -> Value
  ) -> Overload.Implementation {
    .ternary { first, second, third in
      guard case .string(let text) = first, case .string(let other) = second,
        case .int(let number) = third
      else { return .noSuchOverload(function) }
      return body(text, other, number)
    }
  }

  /// Runs `body` on a list.
  static func list(
    _ function: String, _ body: @escaping @Sendable ([Value]) -> Value
  ) -> Overload.Implementation {
    .unary { value in
      guard case .list(let elements) = value else { return .noSuchOverload(function) }
      return body(elements)
    }
  }

  /// Runs `body` on two lists.
  static func lists(
    _ function: String, _ body: @escaping @Sendable ([Value], [Value]) -> Value
  ) -> Overload.Implementation {
    .binary { first, second in
      guard case .list(let elements) = first, case .list(let others) = second else {
        return .noSuchOverload(function)
      }
      return body(elements, others)
    }
  }

  /// Runs `body` on a double.
  static func double(
    _ function: String, _ body: @escaping @Sendable (Double) -> Value
  ) -> Overload.Implementation {
    .unary { value in
      guard case .double(let number) = value else { return .noSuchOverload(function) }
      return body(number)
    }
  }

  /// Runs `body` on an int.
  static func int(
    _ function: String, _ body: @escaping @Sendable (Int64) -> Value
  ) -> Overload.Implementation {
    .unary { value in
      guard case .int(let number) = value else { return .noSuchOverload(function) }
      return body(number)
    }
  }

  /// Runs `body` on a uint.
  static func uint(
    _ function: String, _ body: @escaping @Sendable (UInt64) -> Value
  ) -> Overload.Implementation {
    .unary { value in
      guard case .uint(let number) = value else { return .noSuchOverload(function) }
      return body(number)
    }
  }

  /// Runs `body` on two ints.
  static func ints(
    _ function: String, _ body: @escaping @Sendable (Int64, Int64) -> Value
  ) -> Overload.Implementation {
    .binary { first, second in
      guard case .int(let left) = first, case .int(let right) = second else {
        return .noSuchOverload(function)
      }
      return body(left, right)
    }
  }

  /// Runs `body` on two uints.
  static func uints(
    _ function: String, _ body: @escaping @Sendable (UInt64, UInt64) -> Value
  ) -> Overload.Implementation {
    .binary { first, second in
      guard case .uint(let left) = first, case .uint(let right) = second else {
        return .noSuchOverload(function)
      }
      return body(left, right)
    }
  }

  /// Runs `body` on a uint and an int.
  static func uintAndInt(
    _ function: String, _ body: @escaping @Sendable (UInt64, Int64) -> Value
  ) -> Overload.Implementation {
    .binary { first, second in
      guard case .uint(let left) = first, case .int(let right) = second else {
        return .noSuchOverload(function)
      }
      return body(left, right)
    }
  }
}
