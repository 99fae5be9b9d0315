/// The name in `names` that `word` was probably meant to be, or nil if none is near.
///
/// Near: at most a third of the longer word's characters differ (insertions, deletions, changes,
/// swapped neighbours), and at least one is shared. Of equally near names the first one in order
/// of the alphabet wins, so that the answer does not depend on the order of `names`.
/// - Complexity: O(names × length²); words over 64 characters are not compared.
package func nearestName(to word: String, in names: some Sequence<String>) -> String? {
  let target = Array(word.lowercased())
  guard !target.isEmpty, target.count <= 64 else { return nil }
  var best: (distance: Int, name: String)?
  for name in names {
    if let count = plainCount(name),
      count == 0 || count > 64 || abs(count - target.count) > max(1, max(count, target.count) / 3)
    {
      continue
    }
    let candidate = Array(name.lowercased())
    let longer = max(candidate.count, target.count)
    let allowed = max(1, longer / 3)
    guard !candidate.isEmpty, candidate.count <= 64, abs(candidate.count - target.count) <= allowed
    else { continue }
    let distance = editDistance(target, candidate)
    guard distance <= allowed, distance < longer else { continue }
    if let known = best, (known.distance, known.name) <= (distance, name) { continue }
    best = (distance, name)
  }
  return best?.name
}

/// How many characters `name` has, if it is all printable ASCII and ideographs, each of which is one.
///
/// Most names are, and of a wrong length, and need not be broken into characters to see that.
private func plainCount(_ name: String) -> Int? {
  var count = 0
  for byte in name.utf8 {
    switch byte {
    case 0x20...0x7E, 0xE4...0xE9: count += 1
    case 0x80...0xBF: continue
    default: return nil
    }
  }
  return count
}

/// Optimal string alignment distance (Levenshtein with swaps of neighbours).
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in 1...a.count {
    var current = [i]
    current.reserveCapacity(b.count + 1)
    for j in 1...b.count {
      let change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      var cost = min(change, previous[j] + 1, current[j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        cost = min(cost, beforePrevious[j - 2] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.count]
}
