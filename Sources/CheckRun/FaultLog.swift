import Model

/// Remembers which faults a run has seen, so that the same fault seen twice is one ticket seen twice.
///
/// Sixteen bytes a fault: the first half of its SHA-256.
struct FaultLog {
  private struct Key: Hashable {
    let high: UInt64
    let low: UInt64
  }

  private var seen: Set<Key> = []

  /// `new` the first time, `known` from then on.
  mutating func disposition(_ fingerprint: Fingerprint) -> Ticket.Disposition {
    func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    let bytes = fingerprint.bytes
    let key = Key(high: word(bytes[0..<8]), low: word(bytes[8..<16]))
    return seen.insert(key).inserted ? .new : .known
  }
}
