/// A value as an element of a hashed set, equal where the language says equal.
///
/// Numbers that are equal across types hash alike. `NaN` equals nothing, not even itself; a set keeps
/// each one, which is what the language says of lists that hold them.
struct EqualityKey: Hashable {
  let value: Value

  static func == (left: EqualityKey, right: EqualityKey) -> Bool {
    left.value.isEqual(to: right.value)
  }

  func hash(into hasher: inout Hasher) {
    EqualityKey.hash(value, into: &hasher, depth: 8)
  }

  private static func hash(_ value: Value, into hasher: inout Hasher, depth: Int) {
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
      guard depth > 0 else { return }
      for element in elements.prefix(64) { hash(element, into: &hasher, depth: depth - 1) }
    case .map(let map):
      // Entries have no order, so their hashes are added up.
      hasher.combine(map.count)
      guard depth > 0, map.count <= 64 else { return }
      var sum = 0
      for (key, value) in map.entries {
        var entry = Hasher()
        hash(key, into: &entry, depth: 0)
        hash(value, into: &entry, depth: depth - 1)
        sum = sum &+ entry.finalize()
      }
      hasher.combine(sum)
    case .optional(let inner):
      guard let inner, depth > 0 else { return }
      hash(inner, into: &hasher, depth: depth - 1)
    case .null, .host, .error, .unknown: break
    }
  }
}

/// The distinct values of a list, for tests of membership in constant time.
struct EqualitySet {
  private var keys: Set<EqualityKey>

  init(_ values: [Value]) {
    keys = Set(minimumCapacity: values.count)
    for value in values { _ = insert(value) }
  }

  /// Adds `value`; returns whether it was new. A `NaN` always counts as new and is not kept, since it
  /// would never be found again.
  mutating func insert(_ value: Value) -> Bool {
    if case .double(let number) = value, number.isNaN { return true }
    return keys.insert(EqualityKey(value: value)).inserted
  }

  func contains(_ value: Value) -> Bool { keys.contains(EqualityKey(value: value)) }
}
