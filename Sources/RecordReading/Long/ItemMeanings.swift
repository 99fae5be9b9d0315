import Model

/// Finds out what the items (检查项) of a long sheet ask: by the layout, else by the names of facts.
package struct ItemMeanings: Sendable {
  package struct Meaning: Sendable {
    /// Nil where the layout knows an item that no rule is about.
    package let fact: Fact?
    package let asks: SheetLayout.Asks
    /// Whether the item names a fault as absent: 无占道经营.
    let isDenied: Bool
    /// Whether it is good to see what the fact observes.
    let isGood: Bool
  }

  private let layout: SheetLayout
  private let facts: [FactID: Fact]
  private let goodFacts: Set<FactID>
  let words: HeaderWords

  package init(_ request: SheetRequest) {
    layout = request.layout
    facts = Dictionary(request.facts.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    goodFacts = request.goodFacts()
    words = HeaderWords(request.facts, for: nil)
  }

  /// What the item asks; nil if nobody knows it.
  package func meaning(of text: String) -> Meaning? {
    let question = ItemQuestion(text)
    let isDenied = question.form == .denied
    if let item = layout.item(text) {
      let fact = item.fact.flatMap { facts[$0] }
      return Meaning(
        fact: fact, asks: item.asks, isDenied: isDenied,
        isGood: fact.map { goodFacts.contains($0.id) } ?? false)
    }
    if let fact = fact(named: text) ?? fact(named: question.words) {
      let isVerdict = fact.type.keyword == VerdictType.keyword
      // 无异味 as the name of a verdict says what is met; 无小广告 as that of a count denies the fault.
      return meaning(fact, asks: isVerdict || isDenied ? .standardMet : nil, isDenied: isDenied)
    }
    guard question.form != .stated else { return nil }
    for name in [question.subject, "存在" + question.subject, "有" + question.subject] {
      guard let fact = fact(named: name) else { continue }
      let isVerdict = fact.type.keyword == VerdictType.keyword
      if isVerdict, isDenied { continue }
      let denied: SheetLayout.Asks = goodFacts.contains(fact.id) ? .faultExists : .standardMet
      return meaning(
        fact, asks: isVerdict ? .standardMet : isDenied ? denied : nil, isDenied: isDenied)
    }
    return nil
  }

  /// - Parameter asks: Nil: whether the fact, which something is observed by, is a fault.
  private func meaning(_ fact: Fact, asks: SheetLayout.Asks?, isDenied: Bool) -> Meaning {
    let isGood = goodFacts.contains(fact.id) || fact.type.keyword == VerdictType.keyword
    return Meaning(
      fact: fact, asks: asks ?? (isGood ? .standardMet : .faultExists), isDenied: isDenied,
      isGood: isGood)
  }

  private func fact(named text: String) -> Fact? {
    guard case .fact(let id)? = words.key(of: HeaderName(text)) else { return nil }
    return facts[id]
  }
}
