import Testing

@testable import CEL

/// Hashed sets of values follow the equality of the language.
@Suite struct LibraryEqualityTests {
  static let values: [Value] = {
    let scalars: [Value] = [
      .null, .bool(true), .bool(false), .int(0), .int(1), .int(-1), .int(.min), .int(.max),
      .uint(0), .uint(1), .uint(.max), .double(0), .double(-0.0), .double(1), .double(1.5),
      .double(.nan), .double(.infinity), .double(9_223_372_036_854_775_808), .uint(1 << 63),
      .string(""), .string("1"), .string("é"), .string("e\u{301}"), .bytes([]), .bytes([49]),
      .type(.int), .type(.list), .optional(nil), .optional(.int(1)), .optional(.double(1)),
    ]
    let lists = scalars.map { Value.list([$0, .int(2)]) }
    let maps = [
      MapValue(["a": .int(1), "b": .double(2)]), MapValue(["b": .int(2), "a": .uint(1)]),
      MapValue(["a": .double(.nan)]),
    ].map(Value.map)
    return scalars + lists + maps
  }()

  @Test func equalValuesHashAlike() {
    for left in LibraryEqualityTests.values {
      for right in LibraryEqualityTests.values where left.isEqual(to: right) {
        #expect(
          EqualityKey(value: left).hashValue == EqualityKey(value: right).hashValue,
          "\(left.debugText) and \(right.debugText)")
      }
    }
  }

  @Test func membershipIsThatOfAList() {
    let all = LibraryEqualityTests.values
    for value in all {
      let others = all.filter { !$0.isEqual(to: value) }
      #expect(EqualitySet(all).contains(value) == all.contains { $0.isEqual(to: value) })
      #expect(!EqualitySet(others).contains(value), "\(value.debugText)")
    }
  }

  /// All of these fall into one bucket of a careless hash.
  @Test(arguments: [
    "lists.range(20000).map(i, [[0.0 / 0.0]]).distinct().size() == 20000",
    "lists.range(20000).map(i, [[[[[[[[[[[[i]]]]]]]]]]]]).distinct().size() == 20000",
    "lists.range(20000).map(i, {'a': {'b': [i]}}).distinct().size() == 20000",
    "sets.contains(lists.range(20000).map(i, [1.0, i]), lists.range(20000).map(i, [1u, i]))",
  ])
  func hostileListsTakeLinearTime(_ law: String) throws {
    let result = try LibraryExample.evaluate(law)
    #expect(LibraryExample.isSame(result, .bool(true)), "\(result.debugText)")
  }
}
