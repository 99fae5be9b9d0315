/// The name in `names` that `word` was probably meant to be, or nil if none is near.
///
/// Near: at most a third of the longer word's characters differ (insertions, deletions, changes,
/// swapped neighbours), and at least one is shared. A character is a Unicode scalar here, in lower
/// case. Of equally near names the first one in order of the alphabet wins, so that the answer does
/// not depend on the order of `names`.
/// - Complexity: O(names × length), and O(length²) for the few that share most of their characters;
///   words over 64 characters are not compared.
package func nearestName(to word: String, in names: some Sequence<String>) -> String? {
  NearestNames(names).nearest(to: word)
}

/// Names that several words are looked for in: what is known of a name is worked out once.
package struct NearestNames: Sendable {
  private let names: [(name: String, spelling: Spelling)]

  package init(_ names: some Sequence<String>) {
    self.names = names.map { ($0, Spelling($0)) }
  }

  /// As ``nearestName(to:in:)``.
  package func nearest(to word: String) -> String? {
    let target = Spelling(word)
    guard !target.letters.isEmpty, target.letters.count <= 64 else { return nil }
    var best: Nearest?
    for (name, spelling) in names {
      best = Nearest(name, spelling, to: target, unlessNearer: best) ?? best
    }
    return best?.name
  }
}

/// A name near enough to be proposed.
private struct Nearest {
  let distance: Int
  let name: String

  /// Nil if the name is not near, or no nearer than `known`.
  init?(
    _ name: String, _ candidate: Spelling, to target: Spelling, unlessNearer known: Nearest?
  ) {
    let longer = max(candidate.letters.count, target.letters.count)
    let allowed = min(max(1, longer / 3), longer - 1, known?.distance ?? .max)
    guard candidate.letters.count <= 64, target.mayBeNear(candidate, within: allowed),
      let distance = target.distance(to: candidate, within: allowed)
    else { return nil }
    if let known, (known.distance, known.name) <= (distance, name) { return nil }
    (self.distance, self.name) = (distance, name)
  }
}

/// The characters of a word, in lower case.
private struct Spelling: Sendable {
  private(set) var letters: [UInt32] = []
  /// A bit for each character there is, and one for each that is there twice; several may share one.
  private var bag: UInt64 = 0
  private var pairs: UInt64 = 0

  init(_ word: String) {
    letters.reserveCapacity(word.utf8.count)
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: add(scalar.value | 0x20)
      case 0...0x7F, 0x4E00...0x9FFF: add(scalar.value)
      default: for lower in scalar.properties.lowercaseMapping.unicodeScalars { add(lower.value) }
      }
    }
  }

  private mutating func add(_ letter: UInt32) {
    letters.append(letter)
    let bit: UInt64 = 1 << UInt64(letter & 63)
    pairs |= bag & bit
    bag |= bit
  }

  /// False if the lengths or the characters that only one of the words has ask for more changes.
  func mayBeNear(_ other: Spelling, within allowed: Int) -> Bool {
    abs(letters.count - other.letters.count) <= allowed && missing(in: other) <= allowed
      && other.missing(in: self) <= allowed
  }

  /// At least as many characters `other` lacks.
  private func missing(in other: Spelling) -> Int {
    (bag & ~other.bag).nonzeroBitCount + (pairs & ~other.pairs).nonzeroBitCount
  }

  /// Optimal string alignment distance (Levenshtein with swaps of neighbours); nil if it is over
  /// `allowed`.
  func distance(to other: Spelling, within allowed: Int) -> Int? {
    let (a, b) = (letters, other.letters)
    var beforePrevious: [Int] = Array(repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    var current = beforePrevious
    var lowestBefore = 0
    for i in a.indices {
      current[0] = i + 1
      var lowest = i + 1
      for j in b.indices {
        let change = previous[j] + (a[i] == b[j] ? 0 : 1)
        var cost = min(change, previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforePrevious[j - 1] + 1)
        }
        current[j + 1] = cost
        lowest = min(lowest, cost)
      }
      // A swap steps over one row, so two rows have to be too far.
      if min(lowest, lowestBefore) > allowed { return nil }
      lowestBefore = lowest
      swap(&beforePrevious, &previous)
      swap(&previous, &current)
    }
    return previous[b.count] <= allowed ? previous[b.count] : nil
  }
}
