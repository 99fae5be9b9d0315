/// A map: entries in the order of insertion, keys unique across numeric types.
///
/// Keys are bool, int, uint or string. `1`, `1u` and `1.0` find the same entry.
public struct MapValue: Sendable {
  /// What the map holds; a class, so that passing a map on counts one reference.
  private final class Storage: Sendable {
    let entries: [(key: Value, value: Value)]
    /// The beginnings of the keys of a map that is small enough to be searched entry by entry; nil for keys
    /// that are no strings.
    let heads: [TextKey.Head?]
    /// Positions of the keys of a map that is not.
    let index: [MapKey: Int]?

    init(_ entries: [(key: Value, value: Value)], index: [MapKey: Int]?) {
      self.entries = entries
      self.index = index
      guard index == nil else {
        heads = []
        return
      }
      heads = entries.map { entry in
        if case .string(let text) = entry.key { TextKey.Head(of: text) } else { nil }
      }
    }
  }

  private let storage: Storage
  private static let smallCount = 8

  /// An empty map.
  public static let empty = MapValue(storage: Storage([], index: nil))

  private init(storage: Storage) { self.storage = storage }

  /// Creates a map.
  ///
  /// - Throws: ``EvaluationError`` if a key repeats or has a type that cannot be a key.
  public init(_ entries: [(key: Value, value: Value)]) throws(EvaluationError) {
    var index: [MapKey: Int] = [:]
    let isSmall = entries.count <= MapValue.smallCount
    if !isSmall { index.reserveCapacity(entries.count) }
    for (position, entry) in entries.enumerated() {
      guard let key = MapKey(inserting: entry.key) else {
        throw EvaluationError(.unsupportedKeyType(entry.key.typeValue?.name ?? "error"))
      }
      let isRepeated =
        isSmall
        ? entries[..<position].contains { MapValue.isSameKey($0.key, entry.key) }
        : index.updateValue(position, forKey: key) != nil
      guard !isRepeated else { throw EvaluationError(.repeatedKey(entry.key.debugText)) }
    }
    storage = Storage(entries, index: isSmall ? nil : index)
  }

  /// Whether two keys, which both can be keys, find each other.
  private static func isSameKey(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.string(let a), .string(let b)): ScalarString.isEqual(a, b)
    case (.int(let a), .int(let b)): a == b
    default: MapKey(looking: left) == MapKey(looking: right)
    }
  }

  /// Creates a map with string keys, in ascending order of key.
  public init(_ dictionary: [String: Value]) {
    let sorted = dictionary.sorted { ScalarString.isLess($0.key, $1.key) }
    var index: [MapKey: Int] = [:]
    for (position, entry) in sorted.enumerated() where sorted.count > MapValue.smallCount {
      index[.string(ScalarString(entry.key))] = position
    }
    storage = Storage(
      sorted.map { (.string($0.key), $0.value) },
      index: sorted.count > MapValue.smallCount ? index : nil)
  }

  /// The entries in order; keys keep the type with which they were inserted.
  public var entries: [(key: Value, value: Value)] { storage.entries }

  /// The number of entries.
  public var count: Int { storage.entries.count }

  /// Returns the value of `key`, nil if there is none or if `key` cannot be a key.
  ///
  /// - Complexity: O(1).
  public subscript(key: Value) -> Value? {
    if case .string(let text) = key { return self[TextKey(text)] }
    guard let wanted = MapKey(looking: key) else { return nil }
    if let index = storage.index { return index[wanted].map { storage.entries[$0].value } }
    for entry in storage.entries where MapKey(inserting: entry.key) == wanted {
      return entry.value
    }
    return nil
  }

  /// Returns the value of the string key `field`.
  public subscript(field field: String) -> Value? { self[TextKey(field)] }

  /// Returns the value of a string key.
  subscript(key: TextKey) -> Value? { position(of: key).map { storage.entries[$0].value } }

  /// Whether there is an entry with a string key.
  func has(_ key: TextKey) -> Bool { position(of: key) != nil }

  @inline(__always)
  private func position(of key: TextKey) -> Int? {
    if let index = storage.index { return index[.string(ScalarString(key.text))] }
    let heads = storage.heads
    for position in heads.indices where heads[position] == key.head {
      if key.head.isWhole { return position }
      if case .string(let text) = storage.entries[position].key, key.isEqual(text) {
        return position
      }
    }
    return nil
  }
}

/// A key in a form in which numerically equal keys are equal.
enum MapKey: Hashable, Sendable {
  case bool(Bool)
  case int(Int64)
  /// Only above `Int64.max`.
  case uint(UInt64)
  case string(ScalarString)

  /// The form of a key to be inserted; nil for types that cannot be keys.
  init?(inserting value: Value) {
    switch value {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .uint(let value): self = Int64(exactly: value).map(MapKey.int) ?? .uint(value)
    case .string(let value): self = .string(ScalarString(value))
    default: return nil
    }
  }

  /// The form of a key to be looked up; a double finds the integer that it equals.
  init?(looking value: Value) {
    if case .double(let value) = value {
      if let integer = Int64(exactly: value) {
        self = .int(integer)
      } else if let integer = UInt64(exactly: value) {
        self = .uint(integer)
      } else {
        return nil
      }
    } else {
      self.init(inserting: value)
    }
  }
}
