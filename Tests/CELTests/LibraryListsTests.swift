import CEL
import Testing

/// Lists, sets, encoders, bindings, optionals and macros with two variables.
@Suite struct LibraryListsTests {
  static let examples = [
    LibraryExample("[1, 2, 3, 4].slice(1, 3)", "[2, 3]"),
    LibraryExample("[1, 2].slice(2, 2)", "[]"),
    LibraryExample("[1, [2, [3]], [], [4]].flatten()", "[1, 2, [3], 4]"),
    LibraryExample("[1, [2, [3, [4]]]].flatten(2)", "[1, 2, 3, [4]]"),
    LibraryExample("[1, [2]].flatten(0)", "[1, [2]]"),
    LibraryExample("[[1, 2], [3]].flatten().map(x, x + 1)", "[2, 3, 4]"),
    LibraryExample("[1, 1.0, 2, 2u, 'a', 'a', [1], [1.0]].distinct()", "[1, 2, 'a', [1]]"),
    LibraryExample("[0.0 / 0.0, 0.0 / 0.0].distinct().size()", "2"),
    LibraryExample("[3, 1, 2].sort()", "[1, 2, 3]"),
    LibraryExample("['b', 'a', 'B'].sort()", "['B', 'a', 'b']"),
    LibraryExample("[true, false].sort()", "[false, true]"),
    LibraryExample("[].sort()", "[]"),
    LibraryExample(
      "[{'n': 'a', 's': 2}, {'n': 'b', 's': 1}, {'n': 'c', 's': 2}].sortBy(p, -p.s).map(p, p.n)",
      "['a', 'c', 'b']"),
    LibraryExample("[[3, 1], [2]].sortBy(x, x.sortBy(y, -y)[0])", "[[2], [3, 1]]"),
    LibraryExample("[1, 2].reverse()", "[2, 1]"),
    LibraryExample("lists.range(3)", "[0, 1, 2]"),
    LibraryExample("lists.range(-1)", "[]"),
    LibraryExample("sets.contains([1, 2.0, 3u], [1.0, 2u, 3])", "true"),
    LibraryExample("sets.contains([], [1])", "false"),
    LibraryExample("sets.contains([], [])", "true"),
    LibraryExample("sets.equivalent([1, 1], [1u, 1.0])", "true"),
    LibraryExample("sets.equivalent([1, 2], [1])", "false"),
    LibraryExample("sets.intersects([[1], [2, 3]], [[1, 2], [2, 3.0]])", "true"),
    LibraryExample("sets.intersects([], [])", "false"),
    LibraryExample("base64.encode(b'\\xff\\xfe')", "'//4='"),
    LibraryExample("base64.decode('//4')", "b'\\xff\\xfe'"),
    LibraryExample("base64.decode('')", "b''"),
    LibraryExample("cel.bind(a, 1 / 0, true || a == 1)", "true"),
    LibraryExample("cel.bind(a, 1, cel.bind(b, a + 1, cel.bind(a, 10, a + b)))", "12"),
    LibraryExample("[1, 2].map(x, cel.bind(y, x * x, y + y))", "[2, 8]"),
    LibraryExample("optional.of(1).or(optional.of(1 / 0)).value()", "1"),
    LibraryExample("optional.of(1).orValue(1 / 0)", "1"),
    LibraryExample("optional.ofNonZeroValue(-0.0).hasValue()", "false"),
    LibraryExample("optional.ofNonZeroValue(timestamp(0)).hasValue()", "false"),
    LibraryExample("optional.ofNonZeroValue(optional.none()).hasValue()", "true"),
    LibraryExample("optional.ofNonZeroValue(int).hasValue()", "true"),
    LibraryExample("optional.unwrap([optional.of(1), optional.none(), optional.of(3)])", "[1, 3]"),
    LibraryExample("[optional.of(1), optional.none()].unwrapOpt()", "[1]"),
    LibraryExample("[1, 2].first()", "optional.of(1)"),
    LibraryExample("[1, 2].last()", "optional.of(2)"),
    LibraryExample("[].last().orValue('none')", "'none'"),
    LibraryExample("optional.none().optMap(x, x + 1)", "optional.none()"),
    LibraryExample(
      "optional.of(2).optMap(x, optional.of(3).optMap(y, x * y)).value().value()", "6"),
    LibraryExample("optional.of(2).optFlatMap(x, optional.of(3).optMap(y, x * y)).value()", "6"),
    LibraryExample("[1, 2, 3].all(i, v, i < v)", "true"),
    LibraryExample("{'a': 1, 'b': 2}.exists(k, v, k == 'b' && v == 2)", "true"),
    LibraryExample("[1, 0].exists(i, v, 1 / v == 1)", "true"),
    LibraryExample("[1, 1, 3].existsOne(i, v, i == v)", "true"),
    LibraryExample("{'a': 1, 'b': 2}.transformList(k, v, k + string(v))", "['a1', 'b2']"),
    LibraryExample("[1, 2, 3].transformMap(i, v, i % 2 == 0, v * v)", "{0: 1, 2: 9}"),
    LibraryExample("{'a': 1, 'b': 2}.transformMapEntry(k, v, {v: k})", "{1: 'a', 2: 'b'}"),
    LibraryExample("['a', 'b'].transformMapEntry(i, v, i > 0, {v: i})", "{'b': 1}"),
  ]

