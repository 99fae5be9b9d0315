/// Remembers the records of a sheet, so that a copy is found.
///
/// A copy is found if it is at most `span` records behind the first one: two generations of that many records are
/// kept, and the older one is dropped when the newer one is full. Memory: 6 MB at the standard span, however long the
/// sheet; what is looked through for a record fits into the processor's cache.
struct RowLog {
  /// Records within which every copy is found.
  static let standardSpan = 1 << 17

  /// Up to `span` records in buckets of eight places, half of them free.
  ///
  /// One look at the 32 bytes of a bucket says nearly always that a record is new, without a guess for the
  /// processor to get wrong, and they are all that is looked for in memory.
  private struct Generation {
    /// The low bits of a place: the number of a record, from 1; zero is a free place. Above them bits of the digest.
    private static let numberBits: UInt32 = (1 << 18) - 1
    /// Places are in pairs, the first one in the low half of a word.
    private static let pair: UInt64 = 1 << 32 | 1
    private static let pairsInBucket = 4

    private let span: Int
    /// Four words a bucket; places are filled in order.
    private var places: [UInt64] = []
    private var digests: [UInt64] = []
    private var lines: [Int] = []

    init(span: Int) {
      self.span = span
    }

    var isFull: Bool { digests.count == span }
    private var bucketCount: Int { max(1, span / 4) }

    /// False if no record with this digest was remembered; one look, and nothing to wait for.
    func mayHold(_ digest: UInt64) -> Bool {
      if places.isEmpty { return false }
      let wanted = Self.tags(of: digest)
      let start = start(of: digest)
      var found: UInt64 = 0
      for pair in start..<start + Self.pairsInBucket {
        found |= Self.matches(places[pair], wanted)
      }
      // A bucket without a free place may have passed records on to the next one.
      return found != 0 || places[start + Self.pairsInBucket - 1] >> 32 != 0
    }

    func line(of digest: UInt64) -> Int? {
      if places.isEmpty { return nil }
      let wanted = Self.tags(of: digest)
      var start = start(of: digest)
      while true {
        for pair in start..<start + Self.pairsInBucket {
          var matches = Self.matches(places[pair], wanted)
          while matches != 0 {
            let place = places[pair] >> UInt64(matches.trailingZeroBitCount & 32)
            let number = Int(UInt32(truncatingIfNeeded: place) & Self.numberBits)
            if number > 0, digests[number - 1] == digest { return lines[number - 1] }
            matches &= matches - 1
          }
        }
        if places[start + Self.pairsInBucket - 1] >> 32 == 0 { return nil }
        start = next(start)
      }
    }

    mutating func insert(_ digest: UInt64, _ line: Int) {
      if places.isEmpty {
        places = Array(repeating: 0, count: Self.pairsInBucket * bucketCount)
      }
      digests.append(digest)
      lines.append(line)
      var start = start(of: digest)
      while places[start + Self.pairsInBucket - 1] >> 32 != 0 { start = next(start) }
      var pair = start
      while places[pair] >> 32 != 0 { pair += 1 }
      let place = Self.tags(of: digest) & UInt64(UInt32.max) | UInt64(digests.count)
      places[pair] |= places[pair] == 0 ? place : place << 32
    }

    /// Forgets the records, and keeps the memory.
    mutating func removeAll() {
      for index in places.indices { places[index] = 0 }
      digests.removeAll(keepingCapacity: true)
      lines.removeAll(keepingCapacity: true)
    }

    /// Where the bucket of `digest` begins.
    private func start(of digest: UInt64) -> Int {
      Self.pairsInBucket * (Int(truncatingIfNeeded: digest) & (bucketCount - 1))
    }

    private func next(_ start: Int) -> Int {
      start + Self.pairsInBucket == places.count ? 0 : start + Self.pairsInBucket
    }

    /// The upper bits of a place with this digest, in both halves.
    private static func tags(of digest: UInt64) -> UInt64 {
      UInt64(UInt32(truncatingIfNeeded: digest >> 32) & ~numberBits) &* pair
    }

    /// The top bit of each half of `places` whose upper bits are those of `wanted`; free places may be among them.
    @inline(__always)
    private static func matches(_ places: UInt64, _ wanted: UInt64) -> UInt64 {
      let differences = (places ^ wanted) & (UInt64(~numberBits) &* pair)
      let rest = UInt64(UInt32.max >> 1) &* pair
      return ~((differences & rest &+ rest) | differences | rest)
    }
  }

  private var newer: Generation
  private var older: Generation
  /// How often the newer generation was full.
  private var turns = 0
  /// Whether a record was forgotten: a copy of it would not be found.
  private(set) var hasForgotten = false

  /// - Parameter span: Records within which every copy is found: a power of two, at most 2¹⁷.
  init(span: Int = RowLog.standardSpan) {
    precondition(span.nonzeroBitCount == 1 && span <= Self.standardSpan, "a power of two")
    newer = Generation(span: span)
    older = Generation(span: span)
  }

  /// The records among those given that say the same as an earlier one: their lines, each with that of the first.
  ///
  /// - Parameters:
  ///   - lines: As many as there are digests, in order.
  ///   - skipped: Lines of rows that are no records.
  mutating func copies(
    _ digests: [UInt64], at lines: [Int], except skipped: Set<Int>
  ) -> [Int: Int] {
    var copies: [Int: Int] = [:]
    let before = turns
    // Their places are anywhere in memory: asked for all at once, they are waited for together.
    let mayBeKnown = digests.map { digest in
      let (isNew, isOld) = (newer.mayHold(digest), older.mayHold(digest))
      return isNew || isOld
    }
    for (index, (digest, line)) in zip(digests, lines).enumerated()
    where skipped.isEmpty || !skipped.contains(line) {
      // Those before it may have been remembered, or moved on, in the meantime.
      let isKnown = mayBeKnown[index] || newer.mayHold(digest) || turns != before
      if let first = isKnown ? firstLine(of: digest, at: line) : remember(digest, line) {
        copies[line] = first
      }
    }
    return copies
  }

  /// The line of the first record that says the same; nil if this is the first, which is then remembered.
  mutating func firstLine(of digest: UInt64, at line: Int) -> Int? {
    if let first = newer.line(of: digest) ?? older.line(of: digest) { return first }
    return remember(digest, line)
  }

  /// Nil: the record says something new.
  private mutating func remember(_ digest: UInt64, _ line: Int) -> Int? {
    if newer.isFull {
      hasForgotten = hasForgotten || older.isFull
      swap(&newer, &older)
      turns += 1
      newer.removeAll()
    }
    newer.insert(digest, line)
    return nil
  }
}
