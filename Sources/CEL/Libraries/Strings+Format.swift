extension Library {
  /// `template.format(arguments)`: the template with each clause replaced by an argument.
  ///
  /// A clause is `%`, an optional precision `.N` (0 … 1000, for `e` and `f`), and one of the letters
  /// `s d f e b o x X`; `%%` is a percent sign. Arguments beyond the last clause are ignored.
  static let format = FunctionDeclaration(
    "format",
    [
      .member(
        "string_format", [.string, .list(.dyn)], .string, cost: .deep,
        .binary { template, arguments in
          guard case .string(let template) = template, case .list(let arguments) = arguments else {
            return .noSuchOverload("format")
          }
          do throws(EvaluationError) {
            return .string(try FormatTemplate.fill(template, with: arguments))
          } catch {
            return .error(error)
          }
        })
    ])
}

/// Reads a template and puts arguments into it.
enum FormatTemplate {
  /// Returns `template` with its clauses replaced.
  ///
  /// - Throws: if a clause cannot be read, has no argument or does not fit it, or if the result passes
  ///   ``ResultLimit/count``.
  static func fill(_ template: String, with arguments: [Value]) throws(EvaluationError) -> String {
    var result = ""
    var rest = template.unicodeScalars[...]
    var used = 0
    while let percent = rest.firstIndex(of: "%") {
      result += String(rest[..<percent])
      rest = rest[percent...].dropFirst()
      if rest.first == "%" {
        result += "%"
        rest.removeFirst()
        continue
      }
      let precision = try readPrecision(&rest)
      guard let letter = rest.popFirst() else { throw invalid("a clause is cut off at the end") }
      guard used < arguments.count else {
        throw invalid("clause \(used + 1) has no argument, there are \(arguments.count)")
      }
      result += try text(of: arguments[used], letter: letter, precision: precision)
      used += 1
      if result.utf8.count > ResultLimit.count { throw invalid("result too large") }
    }
    result += String(rest)
    guard result.utf8.count <= ResultLimit.count else { throw invalid("result too large") }
    return result
  }

  static func invalid(_ what: String) -> EvaluationError {
    EvaluationError(.invalidArgument("format: \(what)"))
  }

  /// Reads `.N` if it is there; nil otherwise.
  private static func readPrecision(
    _ rest: inout Substring.UnicodeScalarView
  ) throws(EvaluationError) -> Int? {
    guard rest.first == "." else { return nil }
    rest.removeFirst()
    var precision = 0
    var hasDigits = false
    while let scalar = rest.first, ("0"..."9").contains(scalar) {
      precision = precision * 10 + Int(scalar.value - 0x30)
      guard precision <= 1_000 else { throw invalid("a precision must not exceed 1000") }
      hasDigits = true
      rest.removeFirst()
    }
    guard hasDigits else { throw invalid("expected a number after '%.'") }
    return precision
  }

  private static func text(
    of value: Value, letter: Unicode.Scalar, precision: Int?
  ) throws(EvaluationError) -> String {
    switch letter {
    case "s": return try FormatText.string(value)
    case "d": return try FormatText.decimal(value)
    case "f":
      return try FormatText.real(value, clause: "%f") { $0.fixed(precision: precision ?? 6) }
    case "e":
      return try FormatText.real(value, clause: "%e") { $0.scientific(precision: precision ?? 6) }
    case "b": return try FormatText.binary(value)
    case "o": return try FormatText.octal(value)
    case "x": return try FormatText.hexadecimal(value, clause: "%x", uppercase: false)
    case "X": return try FormatText.hexadecimal(value, clause: "%X", uppercase: true)
    default: throw invalid("no clause '%\(letter)'; there are %s %d %f %e %b %o %x %X")
    }
  }
}
