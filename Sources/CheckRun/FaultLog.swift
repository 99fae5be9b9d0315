import Model

/// Remembers which faults a run has seen, so that the same fault seen twice is one ticket seen twice.
///
/// Sixteen bytes a fault: the first half of its SHA-256. Open addressing in 64 tables by the fault's
/// first bits: the digest is its own hash, and only one table at a time is rebuilt, so that memory is
/// at most 25 bytes a fault, with no peak when the log grows.
struct FaultLog {
  private struct Table {
    /// Zero is a free place; a fault whose half digest is zero is kept as one.
    private var places: [SIMD2<UInt64>] = []
    private var count = 0

    /// Whether `fault` was not there yet.
    mutating func insert(_ fault: SIMD2<UInt64>) -> Bool {
      if (count + 1) * 5 > places.count * 4 { grow() }
      let index = place(of: fault)
      if places[index] == fault { return false }
      places[index] = fault
      count += 1
      return true
    }

    private func place(of fault: SIMD2<UInt64>) -> Int {
      var index = Int(truncatingIfNeeded: fault.y.multipliedFullWidth(by: UInt64(places.count)).high)
      while places[index] != .zero, places[index] != fault {
        index = index + 1 == places.count ? 0 : index + 1
      }
      return index
    }

    private mutating func grow() {
      let old = places
      places = Array(repeating: .zero, count: max(16, old.count + old.count / 4))
      for fault in old where fault != .zero { places[place(of: fault)] = fault }
    }
  }

  private var tables = Array(repeating: Table(), count: 64)

  /// `new` the first time, `known` from then on.
  mutating func disposition(_ fingerprint: Fingerprint) -> Ticket.Disposition {
    var fault = SIMD2(fingerprint.words[0], fingerprint.words[1])
    if fault == .zero { fault = .one }
    return tables[Int(fault.x >> 58)].insert(fault) ? .new : .known
  }
}
