/// A value as an element of a hashed set, equal where the language says equal.
///
/// Numbers that are equal across types hash alike.
struct EqualityKey: Hashable {
  let value: Value

  static func == (left: EqualityKey, right: EqualityKey) -> Bool {
    left.value.isEqual(to: right.value)
  }

  func hash(into hasher: inout Hasher) { EqualityKey.hash(value, into: &hasher) }

  private static func hash(_ value: Value, into hasher: inout Hasher) {
    switch value {
    case .int, .uint, .double, .string, .bool:
      if let key = MapKey(looking: value) {
        hasher.combine(key)
      } else if case .double(let number) = value {
        hasher.combine(number)
      }
    case .bytes(let bytes): hasher.combine(bytes)
    case .timestamp(let instant): hasher.combine(instant)
    case .duration(let duration): hasher.combine(duration)
    case .type(let type): hasher.combine(type)
    case .list(let elements):
      hasher.combine(elements.count)
      for element in elements { hash(element, into: &hasher) }
    case .map(let map):
      // Entries have no order, so their hashes are added up.
      hasher.combine(map.count)
      var sum = 0
      for (key, value) in map.entries {
        var entry = Hasher()
        hash(key, into: &entry)
        hash(value, into: &entry)
        sum = sum &+ entry.finalize()
      }
      hasher.combine(sum)
    case .optional(let inner):
      hasher.combine(inner == nil ? 0 : 1)
      if let inner { hash(inner, into: &hasher) }
    case .null, .host, .error, .unknown: break
    }
  }
}

/// The distinct values of a list, for tests of membership in constant time.
///
/// Values with a `NaN` somewhere inside equal nothing, so they count as new each time and are not kept:
/// they would never be found, and all fall into one bucket.
struct EqualitySet {
  private var keys: Set<EqualityKey>

  /// Creates the set of `values`.
  ///
  /// - Complexity: O(everything inside `values`).
  init(_ values: [Value]) {
    keys = Set(minimumCapacity: values.count)
    for value in values { _ = insert(value) }
  }

  /// Adds `value`; returns whether it was new.
  mutating func insert(_ value: Value) -> Bool {
    EqualitySet.holdsNaN(value) || keys.insert(EqualityKey(value: value)).inserted
  }

  /// Whether a value equal to `value` was added.
  func contains(_ value: Value) -> Bool {
    !EqualitySet.holdsNaN(value) && keys.contains(EqualityKey(value: value))
  }

  private static func holdsNaN(_ value: Value) -> Bool {
    switch value {
    case .double(let number): number.isNaN
    case .list(let elements): elements.contains(where: holdsNaN)
    case .map(let map): map.entries.contains { holdsNaN($0.value) }
    case .optional(let inner): inner.map(holdsNaN) ?? false
    default: false
    }
  }
}
