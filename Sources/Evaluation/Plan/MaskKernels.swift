// MaskKernels.swift: the loops of the columnar plan.
//
// Invariants
//   1. Every pointer into the arena is good for `wordCount` words while the arena is borrowed.
//   2. A column has as many values as its batch has rows, and its bitmaps (rows + 63) / 64 words.
//   3. Kernels write all three masks of their node, for all words.
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

  /// Compares every value of a column with a constant.
  func setComparison<Element: Comparable>(
    _ node: Int, _ values: [Element], _ states: CellStates, _ comparison: Comparison,
    _ constant: Element
  ) {
    switch comparison {
    case .equal: fill(node, values, states) { $0 == constant }
    case .notEqual: fill(node, values, states) { $0 != constant }
    case .less: fill(node, values, states) { $0 < constant }
    case .lessOrEqual: fill(node, values, states) { $0 <= constant }
    case .greater: fill(node, values, states) { $0 > constant }
    case .greaterOrEqual: fill(node, values, states) { $0 >= constant }
    }
  }

  /// Looks every code up in `isMember`, which has an entry for each word of the dictionary.
  func setCodes(_ node: Int, _ values: [UInt32], _ states: CellStates, isMember: [Bool]) {
    fill(node, values, states) { code in
      Int(code) < isMember.count && isMember[Int(code)]
    }
  }

  /// Asks `test` for every row that holds a value.
  func setRows(_ node: Int, _ states: CellStates, _ test: (Int) -> Bool) {
    let t = unsafe isTrue(node)
    let f = unsafe isFalse(node)
    for w in 0..<wordCount {
      let valid = states.valid.words[w]
      var rest = valid
      var holds: UInt64 = 0
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        if test(w << 6 + bit) { holds |= 1 << UInt64(bit) }
        rest &= rest - 1
      }
      unsafe t[w] = holds
      unsafe f[w] = valid & ~holds
    }
    setErrors(node, states)
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
    let t = unsafe isTrue(node)
    let f = unsafe isFalse(node)
    let e = unsafe isError(node)
    for w in 0..<wordCount {
      var allTrue: UInt64 = ~0
      var anyFalse: UInt64 = 0
      var decided: UInt64 = ~0
      for child in children {
        let (ct, cf) = unsafe (isTrue(child)[w], isFalse(child)[w])
        allTrue &= ct
        anyFalse |= cf
        decided &= unsafe ct | isError(child)[w]
      }
      unsafe t[w] = allTrue
      unsafe f[w] = anyFalse
      unsafe e[w] = decided & ~allTrue & ~anyFalse
    }
  }

  /// Logic that absorbs: one true decides `||`; an unknown outweighs an error.
  func setOr(_ node: Int, _ children: [Int]) {
    let t = unsafe isTrue(node)
    let f = unsafe isFalse(node)
    let e = unsafe isError(node)
    for w in 0..<wordCount {
      var anyTrue: UInt64 = 0
      var allFalse: UInt64 = ~0
      var decided: UInt64 = ~0
      for child in children {
        let (ct, cf) = unsafe (isTrue(child)[w], isFalse(child)[w])
        anyTrue |= ct
        allFalse &= cf
        decided &= unsafe cf | isError(child)[w]
      }
      unsafe t[w] = anyTrue
      unsafe f[w] = allFalse
      unsafe e[w] = decided & ~anyTrue & ~allFalse
    }
  }

  /// The masks of `node` as bitmaps of their own.
  func masks(_ node: Int) -> (isTrue: [UInt64], isFalse: [UInt64], isError: [UInt64]) {
    func copy(_ start: UnsafeMutablePointer<UInt64>) -> [UInt64] {
      unsafe Array(UnsafeBufferPointer(start: start, count: wordCount))
    }
    return unsafe (copy(isTrue(node)), copy(isFalse(node)), copy(isError(node)))
  }

  @inline(__always)
  private func fill<Element>(
    _ node: Int, _ values: [Element], _ states: CellStates, _ test: (Element) -> Bool
  ) {
    let t = unsafe isTrue(node)
    let f = unsafe isFalse(node)
    unsafe values.withUnsafeBufferPointer { values in
      for w in 0..<wordCount {
        let valid = states.valid.words[w]
        var holds: UInt64 = 0
        if valid != 0 {
          let start = w << 6
          let rows = min(64, values.count - start)
          for i in 0..<rows {
            holds |= unsafe test(values[start + i]) ? 1 << UInt64(i) : 0
          }
        }
        unsafe t[w] = holds & valid
        unsafe f[w] = ~holds & valid
      }
    }
    setErrors(node, states)
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
