/// Remembers the records of a sheet, so that a copy is found.
///
/// Sixteen bytes a record, in open addressing. A copy is found if it is at most ``span`` records behind the first one:
/// two tables of that size are kept, and the older one is dropped when the newer one is full. Memory: at most 32 MB,
/// however long the sheet.
struct RowLog {
  /// Records within which every copy is found.
  static let span = 1 << 19

  private struct Table {
    /// Zero is a free place.
    private var keys: [UInt64] = []
    private var lines: [Int] = []
    private(set) var count = 0

    func line(of key: UInt64) -> Int? {
      guard !keys.isEmpty else { return nil }
      let place = place(of: key)
      return keys[place] == key ? lines[place] : nil
    }

    mutating func insert(_ key: UInt64, _ line: Int) {
      if (count + 1) * 2 > keys.count { grow() }
      let place = place(of: key)
      keys[place] = key
      lines[place] = line
      count += 1
    }

    private func place(of key: UInt64) -> Int {
      var place = Int(truncatingIfNeeded: key) & (keys.count - 1)
      while keys[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
      return place
    }

    private mutating func grow() {
      let (oldKeys, oldLines) = (keys, lines)
      let size = max(1024, keys.count * 2)
      keys = Array(repeating: 0, count: size)
      lines = Array(repeating: 0, count: size)
      for (key, line) in zip(oldKeys, oldLines) where key != 0 {
        let place = place(of: key)
        (keys[place], lines[place]) = (key, line)
      }
    }
  }

  private var newer = Table()
  private var older = Table()

  /// The line of the first record that says the same; nil if this is the first, which is then remembered.
  mutating func firstLine(of digest: UInt64, at line: Int) -> Int? {
    let key = digest == 0 ? 1 : digest
    if let first = newer.line(of: key) ?? older.line(of: key) { return first }
    if newer.count >= Self.span { (older, newer) = (newer, Table()) }
    newer.insert(key, line)
    return nil
  }
}
