// MaskArena.swift: the three-valued masks of every node for one batch, in one block of memory.
//
// Invariants
//   1. `words` has `nodes × 3 × wordCount` elements from `init` until `deinit`, all initialised.
//   2. The masks of node n are at n × 3 × wordCount: rows where it is true, rows where it is false,
//      rows where it is an error. No row is in two of them; a row in none is unknown.
//   3. Bits behind the last row are 0 in all three.
//   4. No value of a column is a NaN; types of numbers read none.
//   5. Pointers handed out by `isTrue(_:)` and its like live no longer than the arena's borrow.

import CMaskKernels

/// Scratch memory of one worker; used again for every batch.
@safe struct MaskArena: ~Copyable {
  let nodeCapacity: Int
  let wordCapacity: Int
  let instructionSet: Int32
  private(set) var wordCount = 0
  private let words: UnsafeMutablePointer<UInt64>

  /// - Parameter instructionSet: One that this processor has; all give the same masks.
  init(nodes: Int, wordCapacity: Int, instructionSet: Int32 = cmk_best_isa()) {
    nodeCapacity = nodes
    self.instructionSet = instructionSet
    self.wordCapacity = wordCapacity
    unsafe words = .allocate(capacity: max(1, nodes * 3 * wordCapacity))
    unsafe words.initialize(repeating: 0, count: max(1, nodes * 3 * wordCapacity))
  }

  deinit { unsafe words.deallocate() }

  /// Sets the number of rows; what the masks held before means nothing.
  mutating func begin(rows: Int) {
    wordCount = (rows + 63) / 64
    precondition(wordCount <= wordCapacity, "the batch fits the arena")
  }

  func isTrue(_ node: Int) -> UnsafeMutablePointer<UInt64> {
    unsafe words + node * 3 * wordCapacity
  }

  func isFalse(_ node: Int) -> UnsafeMutablePointer<UInt64> {
    unsafe words + (node * 3 + 1) * wordCapacity
  }

  func isError(_ node: Int) -> UnsafeMutablePointer<UInt64> {
    unsafe words + (node * 3 + 2) * wordCapacity
  }
}
