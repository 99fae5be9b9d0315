// MaskKernels.swift: the loops of the columnar plan.
//
// Invariants
//   1. Every pointer into the arena is good for `wordCount` words while the arena is borrowed.
//   2. A column has as many values as its batch has rows, and its bitmaps (rows + 63) / 64 words.
//   3. Kernels write all three masks of their node, for all words.
import CMaskKernels
import Model

extension MaskArena {
  /// The same answer for every row of `rows`.
  func setConstant(_ node: Int, _ value: Bool, rows: Bits) {
    let t = unsafe isTrue(node)
    let f = unsafe isFalse(node)
    let e = unsafe isError(node)
    for w in 0..<wordCount {
      unsafe t[w] = value ? rows.words[w] : 0
      unsafe f[w] = value ? 0 : rows.words[w]
      unsafe e[w] = 0
    }
  }

  /// Unknown in every row: the sheet has no such column.
  func setUnknown(_ node: Int) {
    let nothing = Bits(count: wordCount * 64)
    setMasks(node, nothing, nothing, nothing)
  }

  /// Masks that were found row by row.
  func setMasks(_ node: Int, _ holds: Bits, _ fails: Bits, _ errors: Bits) {
    let t = unsafe isTrue(node)
    let f = unsafe isFalse(node)
    let e = unsafe isError(node)
    for w in 0..<wordCount {
      unsafe t[w] = holds.words[w]
      unsafe f[w] = fails.words[w]
      unsafe e[w] = errors.words[w]
    }
  }

  /// `bits` where the cell holds a value; errors where it could not be read.
  func setFlag(_ node: Int, _ bits: Bits, _ states: CellStates) {
    let t = unsafe isTrue(node)
    let f = unsafe isFalse(node)
    for w in 0..<wordCount {
      let valid = states.valid.words[w]
      unsafe t[w] = bits.words[w] & valid
      unsafe f[w] = ~bits.words[w] & valid
    }
    setErrors(node, states)
  }

  /// True where the cell is blank, false elsewhere.
  func setBlank(_ node: Int, _ states: CellStates, rows: Bits) {
    let t = unsafe isTrue(node)
    let f = unsafe isFalse(node)
    let e = unsafe isError(node)
    for w in 0..<wordCount {
      var written = states.valid.words[w]
      if let unreadable = states.unreadable { written |= unreadable.words[w] }
      if let notApplicable = states.notApplicable { written |= notApplicable.words[w] }
      unsafe t[w] = ~written & rows.words[w]
      unsafe f[w] = written
      unsafe e[w] = 0
    }
  }

  /// Compares every value of a column of whole numbers with a constant.
  func setComparison(
    _ node: Int, _ values: [Int64], _ states: CellStates, _ comparison: Comparison,
    _ constant: Int64
  ) {
    let (kernel, isComplement) = comparison.ordered
    let t = unsafe isTrue(node)
    let count = min(values.count, wordCount * 64)
    unsafe values.withUnsafeBufferPointer { values in
      unsafe cmk_compare_int64(instructionSet, kernel, values.baseAddress, count, constant, t)
    }
    split(node, states, isComplement: isComplement)
  }

  /// Compares every value of a column of numbers with a constant, which is no NaN.
  ///
  /// No value is a NaN either, so that of two opposite comparisons one holds.
  func setComparison(
    _ node: Int, _ values: [Double], _ states: CellStates, _ comparison: Comparison,
    _ constant: Double
  ) {
    let (kernel, isComplement) = comparison.ordered
    let t = unsafe isTrue(node)
    let count = min(values.count, wordCount * 64)
    unsafe values.withUnsafeBufferPointer { values in
      unsafe cmk_compare_double(instructionSet, kernel, values.baseAddress, count, constant, t)
    }
    split(node, states, isComplement: isComplement)
  }

  /// Turns what a kernel left in the node's first mask into masks of the rows that hold a value.
  private func split(_ node: Int, _ states: CellStates, isComplement: Bool) {
    let t = unsafe isTrue(node)
    let f = unsafe isFalse(node)
    unsafe states.valid.words.withUnsafeBufferPointer { valid in
      unsafe cmk_split(t, f, t, valid.baseAddress, isComplement, wordCount)
    }
    setErrors(node, states)
  }

  /// True where one of some words stands.
  func setWords(_ node: Int, _ rows: WordRows, _ numbers: [UInt32]) {
    let t = unsafe isTrue(node)
    let f = unsafe isFalse(node)
    unsafe t.update(repeating: 0, count: wordCount)
    for number in numbers {
      guard let found = rows.rows(of: number) else { continue }
      unsafe found.withUnsafeBufferPointer { found in
        for w in 0..<wordCount { unsafe t[w] |= found[w] }
      }
    }
    unsafe rows.states.valid.words.withUnsafeBufferPointer { valid in
      unsafe cmk_split(t, f, t, valid.baseAddress, false, wordCount)
    }
    setErrors(node, rows.states)
  }

