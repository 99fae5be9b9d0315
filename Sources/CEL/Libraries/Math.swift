extension Library {
  /// Functions on numbers, all in the namespace `math`.
  ///
  /// Source: the math extension of CEL, as `math_ext` of the conformance suite fixes it.
  public static let math = Library(
    name: "math", summary: "extremes, rounding, signs and bits of numbers",
    functions: [
      greatest, least, ceil, floor, round, trunc, absolute, sign, squareRoot, isNaN, isInf,
      isFinite,
      bitAnd, bitOr, bitXor, bitNot, bitShiftLeft, bitShiftRight,
    ],
    macros: [greatestMacro, leastMacro])

  private static let ceil = rounding("ceil", .up)
  private static let floor = rounding("floor", .down)
  private static let round = rounding("round", .toNearestOrAwayFromZero)
  private static let trunc = rounding("trunc", .towardZero)

  /// Declares a function that rounds a double to a whole one.
  private static func rounding(
    _ name: String, _ rule: FloatingPointRoundingRule
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      "math.\(name)",
      [
        .function(
          "math_\(name)_double", [.double], .double,
          .double("math.\(name)") { .double($0.rounded(rule)) })
      ])
  }

  private static let absolute = FunctionDeclaration(
    "math.abs",
    [
      .function(
        "math_abs_double", [.double], .double, .double("math.abs") { .double($0.magnitude) }),
      .function(
        "math_abs_int", [.int], .int,
        .int("math.abs") { $0 == .min ? .failure(.overflow("math.abs")) : .int(Swift.abs($0)) }),
      .function("math_abs_uint", [.uint], .uint, .uint("math.abs") { .uint($0) }),
    ])

  private static let sign = FunctionDeclaration(
    "math.sign",
    [
      .function(
        "math_sign_double", [.double], .double,
        .double("math.sign") { .double($0.isNaN ? $0 : $0 > 0 ? 1 : $0 < 0 ? -1 : 0) }),
      .function("math_sign_int", [.int], .int, .int("math.sign") { .int($0.signum()) }),
      .function("math_sign_uint", [.uint], .uint, .uint("math.sign") { .uint($0.signum()) }),
    ])

  private static let squareRoot = FunctionDeclaration(
    "math.sqrt",
    [
      .function(
        "math_sqrt_double", [.double], .double,
        .double("math.sqrt") { .double($0.squareRoot()) }),
      .function(
        "math_sqrt_int", [.int], .double,
        .int("math.sqrt") { .double(Double($0).squareRoot()) }),
      .function(
        "math_sqrt_uint", [.uint], .double,
        .uint("math.sqrt") { .double(Double($0).squareRoot()) }),
    ])

  private static let isNaN = FunctionDeclaration(
    "math.isNaN",
    [.function("math_is_nan", [.double], .bool, .double("math.isNaN") { .bool($0.isNaN) })])

  private static let isInf = FunctionDeclaration(
    "math.isInf",
    [.function("math_is_inf", [.double], .bool, .double("math.isInf") { .bool($0.isInfinite) })])

  private static let isFinite = FunctionDeclaration(
    "math.isFinite",
    [
      .function(
        "math_is_finite", [.double], .bool, .double("math.isFinite") { .bool($0.isFinite) })
    ])
}