  @Test(arguments: LibraryListsTests.examples)
  func evaluates(_ example: LibraryExample) throws { try example.verify() }

  static let failures = [
    LibraryFailure("[1].slice(0, 2)", "index out of range: 2"),
    LibraryFailure("[1].slice(-1, 1)", "index out of range: -1"),
    LibraryFailure("[1, 2].slice(2, 1)", "slice ends at 1, before its start 2"),
    LibraryFailure("[1].flatten(-1)", "flatten takes a depth of at least 0, found -1"),
    LibraryFailure("[1, dyn('a')].sort()", "a list of mixed types cannot be sorted"),
    LibraryFailure("[dyn([1])].sort()", "'list' has no order to sort by"),
    LibraryFailure("[1.0, 0.0 / 0.0].sort()", "NaN has no place in a sorted list"),
    LibraryFailure("lists.range(10000001)", "evaluation costs more than 1000000 units"),
    LibraryFailure("base64.decode('-_-_')", "not base64: \"-_-_\""),
    LibraryFailure("base64.decode('aGVs=')", "not base64: \"aGVs=\""),
    LibraryFailure("base64.decode('aGVsbG8==')", "not base64: \"aGVsbG8==\""),
    LibraryFailure("base64.decode('a')", "not base64: \"a\""),
    LibraryFailure("base64.decode('=')", "not base64: \"=\""),
    LibraryFailure("optional.none().value()", "the optional has no value"),
    LibraryFailure("optional.none().orValue(1 / 0)", "division by zero"),
    LibraryFailure("{'a': 1, 'b': 1}.transformMapEntry(k, v, {v: k})", "repeated key in map: 1"),
    LibraryFailure("[1, 0].all(i, v, 1 / v == 1)", "division by zero"),
  ]

  @Test(arguments: LibraryListsTests.failures)
  func fails(_ failure: LibraryFailure) throws { try failure.verify() }

  @Test(arguments: [
    "[[1]].sort()", "cel.bind(x.y, 1, 2)", "cel.bind(1, 1, 2)", "[1].all(i, i, true)",
    "optional.of(1).optMap(x.y, 1)", "[1].transformList(1, v, v)", "optional.of(1).orValue('a')",
    "[1].transformMapEntry(i, v, v)", "[1].sortBy(1, 2)", "lists.range('a')",
  ])
  func isRefusedBeforeEvaluation(_ expression: String) {
    #expect(throws: (any Error).self) { try LibraryExample.evaluate(expression) }
  }
}