  /// Keeps the rows that one of the guards lets pass.
  func keep(_ rows: inout Bits, thatPass guards: [MaskSchedule.Guard]) {
    for w in rows.words.indices where rows.words[w] != 0 {
      var passed: UInt64 = 0
      for place in guards {
        var open = rows.words[w]
        for node in place.nodes {
          open &= unsafe ~(place.deciding ? isTrue(node) : isFalse(node))[w]
        }
        passed |= open
      }
      rows.words[w] = passed
    }
  }

  /// Sets the answer of some rows, whatever it was.
  func overrule(_ node: Int, _ rows: Bits, _ value: Bool) {
    let t = unsafe isTrue(node)
    let f = unsafe isFalse(node)
    for w in 0..<wordCount where rows.words[w] != 0 {
      unsafe t[w] = value ? t[w] | rows.words[w] : t[w] & ~rows.words[w]
      unsafe f[w] = value ? f[w] & ~rows.words[w] : f[w] | rows.words[w]
    }
  }

  func setNot(_ node: Int, _ child: Int) {
    let t = unsafe isTrue(node)
    let f = unsafe isFalse(node)
    let e = unsafe isError(node)
    let (ct, cf, ce) = unsafe (isTrue(child), isFalse(child), isError(child))
    for w in 0..<wordCount {
      unsafe t[w] = cf[w]
      unsafe f[w] = ct[w]
      unsafe e[w] = ce[w]
    }
  }

  /// Logic that absorbs: one false decides `&&`; an unknown outweighs an error.
  func setAnd(_ node: Int, _ children: [Int]) {
    let (t, f, e) = unsafe (isTrue(node), isFalse(node), isError(node))
    unsafe begin(all: t, any: f, e)
    for child in children {
      unsafe cmk_fold(
        t, f, e, isTrue(child), isFalse(child), isError(child), wordCount)
    }
    for w in 0..<wordCount { unsafe e[w] &= ~t[w] & ~f[w] }
  }

  /// Logic that absorbs: one true decides `||`; an unknown outweighs an error.
  func setOr(_ node: Int, _ children: [Int]) {
    let (t, f, e) = unsafe (isTrue(node), isFalse(node), isError(node))
    unsafe begin(all: f, any: t, e)
    for child in children {
      unsafe cmk_fold(
        f, t, e, isFalse(child), isTrue(child), isError(child), wordCount)
    }
    for w in 0..<wordCount { unsafe e[w] &= ~t[w] & ~f[w] }
  }

  /// The masks of logic without children: `all` true everywhere, `any` nowhere, everything decided.
  private func begin(
    all: UnsafeMutablePointer<UInt64>, any: UnsafeMutablePointer<UInt64>,
    _ decided: UnsafeMutablePointer<UInt64>
  ) {
    unsafe all.update(repeating: ~0, count: wordCount)
    unsafe any.update(repeating: 0, count: wordCount)
    unsafe decided.update(repeating: ~0, count: wordCount)
  }

  /// Counts the outcomes of a rule in the rows of `scope`.
  ///
  /// - Parameters:
  ///   - fails: Set to the rows that fail it.
  ///   - unknown: Set to the rows of which nothing is known.
  func count(
    _ masks: RuleMasks, _ scope: Bits, fails: inout [UInt64], unknown: inout [UInt64]
  ) -> OutcomeTally {
    precondition(
      fails.count >= wordCount && unknown.count >= wordCount && scope.words.count >= wordCount,
      "a word for every 64 rows")
    var when: UnsafeMutablePointer<UInt64>?
    if let node = masks.when { unsafe when = unsafe isTrue(node) }
    let met = unsafe isTrue(masks.met)
    let counts = unsafe scope.words.withUnsafeBufferPointer { scope in
      unsafe fails.withUnsafeMutableBufferPointer { fails in
        unsafe unknown.withUnsafeMutableBufferPointer { unknown in
          unsafe cmk_count(
            instructionSet, scope.baseAddress, when, met, wordCapacity, wordCount,
            fails.baseAddress, unknown.baseAddress)
        }
      }
    }
    var tally = OutcomeTally()
    tally.pass = Int(counts.pass)
    tally.fail = Int(counts.fail)
    tally.notApplicable = Int(counts.not_applicable)
    tally.notChecked = Int(counts.not_checked)
    tally.error = Int(counts.error)
    return tally
  }

  private func setErrors(_ node: Int, _ states: CellStates) {
    let e = unsafe isError(node)
    if let unreadable = states.unreadable {
      for w in 0..<wordCount { unsafe e[w] = unreadable.words[w] }
    } else {
      for w in 0..<wordCount { unsafe e[w] = 0 }
    }
  }
}

extension Comparison {
  /// The kernel that answers it, and whether by the opposite.
  fileprivate var ordered: (kernel: Int32, isComplement: Bool) {
    switch self {
    case .equal: (Int32(cmk_equal), false)
    case .notEqual: (Int32(cmk_equal), true)
    case .less: (Int32(cmk_less), false)
    case .greaterOrEqual: (Int32(cmk_less), true)
    case .lessOrEqual: (Int32(cmk_less_or_equal), false)
    case .greater: (Int32(cmk_less_or_equal), true)
    }
  }
}
