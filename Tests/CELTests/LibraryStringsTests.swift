import Testing

/// What `string_ext` of the conformance suite leaves open or touches only once.
@Suite struct LibraryStringsTests {
  static let examples = [
    LibraryExample("'楼道堆物'.charAt(2)", "'堆'"),
    LibraryExample("'楼道'.charAt(2)", "''"),
    LibraryExample("'e\\u0301'.charAt(0)", "'e'"),
    LibraryExample("'abc'.indexOf('', 3)", "3"),
    LibraryExample("'abc'.indexOf('a', 3)", "-1"),
    LibraryExample("''.indexOf('')", "0"),
    LibraryExample("'小广告小广告'.indexOf('广告', 2)", "4"),
    LibraryExample("'abc'.lastIndexOf('', 1)", "1"),
    LibraryExample("'abc'.lastIndexOf('c', 3)", "2"),
    LibraryExample("'abc'.lastIndexOf('a', 0)", "0"),
    LibraryExample("'小广告小广告'.lastIndexOf('广告', 3)", "1"),
    LibraryExample("'ab'.lastIndexOf('abc')", "-1"),
    LibraryExample("'abc'.substring(3)", "''"),
    LibraryExample("'楼道堆物'.substring(2, 4)", "'堆物'"),
    LibraryExample("'abc'.replace('', '-')", "'-a-b-c-'"),
    LibraryExample("'abc'.replace('', '-', 2)", "'-a-bc'"),
    LibraryExample("'abc'.replace('', '-', 0)", "'abc'"),
    LibraryExample("''.replace('', '-')", "'-'"),
    LibraryExample("'©α'.replace('', '-')", "'-©-α-'"),
    LibraryExample("'aaa'.replace('aa', 'b')", "'ba'"),
    LibraryExample("'aaa'.replace('a', 'b', -3)", "'bbb'"),
    LibraryExample("'aaa'.replace('a', '')", "''"),
    LibraryExample("''.split('')", "['']"),
    LibraryExample("''.split(',')", "['']"),
    LibraryExample("'abc'.split('')", "['a', 'b', 'c']"),
    LibraryExample("'楼道'.split('')", "['楼', '道']"),
    LibraryExample("'abc'.split('', 2)", "['a', 'bc']"),
    LibraryExample("'abc'.split('', 9)", "['a', 'b', 'c']"),
    LibraryExample("'a,b,c'.split(',', 0)", "[]"),
    LibraryExample("'a,b,c'.split(',', 2)", "['a', 'b,c']"),
    LibraryExample("'a,b,'.split(',')", "['a', 'b', '']"),
    LibraryExample("['a', '', 'b'].join('、')", "'a、、b'"),
    LibraryExample("'\\u200btext\\u180e'.trim()", "'\\u200btext\\u180e'"),
    LibraryExample("'\\u3000 \\t'.trim()", "''"),
    LibraryExample("'a\\u0301b'.reverse()", "'b\\u0301a'"),
    LibraryExample("'İSTANBUL'.lowerAscii()", "'İstanbul'"),
    LibraryExample("strings.quote('\\a\\u200b\\'')", "'\"\\\\a\\u200b\\'\"'"),
  ]

  @Test(arguments: LibraryStringsTests.examples)
  func evaluates(_ example: LibraryExample) throws { try example.verify() }

  static let failures = [
    LibraryFailure("'abc'.charAt(4)", "index out of range: 4"),
    LibraryFailure("'abc'.charAt(-1)", "index out of range: -1"),
    LibraryFailure("'abc'.indexOf('a', 4)", "index out of range: 4"),
    LibraryFailure("'abc'.indexOf('', -1)", "index out of range: -1"),
    LibraryFailure("'abc'.lastIndexOf('', 4)", "index out of range: 4"),
    LibraryFailure("'abc'.substring(4)", "index out of range: 4"),
    LibraryFailure("'abc'.substring(0, 4)", "index out of range: 4"),
    LibraryFailure("'abc'.substring(2, 1)", "substring ends at 1, before its start 2"),
    LibraryFailure("['a', dyn(1)].join()", "no such overload of 'join'"),
  ]

  @Test(arguments: LibraryStringsTests.failures)
  func fails(_ failure: LibraryFailure) throws { try failure.verify() }
}
