// A number for each record, equal for equal records. Invariants: `ColumnBuilders.swift`.
import Model

/// Digests of the records of one chunk: 64 bits over everything a record says but its serial number.
///
/// Two different records have the same digest once in 2⁶⁴ pairs. Source of the mixing step: wyhash (public domain).
struct RowDigests {
  private(set) var values: [UInt64] = []
  /// The column of serial numbers, from 0; nil if there is none.
  private let serial: Int?

  /// For chunks in which the fields of a record stand one behind another.
  init(serial: Int?, rows: Int) {
    self.serial = serial
    values.reserveCapacity(rows)
  }

  mutating func append(_ tile: Tile) {
    for row in unsafe 0..<tile.count { unsafe values.append(digest(tile, row)) }
  }

  private func digest(_ tile: Tile, _ row: Int) -> UInt64 {
    let fields = unsafe tile.fields
    var digest: UInt64 = 0xA076_1D64_78BD_642F
    guard let serial, serial < fields else {
      return unsafe Self.mix(digest, tile, row, 0, fields - 1)
    }
    if serial > 0 { digest = unsafe Self.mix(digest, tile, row, 0, serial - 1) }
    if serial + 1 < fields { digest = unsafe Self.mix(digest, tile, row, serial + 1, fields - 1) }
    return digest
  }

  /// Takes in the bytes from the start of field `first` to the end of field `last`.
  private static func mix(
    _ seed: UInt64, _ tile: Tile, _ row: Int, _ first: Int, _ last: Int
  ) -> UInt64 {
    let start = unsafe tile.extent(row: row, field: first).lowerBound
    let end = unsafe tile.extent(row: row, field: last).upperBound
    guard end > start else { return step(seed, 0) }
    var digest = step(seed, UInt64(end - start))
    var position = start
    // Two chains at once: each step waits for the one before.
    if end - start >= 32 {
      var other = seed
      while position + 16 <= end {
        digest = unsafe step(digest, loadWord(tile.bytes + position))
        other = unsafe step(other, loadWord(tile.bytes + position + 8))
        position += 16
      }
      digest = step(digest, other)
    }
    while position + 8 <= end {
      digest = unsafe step(digest, loadWord(tile.bytes + position))
      position += 8
    }
    if position < end {
      digest = unsafe step(
        digest, firstBytes(loadWord(tile.bytes + position), UInt32(end - position)))
    }
    return digest
  }

  @inline(__always)
  private static func step(_ digest: UInt64, _ word: UInt64) -> UInt64 {
    let product = (digest ^ word ^ 0xE703_7ED1_A0B4_28DB).multipliedFullWidth(
      by: 0x8EBC_6AF0_9C88_C6E3)
    return product.high ^ product.low
  }
}
