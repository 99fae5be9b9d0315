/// What names of areas mean, by their bytes as they stand in cells.
///
/// The records of a sheet name the same few thousand streets again and again, and a `String` for each would
/// cost more than all else that routing does. One entry a place: a new name displaces what has its place.
struct AreaMemo: Sendable {
  private struct Entry {
    /// Empty: none yet.
    var name: [UInt8] = []
    var number: Int32 = -1
  }

  private static let placeBits: UInt64 = 12
  /// By level, then by hash.
  private var entries: [[Entry]]

  init(levels: Int) {
    entries = Array(repeating: [], count: levels)
  }

  /// The number that `find` gives for `name`, now or before.
  mutating func number(
    _ name: Span<UInt8>, level: Int, _ find: () -> Int32
  ) -> Int32 {
    if entries[level].isEmpty {
      entries[level] = Array(repeating: Entry(), count: 1 << Int(Self.placeBits))
    }
    let place = Self.place(of: name)
    if Self.isSame(entries[level][place].name, name) { return entries[level][place].number }
    let number = find()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.count)
    for index in name.indices { bytes.append(name[index]) }
    entries[level][place] = Entry(name: bytes, number: number)
    return number
  }

  private static func isSame(_ known: [UInt8], _ name: Span<UInt8>) -> Bool {
    guard known.count == name.count, !known.isEmpty else { return false }
    for index in name.indices where known[index] != name[index] { return false }
    return true
  }

  /// FNV-1a, folded. Source: Fowler, Noll and Vo.
  private static func place(of name: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in name.indices { hash = (hash ^ UInt64(name[index])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash &>> 32) & ((1 &<< placeBits) &- 1))
  }
}
