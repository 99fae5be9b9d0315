import Model

extension ProblemAnalysis {
  /// Finds every sign that the text has.
  mutating func findCandidates() {
    var firstOfClass = Array(repeating: -1, count: classifier.kinds.count)
    for (index, token) in tokens.enumerated()
    where firstOfClass[token.wordClass] < 0 && !token.isDenied {
      firstOfClass[token.wordClass] = index
    }
    var present = GroupBits([])
    for token in tokens { present.formUnion(classifier.groups[token.wordClass]) }
    for anchor in tokens.indices {
      let wordClass = tokens[anchor].wordClass
      for filter in classifier.filters[wordClass] where filter.mayStand(in: present) {
        let sign = classifier.signs[wordClass][filter.number]
        guard let candidate = candidate(sign, anchor, firstOfClass) else { continue }
        if sign.rank == 0 {
          if candidate.state == .open { hints.append(candidate) }
        } else {
          keep(candidate)
        }
      }
    }
  }

  /// Of two signs of one theme with the same anchor the better one stays.
  private mutating func keep(_ candidate: Candidate) {
    var index = candidates.count - 1
    while index >= 0, candidates[index].anchor == candidate.anchor {
      if candidates[index].theme == candidate.theme {
        if candidate.isBetter(than: candidates[index]) { candidates[index] = candidate }
        return
      }
      index -= 1
    }
    candidates.append(candidate)
  }

  private func candidate(
    _ sign: ThemeClassifier.AnchoredSign, _ anchor: Int, _ firstOfClass: [Int]
  ) -> Candidate? {
    if let without = sign.without, nearest(without, to: anchor, besides: []) != nil { return nil }
    var used: [Int] = []
    var distance = 0
    for (part, isAnywhere) in zip(sign.parts, sign.anywhere) {
      if let (token, gap) = nearest(part, to: anchor, besides: used) {
        used.append(token)
        distance += gap
      } else if isAnywhere,
        let token = part.indices.lazy.filter({ part[$0] }).map({ firstOfClass[$0] })
          .first(where: { $0 >= 0 && $0 != anchor && !used.contains($0) })
      {
        used.append(token)
        distance += ThemeClassifier.reach
      } else {
        return nil
      }
    }
    // Whatever follows at once is part of what no theme knows: 甩站不停.
    if anchor > 0, kind(anchor - 1) == .alien, tokens[anchor - 1].end == tokens[anchor].start {
      return nil
    }
    used.append(anchor)
    // Things alone make a sign only in one clause: 车辆有序，路面有垃圾 says nothing of cars on the road.
    if used.contains(where: { tokens[$0].clause != tokens[anchor].clause }),
      used.allSatisfy({ [.needed, .neutral].contains(kind($0)) })
    {
      return nil
    }
    let isDenied =
      tokens[anchor].isDenied || used.contains { tokens[$0].isDenied && kind($0) == .fault }
    return Candidate(
      theme: sign.theme, tokens: used, rank: sign.rank, distance: distance,
      length: used.reduce(0) { $0 + tokens[$1].end - tokens[$1].start },
      ownsAnchor: used.dropLast().contains {
        kind($0) == .needed && tokens[$0].clause == tokens[anchor].clause
      },
      state: isDenied ? .denied : .open)
  }

