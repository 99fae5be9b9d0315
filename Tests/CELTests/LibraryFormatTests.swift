import Testing

/// `format`: what each clause takes and makes.
@Suite struct LibraryFormatTests {
  static let examples = [
    LibraryExample("'a'.format([1])", "'a'"),
    LibraryExample("'%d'.format([1, 2, 3])", "'1'"),
    LibraryExample("'%s处，占 %.1f%%'.format(['楼道堆物', 12.25])", "'楼道堆物处，占 12.2%'"),
    LibraryExample("'%d'.format([1.5])", "'1.5'"),
    LibraryExample("'%s'.format([1.0])", "'1'"),
    LibraryExample("'%s'.format([-0.0])", "'-0'"),
    LibraryExample("'%s'.format([1e21])", "'1000000000000000000000'"),
    LibraryExample("'%x %X %o %b'.format([-30, -30, -9, -5])", "'-1e -1E -11 -101'"),
    LibraryExample(
      "'%x'.format([-9223372036854775807 - 1])", "'-8000000000000000'"),
    LibraryExample("'%b%b'.format([true, false])", "'10'"),
    LibraryExample("'%x'.format(['ü'])", "'c3bc'"),
    LibraryExample("'%f'.format([18446744073709551615u])", "'18446744073709551616.000000'"),
    LibraryExample("'%e'.format([0.0])", "'0.000000e+00'"),
    LibraryExample("'%.0e'.format([12345])", "'1e+04'"),
    LibraryExample("'%.0e'.format([99999])", "'1e+05'"),
    LibraryExample("'%.20f'.format([0.1])", "'0.10000000000000000555'"),
    LibraryExample("'%e'.format([1e-300])", "'1.000000e-300'"),
    LibraryExample("'%.1000f'.format([1]).size()", "1002"),
    LibraryExample("'%.3s'.format(['abcd'])", "'abcd'"),
    LibraryExample(
      "'%s'.format([{1: 2, 'a': 3u, true: 4, false: 2, -5: [{}]}])",
      "'{-5: [{}], 1: 2, a: 3, false: 2, true: 4}'"),
    LibraryExample("'%s'.format([[int, type({})]])", "'[int, map]'"),
    LibraryExample(
      "'%s'.format([timestamp('2023-02-03T23:31:20.5+08:00')])", "'2023-02-03T15:31:20.500Z'"),
    LibraryExample("'%s'.format([duration('-1.5s')])", "'-1.5s'"),
  ]

  @Test(arguments: LibraryFormatTests.examples)
  func evaluates(_ example: LibraryExample) throws { try example.verify() }

  static let failures = [
    LibraryFailure("'%'.format([1])", "format: a clause is cut off at the end"),
    LibraryFailure("'%.3'.format([1])", "format: a clause is cut off at the end"),
    LibraryFailure("'%.f'.format([1])", "format: expected a number after '%.'"),
    LibraryFailure("'%.1001f'.format([1])", "format: a precision must not exceed 1000"),
    LibraryFailure(
      "'%.99999999999999999999f'.format([1])", "format: a precision must not exceed 1000"),
    LibraryFailure(
      "'%5d'.format([1])", "format: no clause '%5'; there are %s %d %f %e %b %o %x %X"),
    LibraryFailure("'%d %d'.format([1])", "format: clause 2 has no argument, there are 1"),
    LibraryFailure(
      "'%d'.format(['1'])", "format: clause '%d' takes a number, found 'string'"),
    LibraryFailure(
      "'%X'.format([true])", "format: clause '%X' takes an integer, a string or bytes, found 'bool'"
    ),
    LibraryFailure("'%e'.format([null])", "format: clause '%e' takes a number, found 'null_type'"),
    LibraryFailure("'%s'.format([b'\\xff'])", "format: the bytes are not valid UTF-8"),
    LibraryFailure(
      "'%s'.format([optional.of(1)])", "format: clause '%s' takes a value, found 'optional_type'"),
  ]

  @Test(arguments: LibraryFormatTests.failures)
  func fails(_ failure: LibraryFailure) throws { try failure.verify() }
}
