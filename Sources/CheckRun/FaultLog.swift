import Model

/// Remembers which faults a run has seen, so that the same fault seen twice is one ticket seen twice.
///
/// Eight bytes a fault, of its SHA-256, in one of 4096 tables by twelve bits more: of ten million faults
/// two that are not the same are taken for one in less than one of a billion runs. Open addressing; the
/// digest is its own hash, and only one table at a time is rebuilt, so that memory is at most 13 bytes a
/// fault, with no peak when the log grows.
struct FaultLog {
  private struct Table {
    /// Zero is a free place; a fault that is zero is kept as one.
    private var places: [UInt64] = []
    private var count = 0

    /// Whether `fault` was not there yet.
    mutating func insert(_ fault: UInt64) -> Bool {
      if (count + 1) * 5 > places.count * 4 { grow() }
      let index = place(of: fault)
      if places[index] == fault { return false }
      places[index] = fault
      count += 1
      return true
    }

    private func place(of fault: UInt64) -> Int {
      let spread = fault.multipliedFullWidth(by: UInt64(places.count))
      var index = Int(truncatingIfNeeded: spread.high)
      while places[index] != 0, places[index] != fault {
        index = index + 1 == places.count ? 0 : index + 1
      }
      return index
    }

    private mutating func grow() {
      let old = places
      places = Array(repeating: 0, count: max(16, old.count + old.count / 4))
      for fault in old where fault != 0 { places[place(of: fault)] = fault }
    }
  }

  private var tables = Array(repeating: Table(), count: 4096)

  /// `new` the first time, `known` from then on.
  mutating func disposition(_ fingerprint: Fingerprint) -> Ticket.Disposition {
    let fault = max(fingerprint.words[1], 1)
    return tables[Int(fingerprint.words[0] >> 52)].insert(fault) ? .new : .known
  }
}