  /// The token of one of `groups` that is nearest to `anchor` within reach and its sentence.
  private func nearest(
    _ groups: [Bool], to anchor: Int, besides used: [Int]
  ) -> (token: Int, gap: Int)? {
    var best: (token: Int, gap: Int)?
    func offer(_ index: Int, _ gap: Int) -> Bool {
      guard gap <= ThemeClassifier.reach, tokens[index].sentence == tokens[anchor].sentence else {
        return false
      }
      if groups[tokens[index].wordClass], !used.contains(index), gap < best?.gap ?? .max {
        best = (index, gap)
      }
      return true
    }
    let home = tokens[anchor]
    var index = anchor - 1
    let first = max(0, anchor - ThemeClassifier.neighbours)
    while index >= first {
      let gap =
        max(0, home.start - tokens[index].end) + (home.looksAhead ? Self.backward : 0)
        + ThemeClassifier.commaWidth * Int(home.clause - tokens[index].clause)
      if !offer(index, gap) { break }
      index -= 1
    }
    index = anchor + 1
    let last = min(lastAhead(of: anchor), anchor + ThemeClassifier.neighbours)
    while index <= last {
      // What a fault is about stands in front of it more often than behind.
      let gap =
        1 + max(0, tokens[index].start - home.end)
      // Behind a comma something else begins.
      if tokens[index].clause != home.clause { break }
      if !offer(index, gap) { break }
      index += 1
    }
    return best
  }

  /// The last token that the word at `anchor` may be about: all of them, or those of its own item of a list.
  ///
  /// In 人行道破损、盲道缺失 each item has its own thing; in 破损、缺失的井盖 the thing stands behind both.
  private func lastAhead(of anchor: Int) -> Int {
    let home = tokens[anchor]
    func isApart(_ a: Int, _ b: Int) -> Bool {
      (tokens[a].end...max(tokens[a].end, tokens[b].start)).contains {
        text.breaks[$0] >= FoldedText.Break.list
      }
    }
    guard
      tokens[..<anchor].reversed().prefix(while: { $0.clause == home.clause })
        .contains(where: { [.needed, .neutral].contains(classifier.kinds[$0.wordClass]) }),
      let next = tokens.indices.dropFirst(anchor + 1).first(where: { isApart($0 - 1, $0) })
    else { return tokens.count - 1 }
    return next - 1
  }

  /// Of candidates that claim the same word the best one stays, unless a list gives it to both.
  ///
  /// A candidate is dropped if its anchor is a word of a better one of another theme: the fire lane
  /// claims the car in it.
  mutating func settleConflicts() {
    var claims: [[Int]] = Array(repeating: [], count: tokens.count)
    for (number, candidate) in candidates.enumerated() {
      for token in candidate.tokens { claims[token].append(number) }
    }
    let order = candidates.indices.sorted { candidates[$0].isBetter(than: candidates[$1]) }
    var isDropped = Array(repeating: false, count: candidates.count)
    for number in order {
      let candidate = candidates[number]
      for other in claims[candidate.anchor] where other != number && !isDropped[other] {
        let rival = candidates[other]
        guard rival.theme != candidate.theme, rival.prevails(over: candidate),
          !areListed(candidate, rival)
        else { continue }
        isDropped[number] = true
        break
      }
    }
    candidates = candidates.enumerated().filter { !isDropped[$0.offset] }.map(\.element)
  }

  /// Whether the two share their anchor and what they are about stands in one list: 座椅、路灯损坏.
  private func areListed(_ a: Candidate, _ b: Candidate) -> Bool {
    guard a.rank == b.rank, a.anchor == b.anchor, a.tokens.count > 1, b.tokens.count > 1 else {
      return false
    }
    let (first, second) =
      a.tokens[0] < b.tokens[0] ? (a.tokens[0], b.tokens[0]) : (b.tokens[0], a.tokens[0])
    guard first != second else { return false }
    let gap = tokens[first].end..<max(tokens[first].end, tokens[second].start)
    guard gap.count <= 4 else { return false }
    return (gap.lowerBound...gap.upperBound).contains { text.breaks[$0] == FoldedText.Break.list }
      || gap.contains { Self.joining.contains(text.scalars[$0]) }
  }

  /// How much farther a thing in front of a word seems that looks ahead.
  private static let backward = 8

  /// 和 及 与 跟 同 或.
  private static let joining: [UInt32] = [0x548C, 0x53CA, 0x4E0E, 0x8DDF, 0x540C, 0x6216]
}
