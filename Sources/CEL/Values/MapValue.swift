/// A map: entries in the order of insertion, keys unique across numeric types.
///
/// Keys are bool, int, uint or string. `1`, `1u` and `1.0` find the same entry.
public struct MapValue: Sendable {
  /// The entries in order; keys keep the type with which they were inserted.
  public let entries: [(key: Value, value: Value)]
  private let index: [MapKey: Int]

  /// An empty map.
  public static let empty = MapValue(entries: [], index: [:])

  private init(entries: [(key: Value, value: Value)], index: [MapKey: Int]) {
    self.entries = entries
    self.index = index
  }

  /// Creates a map.
  ///
  /// - Throws: ``EvaluationError`` if a key repeats or has a type that cannot be a key.
  public init(_ entries: [(key: Value, value: Value)]) throws(EvaluationError) {
    var index: [MapKey: Int] = [:]
    index.reserveCapacity(entries.count)
    for (position, entry) in entries.enumerated() {
      guard let key = MapKey(inserting: entry.key) else {
        throw EvaluationError(.unsupportedKeyType(entry.key.typeValue?.name ?? "error"))
      }
      guard index.updateValue(position, forKey: key) == nil else {
        throw EvaluationError(.repeatedKey(entry.key.debugText))
      }
    }
    self.init(entries: entries, index: index)
  }

  /// Creates a map with string keys, in ascending order of key.
  public init(_ dictionary: [String: Value]) {
    let sorted = dictionary.sorted { ScalarString.isLess($0.key, $1.key) }
    var index: [MapKey: Int] = [:]
    for (position, entry) in sorted.enumerated() {
      index[.string(ScalarString(entry.key))] = position
    }
    self.init(entries: sorted.map { (.string($0.key), $0.value) }, index: index)
  }

  /// The number of entries.
  public var count: Int { entries.count }

  /// Returns the value of `key`, nil if there is none or if `key` cannot be a key.
  ///
  /// - Complexity: O(1).
  public subscript(key: Value) -> Value? {
    guard let wanted = MapKey(looking: key), let position = index[wanted] else { return nil }
    return entries[position].value
  }

  /// Returns the value of the string key `field`.
  public subscript(field field: String) -> Value? {
    guard let position = index[.string(ScalarString(field))] else { return nil }
    return entries[position].value
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
