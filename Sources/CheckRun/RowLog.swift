/// Remembers the records of a sheet, so that a copy is found.
///
/// A copy is found if it is at most `span` records behind the first one: two generations of that many records are
/// kept, and the older one is dropped when the newer one is full. Memory: 6 MB at the standard span, however long the
/// sheet; what is looked through for a record fits into the processor's cache.
struct RowLog {
  /// Records within which every copy is found.
  static let standardSpan = 1 << 17

  /// Up to `span` records in open addressing, half of the places free.
  private struct Generation {
    /// The low bits of a place: the number of a record, from 1; zero is a free place. Above them bits of the digest,
    /// so that hardly ever a digest is looked up in vain.
    private static let numberBits: UInt32 = (1 << 18) - 1
    private static let tagBits: UInt32 = ~numberBits

    private let span: Int
    private var table: [UInt32] = []
    private var digests: [UInt64] = []
    private var lines: [Int] = []

    init(span: Int) {
      self.span = span
    }

    var isFull: Bool { digests.count == span }
    private var places: Int { 2 * span }

    func line(of digest: UInt64) -> Int? {
      if table.isEmpty { return nil }
      var place = place(of: digest)
      while table[place] != 0 {
        let number = Int(table[place] & Self.numberBits) - 1
        if table[place] & Self.tagBits == Self.tag(of: digest), digests[number] == digest {
          return lines[number]
        }
        place = (place + 1) & (places - 1)
      }
      return nil
    }

    mutating func insert(_ digest: UInt64, _ line: Int) {
      if table.isEmpty { table = Array(repeating: 0, count: places) }
      digests.append(digest)
      lines.append(line)
      var place = place(of: digest)
      while table[place] != 0 { place = (place + 1) & (places - 1) }
      table[place] = Self.tag(of: digest) | UInt32(digests.count)
    }

    /// Forgets the records, and keeps the memory.
    mutating func removeAll() {
      for place in table.indices { table[place] = 0 }
      digests.removeAll(keepingCapacity: true)
      lines.removeAll(keepingCapacity: true)
    }

    private func place(of digest: UInt64) -> Int {
      Int(truncatingIfNeeded: digest) & (places - 1)
    }

    private static func tag(of digest: UInt64) -> UInt32 {
      UInt32(truncatingIfNeeded: digest >> 32) & tagBits
    }
  }

  private var newer: Generation
  private var older: Generation
  /// Whether a record was forgotten: a copy of it would not be found.
  private(set) var hasForgotten = false

  /// - Parameter span: Records within which every copy is found: a power of two, at most 2¹⁷.
  init(span: Int = RowLog.standardSpan) {
    precondition(span.nonzeroBitCount == 1 && span <= Self.standardSpan, "a power of two")
    newer = Generation(span: span)
    older = Generation(span: span)
  }

  /// The line of the first record that says the same; nil if this is the first, which is then remembered.
  mutating func firstLine(of digest: UInt64, at line: Int) -> Int? {
    if let first = newer.line(of: digest) ?? older.line(of: digest) { return first }
    if newer.isFull {
      hasForgotten = hasForgotten || older.isFull
      swap(&newer, &older)
      newer.removeAll()
    }
    newer.insert(digest, line)
    return nil
  }
}
