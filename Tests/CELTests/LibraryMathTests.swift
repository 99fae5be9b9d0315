import Testing

/// What `math_ext` of the conformance suite leaves open or touches only once.
@Suite struct LibraryMathTests {
  static let examples = [
    LibraryExample("math.greatest(1.0, 1)", "1.0"),
    LibraryExample("math.greatest(1, 1.0)", "1"),
    LibraryExample("math.greatest([1, 1.0, 1u])", "1"),
    LibraryExample("math.greatest(9007199254740993, 9007199254740992.0)", "9007199254740993"),
    LibraryExample(
      "math.greatest(18446744073709551615u, 9223372036854775807)", "18446744073709551615u"),
    LibraryExample("math.greatest(0.0 / 0.0, 1.0)", "0.0 / 0.0"),
    LibraryExample("math.greatest(1.0, 0.0 / 0.0, 2.0)", "2.0"),
    LibraryExample("math.least(1.0, 0.0 / 0.0)", "1.0"),
    LibraryExample("math.least([3, 1, 2].map(x, x * 2))", "2"),
    LibraryExample("math.round(0.49999999999999994)", "0.0"),
    LibraryExample("math.round(2.5)", "3.0"),
    LibraryExample("math.round(4503599627370497.5)", "4503599627370498.0"),
    LibraryExample("math.ceil(0.0 / 0.0)", "0.0 / 0.0"),
    LibraryExample("math.abs(-0.0)", "0.0"),
    LibraryExample("math.sign(0.0 / 0.0)", "0.0 / 0.0"),
    LibraryExample("math.sqrt(-4)", "0.0 / 0.0"),
    LibraryExample("math.sqrt(2.25)", "1.5"),
    LibraryExample("math.sqrt(4u)", "2.0"),
    LibraryExample("math.bitShiftLeft(1, 63)", "-9223372036854775807 - 1"),
    LibraryExample("math.bitShiftLeft(1, 64)", "0"),
    LibraryExample("math.bitShiftRight(-1, 1)", "9223372036854775807"),
    LibraryExample("math.bitShiftRight(-1, 0)", "-1"),
    LibraryExample("math.bitNot(-1)", "0"),
    LibraryExample("math.bitXor(5, 1)", "4"),
  ]

  @Test(arguments: LibraryMathTests.examples)
  func evaluates(_ example: LibraryExample) throws { try example.verify() }

  static let failures = [
    LibraryFailure("math.abs(-9223372036854775807 - 1)", "'math.abs' overflows"),
    LibraryFailure(
      "math.bitShiftRight(1, -1)", "math.bitShiftRight cannot shift by a negative number of bits"),
    LibraryFailure("math.least([1].filter(x, x > 1))", "math.least of an empty list"),
    LibraryFailure("math.greatest(dyn('a'))", "no such overload of 'math.greatest'"),
    LibraryFailure("math.greatest([1, dyn('a')])", "no such overload of 'math.greatest'"),
  ]

  @Test(arguments: LibraryMathTests.failures)
  func fails(_ failure: LibraryFailure) throws { try failure.verify() }

  @Test(arguments: [
    "math.greatest()", "math.greatest('a')", "math.greatest([])", "math.least(1, true)",
    "math.least(1, [2])", "math.greatest([1, 'a'])", "math.greatest({1: 2})", "math.ceil(1)",
    "math.bitAnd(1, 1u)", "math.bitAnd(1.0, 1.0)",
  ])
  func isRefusedBeforeEvaluation(_ expression: String) {
    #expect(throws: (any Error).self) { try LibraryExample.evaluate(expression) }
  }
}
