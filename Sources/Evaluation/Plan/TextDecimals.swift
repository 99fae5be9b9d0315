// TextDecimals.swift: the numbers that plain texts write, 64 at a time.
//
// Invariants
//   1. `values` has room for whole words of 64 rows; `starts` and `lengths` have an entry a row.
//   2. The kernel is told how many bytes the column points into and reads none behind them; a start
//      with its top bit set (an unescaped text) lies behind all of them, so that row is not plain.
import CByteScan
import Model

extension TextColumn {
  /// Every text that is a plain decimal (up to 15 digits, sign and point) as the nearest double.
  ///
  /// Shape: `count` values, of which those mean something whose bit is set.
  func decimals(count: Int) -> (values: [Double], plain: Bits) {
    let wordCount = (count + 63) / 64
    var plain = Bits(count: count)
    let isa = civ_best_isa()
    let values = unsafe [Double](unsafeUninitializedCapacity: wordCount * 64) { values, filled in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe starts.withUnsafeBufferPointer { starts in
          unsafe lengths.withUnsafeBufferPointer { lengths in
            guard let target = values.baseAddress, let first = starts.baseAddress,
              let sizes = lengths.baseAddress
            else { return }
            for w in 0..<wordCount {
              let rows = min(64, count - w * 64)
              let cells = unsafe civ_read_decimals_at(
                isa, bytes.baseAddress, bytes.count, first + w * 64, sizes + w * 64, UInt32(rows),
                target + w * 64)
              plain.words[w] = cells.written & ~cells.odd
            }
            filled = count
          }
        }
      }
    }
    return (values, plain)
  }
}
