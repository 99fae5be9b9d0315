import Model

extension ProblemAnalysis {
  /// Decides what each 无, 没有, 未发现 does: denies the faults behind it in its clause, makes a lack of
  /// something needed, or denies what stands before it at the clause's end.
  mutating func settleDenials() {
    for index in tokens.indices.dropLast() where kind(index) == .lack && kind(index + 1) == .needed
    {
      tokens[index].looksAhead =
        tokens[index + 1].clause == tokens[index].clause
        && tokens[index + 1].start - tokens[index].end <= 1
    }
    for index in tokens.indices where kind(index) == .denial {
      var isFault = false
      var needed: Int?
      var last = index
      var next = index + 1
      while next < tokens.count, tokens[next].clause == tokens[index].clause {
        let kind = kind(next)
        if kind == .turn || kind == .denial || kind == .closed { break }
        if kind == .needed, needed == nil, !isFault,
          tokens[next].start - tokens[index].end <= 6
        {
          needed = next
        }
        if kind == .fault || kind == .lack { isFault = true }
        last = next
        next += 1
      }
      if isFault {
        deny(index + 1...max(last, index + 1))
        denyList(after: index)
        isPraised = true
      } else if needed != nil {
        if classifier.lackClass >= 0 { tokens[index].wordClass = classifier.lackClass }
        tokens[index].looksAhead = true
      } else {
        denyBefore(index)
      }
    }
  }

  private mutating func deny(_ range: ClosedRange<Int>) {
    for index in range where index < tokens.count { tokens[index].isDenied = true }
  }

  /// 「未发现乱停车，乱堆物等现象」: the list goes on over commas up to the word that ends it.
  private mutating func denyList(after denial: Int) {
    guard
      let end = tokens.indices.dropFirst(denial + 1).prefix(ThemeClassifier.neighbours)
        .last(where: { kind($0) == .list && tokens[$0].sentence == tokens[denial].sentence }),
      !tokens[denial + 1..<end].contains(where: {
        [.denial, .turn, .closed].contains(classifier.kinds[$0.wordClass])
      })
    else { return }
    deny(denial + 1...end)
  }

  /// 「小广告：无」「井盖没有了」.
  private mutating func denyBefore(_ index: Int) {
    let isAtEnd =
      tokens[index].end == text.scalars.count
      || text.breaks[tokens[index].end] >= FoldedText.Break.comma
    guard isAtEnd else { return }
    guard index > 0 else {
      // The whole text is 「无」.
      isPraised = isPraised || tokens[index].start == 0
      return
    }
    let before = tokens[index - 1]
    guard before.sentence == tokens[index].sentence,
      tokens[index].start - before.end <= 4
    else {
      isPraised = isPraised || tokens[index].start == 0
      return
    }
    if ![.fault, .lack].contains(kind(index - 1)) {
      if classifier.lackClass >= 0 { tokens[index].wordClass = classifier.lackClass }
      return
    }
    isPraised = true
    var first = index - 1
    while first > 0, tokens[first - 1].clause == before.clause { first -= 1 }
    deny(first...index - 1)
  }

  /// Closes what was put right.
  ///
  /// A closing word closes the candidates of its own comma clause and others of the same themes; if its
  /// clause has none, all since the last turn. 「但」, 「又」 start anew.
  mutating func settleClosings() {
    var start = 0
    for index in tokens.indices {
      let kind = kind(index)
      if kind == .turn { start = index }
      guard kind == .closed, !isUnfinished(index, since: start) else { continue }
      isClosed = true
      let clause = tokens[index].clause
      let own = Set(
        candidates.filter { tokens[$0.anchor].clause == clause && $0.anchor >= start }.map(\.theme))
      for number in candidates.indices where candidates[number].state == .open {
        let anchor = candidates[number].anchor
        guard anchor >= start, tokens[anchor].clause <= clause else { continue }
        if own.isEmpty || own.contains(candidates[number].theme) {
          candidates[number].state = .closed
        }
      }
    }
  }

  /// Whether the closing word at `index` is only asked for, only partly true, or true no more.
  private func isUnfinished(_ index: Int, since start: Int) -> Bool {
    let home = tokens[index]
    for other in tokens.indices.prefix(index).suffix(ThemeClassifier.neighbours)
    where kind(other) == .unfinished && tokens[other].clause == home.clause
      && home.start - tokens[other].end <= 8
    {
      return true
    }
    for other in tokens.indices.dropFirst(index + 1).prefix(ThemeClassifier.neighbours) {
      if kind(other) == .relapse { return true }
      if kind(other) == .unfinished, tokens[other].start - home.end <= 2,
        tokens[other].clause == home.clause
      {
        return true
      }
    }
    return false
  }

  /// 「垃圾清运及时」: praise behind a word in its clause says that nothing is wrong.
  mutating func settlePraise() {
    for index in tokens.indices where kind(index) == .good && !isNegated(index) {
      isPraised = true
      for number in candidates.indices where candidates[number].state == .open {
        let anchor = candidates[number].anchor
        if anchor < index, tokens[anchor].clause == tokens[index].clause {
          candidates[number].state = .denied
        }
      }
    }
  }

  /// Whether 不, 未, 没, 欠, 非, 难 stands just before, or a fault just behind (均破损).
  private func isNegated(_ index: Int) -> Bool {
    let start = tokens[index].start
    return (max(0, start - 3)..<start).contains { Self.negating.contains(text.scalars[$0]) }
      || tokens[index].isDenied
      || tokens.indices.contains(index + 1) && tokens[index + 1].clause == tokens[index].clause
        && tokens[index + 1].start - tokens[index].end <= 3
        && [.fault, .lack, .denial].contains(kind(index + 1))
  }

  private static let negating: [UInt32] = [0x4E0D, 0x672A, 0x6CA1, 0x6B20, 0x975E, 0x96BE]
}
