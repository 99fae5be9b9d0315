/// Makes expressions that the checker accepts, whose evaluation may fail.
///
/// What implementations are known to word differently is left out: fractions of a second as text,
/// `%s` and `%d` of doubles.
struct LibraryExpressionGenerator {
  /// The types of the expressions that are made.
  enum Kind: CaseIterable {
    case int
    case uint
    case double
    case bool
    case string
    case bytes
    case ints
    case strings
    case map
    case timestamp
    case duration
    case optional
  }

  var random: SeededGenerator
  /// Names in scope with their types; macros add to it.
  var scope: [(name: String, kind: Kind)]
  private var counter = 0

  init(seed: UInt64, scope: [(name: String, kind: Kind)]) {
    random = SeededGenerator(seed: seed)
    self.scope = scope
  }

  /// Returns an expression of any type.
  mutating func expression(depth: Int) -> String {
    // An optional is no result that the oracle can write.
    let kind = pick(Kind.allCases.filter { $0 != .optional })
    return expression(kind, depth)
  }

  mutating func pick<T>(_ choices: [T]) -> T {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  /// Returns an expression of `kind`; at depth 0 a literal or a name.
  mutating func expression(_ kind: Kind, _ depth: Int) -> String {
    if depth <= 0 || chance(15) { return leaf(kind) }
    let d = depth - 1
    switch pick([0, 0, 0, 0, 0, 0, 0, 1, 2, 3]) {
    case 1: return "(\(expression(.bool, d)) ? \(expression(kind, d)) : \(expression(kind, d)))"
    case 2 where kind == .int || kind == .string:
      return "\(expression(.optional, d)).optMap(o, o + 1).orValue(\(expression(.int, d)))"
        .asKind(kind)
    case 3: return bind(kind, d)
    default: return production(kind, d)
    }
  }

  private mutating func bind(_ kind: Kind, _ depth: Int) -> String {
    let inner = pick(Kind.allCases)
    let value = expression(inner, depth)
    let name = fresh()
    scope.append((name, inner))
    let body = expression(kind, depth)
    scope.removeLast()
    return "cel.bind(\(name), \(value), \(body))"
  }

  private mutating func fresh() -> String {
    counter += 1
    return "v\(counter)"
  }

  /// Returns `body` of `kind` in which a new name of type `element` may stand, and the name.
  private mutating func over(
    _ element: Kind, _ kind: Kind, _ depth: Int
  ) -> (name: String, body: String) {
    let name = fresh()
    scope.append((name, element))
    let body = expression(kind, depth)
    scope.removeLast()
    return (name, body)
  }

  private mutating func leaf(_ kind: Kind) -> String {
    let names = scope.filter { $0.kind == kind }.map(\.name)
    if !names.isEmpty, chance(60) { return pick(names) }
    switch kind {
    case .int:
      return pick([
        "0", "1", "-1", "2", "3", "7", "10", "-5", "64", "1000000007", "9223372036854775807",
      ])
    case .uint: return pick(["0u", "1u", "2u", "5u", "100u", "18446744073709551615u"])
    case .double:
      return pick(["0.0", "1.0", "-1.5", "2.5", "0.1", "1e10", "1e-7", "123.456", "1e300", "3.0"])
    case .bool: return pick(["true", "false"])
    case .string:
      return pick([
        "''", "'a'", "'ab'", "'楼道堆物'", "'小广告'", "'é😀'", "'e\\u0301'", "' b '", "'12'", "'true'",
      ])
    case .bytes: return pick(["b''", "b'ab'", "b'\\xff\\x00'", "b'楼'"])
    case .ints:
      return pick([
        "[0].filter(z, false)", "[1]", "[3, 1, 2]", "[0, 0, 5]", "[-1, 9223372036854775807]",
      ])
    case .strings: return pick(["['a']", "['a', 'b', 'a']", "['楼道', '', '堆物']"])
    case .map: return pick(["{'a': 1}", "{'a': 1, 'b': 2}", "{'楼道堆物': 3, '': 0}"])
    case .timestamp:
      return pick([
        "timestamp('2026-11-20T09:30:00+08:00')", "timestamp('2024-02-29T23:59:59.500Z')",
        "timestamp(0)", "timestamp('0001-01-01T00:00:00Z')", "timestamp('9999-12-31T23:59:59Z')",
      ])
    case .duration:
      return pick(["duration('1h30m')", "duration('0s')", "duration('-90s')", "duration('250ms')"])
    case .optional:
      return pick(["optional.of(1)", "optional.none()", "optional.ofNonZeroValue(0)"])
    }
  }

  private mutating func production(_ kind: Kind, _ d: Int) -> String {
    switch kind {
    case .int: return int(d)
    case .uint: return uint(d)
    case .double: return double(d)
    case .bool: return bool(d)
    case .string: return string(d)
    case .bytes: return bytes(d)
    case .ints: return ints(d)
    case .strings: return strings(d)
    case .map: return map(d)
    case .timestamp: return timestamp(d)
    case .duration: return duration(d)
    case .optional: return optional(d)
    }
  }

  private mutating func int(_ d: Int) -> String {
    switch pick(Array(0..<16)) {
    case 0...3:
      return "(\(expression(.int, d)) \(pick(["+", "-", "*", "/", "%"])) \(expression(.int, d)))"
    case 4: return "size(\(expression(pick([.string, .bytes, .ints, .strings, .map]), d)))"
    case 5: return "\(expression(.string, d)).indexOf(\(expression(.string, d)))"
    case 6: return "\(expression(.string, d)).lastIndexOf(\(expression(.string, d)))"
    case 7:
      return "\(expression(.string, d)).indexOf(\(expression(.string, d)), \(expression(.int, d)))"
    case 8: return "\(expression(.ints, d))[\(expression(.int, d))]"
    case 9: return "\(expression(.map, d))[\(expression(.string, d))]"
    case 10: return "int(\(expression(pick([.double, .uint, .string, .timestamp]), d)))"
    case 11:
      return "math.\(pick(["greatest", "least"]))(\(expression(.int, d)), \(expression(.int, d)))"
    case 12: return "math.\(pick(["abs", "sign", "bitNot"]))(\(expression(.int, d)))"
    case 13:
      let name = pick(["bitAnd", "bitOr", "bitXor", "bitShiftLeft", "bitShiftRight"])
      return "math.\(name)(\(expression(.int, d)), \(expression(.int, d)))"
    case 14:
      let part = pick([
        "FullYear", "Month", "Date", "DayOfMonth", "DayOfWeek", "DayOfYear", "Hours", "Minutes",
        "Seconds", "Milliseconds",
      ])
      let zone = pick(["", "'+08:00'", "'Asia/Shanghai'", "'-03:30'"])
      return "\(expression(.timestamp, d)).get\(part)(\(zone))"
    default: return "(-\(expression(.int, d)))"
    }
  }

  private mutating func uint(_ d: Int) -> String {
    switch pick([0, 0, 1, 2]) {
    case 0:
      return "(\(expression(.uint, d)) \(pick(["+", "-", "*", "/", "%"])) \(expression(.uint, d)))"
    case 1: return "uint(\(expression(pick([.int, .double, .string]), d)))"
    default:
      return
        "math.\(pick(["bitAnd", "bitOr", "bitXor"]))(\(expression(.uint, d)), \(expression(.uint, d)))"
    }
  }

  private mutating func double(_ d: Int) -> String {
    switch pick([0, 0, 1, 2, 3]) {
    case 0:
      return "(\(expression(.double, d)) \(pick(["+", "-", "*", "/"])) \(expression(.double, d)))"
    case 1: return "double(\(expression(pick([.int, .uint]), d)))"
    case 2:
      let name = pick(["ceil", "floor", "round", "trunc", "abs", "sign", "sqrt"])
      return "math.\(name)(\(expression(.double, d)))"
    default:
      return
        "math.\(pick(["greatest", "least"]))(\(expression(.double, d)), \(expression(.double, d)))"
    }
  }

  private mutating func bool(_ d: Int) -> String {
    switch pick(Array(0..<14)) {
    case 0...2: return "(\(expression(.bool, d)) \(pick(["&&", "||"])) \(expression(.bool, d)))"
    case 3: return "!\(expression(.bool, d))"
    case 4:
      let kind = pick(Kind.allCases.filter { $0 != .optional })
      return "(\(expression(kind, d)) \(pick(["==", "!="])) \(expression(kind, d)))"
    case 5:
      let kind: Kind = pick([.int, .uint, .double, .string, .bytes, .bool, .timestamp, .duration])
      return "(\(expression(kind, d)) \(pick(["<", "<=", ">", ">="])) \(expression(kind, d)))"
    case 6:
      let numbers: [Kind] = [.int, .uint, .double]
      let comparison = pick(["<", "<=", ">", ">="])
      // Behind `dyn`: the other checker does not know the mixed overloads.
      return "(dyn(\(expression(pick(numbers), d))) \(comparison) \(expression(pick(numbers), d)))"
    case 7:
      let test = pick(["contains", "startsWith", "endsWith"])
      return "\(expression(.string, d)).\(test)(\(expression(.string, d)))"
    case 8: return "(\(expression(.int, d)) in \(expression(.ints, d)))"
    case 9: return "(\(expression(.string, d)) in \(expression(pick([.map, .strings]), d)))"
    case 10:
      let body = over(.int, .bool, d)
      let test = pick(["all", "exists", "exists_one"])
      return "\(expression(.ints, d)).\(test)(\(body.name), \(body.body))"
    case 11:
      let body = over(.string, .bool, d)
      return "\(expression(.map, d)).\(pick(["all", "exists"]))(\(body.name), \(body.body))"
    case 12: return "\(expression(.optional, d)).hasValue()"
    default: return "has(\(expression(.map, d)).a)"
    }
  }

  private mutating func string(_ d: Int) -> String {
    switch pick(Array(0..<13)) {
    case 0, 1: return "(\(expression(.string, d)) + \(expression(.string, d)))"
    case 2: return "\(expression(.string, d)).substring(\(expression(.int, d)))"
    case 3: return "\(expression(.string, d)).charAt(\(expression(.int, d)))"
    case 4:
      return
        "\(expression(.string, d)).replace(\(expression(.string, d)), \(expression(.string, d)))"
    case 5:
      return "\(expression(.string, d)).\(pick(["lowerAscii", "upperAscii", "trim", "reverse"]))()"
    case 6: return "\(expression(.strings, d)).join(\(expression(.string, d)))"
    case 7: return "string(\(expression(pick([.int, .uint, .bool, .string, .bytes]), d)))"
    case 8: return "strings.quote(\(expression(.string, d)))"
    case 9: return "base64.encode(\(expression(.bytes, d)))"
    case 10:
      let clause = pick(["%.2f", "%e", "%f", "%.0f"])
      return "'\(clause)'.format([\(expression(pick([.double, .int, .uint]), d))])"
    case 11:
      let clause = pick(["%s", "%d", "%x", "%X", "%o", "%b"])
      return "'<\(clause)>'.format([\(expression(pick([.int, .uint]), d))])"
    default:
      return "'%s'.format([\(expression(pick([.string, .bool, .ints, .strings, .map]), d))])"
    }
  }

  private mutating func bytes(_ d: Int) -> String {
    switch pick([0, 1, 2]) {
    case 0: return "(\(expression(.bytes, d)) + \(expression(.bytes, d)))"
    case 1: return "bytes(\(expression(.string, d)))"
    default: return "base64.decode(base64.encode(\(expression(.bytes, d))))"
    }
  }

  private mutating func ints(_ d: Int) -> String {
    switch pick([0, 1, 2, 3, 4]) {
    case 0: return "[\(expression(.int, d)), \(expression(.int, d))]"
    case 1: return "(\(expression(.ints, d)) + \(expression(.ints, d)))"
    case 2:
      let body = over(.int, .int, d)
      return "\(expression(.ints, d)).map(\(body.name), \(body.body))"
    case 3:
      let body = over(.int, .bool, d)
      return "\(expression(.ints, d)).filter(\(body.name), \(body.body))"
    default: return "[?\(expression(.optional, d)), \(expression(.int, d))]"
    }
  }

  private mutating func strings(_ d: Int) -> String {
    switch pick([0, 1, 2, 3]) {
    case 0: return "\(expression(.string, d)).split(\(expression(.string, d)))"
    case 1:
      return "\(expression(.string, d)).split(\(expression(.string, d)), \(expression(.int, d)))"
    case 2: return "[\(expression(.string, d)), \(expression(.string, d))]"
    default:
      let body = over(.int, .string, d)
      return "\(expression(.ints, d)).map(\(body.name), \(body.body))"
    }
  }

  private mutating func map(_ d: Int) -> String {
    switch pick([0, 1]) {
    case 0:
      return "{'a': \(expression(.int, d)), \(expression(.string, d)): \(expression(.int, d))}"
    default: return "{'x': \(expression(.int, d)), ?'y': \(expression(.optional, d))}"
    }
  }

  private mutating func timestamp(_ d: Int) -> String {
    "(\(expression(.timestamp, d)) \(pick(["+", "-"])) \(expression(.duration, d)))"
  }

  private mutating func duration(_ d: Int) -> String {
    switch pick([0, 1]) {
    case 0: return "(\(expression(.duration, d)) \(pick(["+", "-"])) \(expression(.duration, d)))"
    default: return "(\(expression(.timestamp, d)) - \(expression(.timestamp, d)))"
    }
  }

  private mutating func optional(_ d: Int) -> String {
    switch pick([0, 1, 2, 3, 4]) {
    case 0: return "optional.of(\(expression(.int, d)))"
    case 1: return "optional.ofNonZeroValue(\(expression(.int, d)))"
    case 2: return "\(expression(.optional, d)).or(\(expression(.optional, d)))"
    case 3: return "\(expression(.map, d))[?\(expression(.string, d))]"
    default: return "\(expression(.ints, d))[?\(expression(.int, d))]"
    }
  }
}

extension String {
  /// An int expression as one of `kind`.
  fileprivate func asKind(_ kind: LibraryExpressionGenerator.Kind) -> String {
    kind == .int ? self : "string(\(self))"
  }
}
