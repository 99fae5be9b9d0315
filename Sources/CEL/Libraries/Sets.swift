extension Library {
  /// Lists taken as sets: order and repetition do not count, equality is that of `==`.
  ///
  /// Source: the sets extension of CEL.
  public static let sets = Library(
    name: "sets", summary: "lists compared as sets", functions: [contains, equivalent, intersects])

  private static let contains = relation("contains") { list, others in
    EqualitySet(list).containsAll(others)
  }

  private static let equivalent = relation("equivalent") { list, others in
    EqualitySet(list).containsAll(others) && EqualitySet(others).containsAll(list)
  }

  private static let intersects = relation("intersects") { list, others in
    let set = EqualitySet(others)
    return list.contains { set.contains($0) }
  }

  /// Declares a relation between two lists.
  ///
  /// Complexity: O(n + m), whatever the elements.
  private static func relation(
    _ name: String, _ holds: @escaping @Sendable ([Value], [Value]) -> Bool
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      "sets.\(name)",
      [
        .function(
          "sets_\(name)_list_list", [.list(.parameter("T")), .list(.parameter("T"))], .bool,
          cost: .deep, .lists("sets.\(name)") { .bool(holds($0, $1)) })
      ])
  }
}

extension EqualitySet {
  /// Whether every value is in the set.
  fileprivate func containsAll(_ values: [Value]) -> Bool {
    values.allSatisfy { contains($0) }
  }
}
