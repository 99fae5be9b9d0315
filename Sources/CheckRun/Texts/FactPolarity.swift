import Model

/// Tells from the rules which facts are good to see: flags that a condition wants, not forbids, and numbers that it
/// wants to be large.
enum FactPolarity {
  static func goodFacts(_ ruleSet: RuleSet) -> Set<FactID> {
    var good: Set<FactID> = []
    var bad: Set<FactID> = []
    for rule in ruleSet.rules where rule.over == nil {
      let words = Self.words(of: rule.require.source)
      for case .fact(let id) in rule.require.reads {
        guard let fact = ruleSet.vocabulary.facts[id] else { continue }
        for place in words.indices where words[place] == id.text {
          // blank(x) says nothing of x.
          if place >= 2, words[place - 1] == "(", words[place - 2] == "blank" { continue }
          if isWanted(fact, words, place) { good.insert(id) } else { bad.insert(id) }
        }
      }
    }
    return good.subtracting(bad)
  }

  private static func isWanted(_ fact: Fact, _ words: [String], _ place: Int) -> Bool {
    let before = place > 0 ? words[place - 1] : ""
    let after = place + 1 < words.count ? words[place + 1] : ""
    switch fact.type.storage {
    case .flag: return before != "!"
    case .integer, .double: return after == ">=" || after == ">" || before == "<=" || before == "<"
    case .code, .text, .instant, .list: return false
    }
  }

  /// Names, numbers and operators of a condition.
  private static func words(of source: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in source where character != " " {
      let isName = character.isLetter || character.isNumber || character == "_" || character == "."
      let wasName = word.last.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      let isSingle =
        word == "!" && character != "=" || "()?:".contains(character) || "()?:".contains(word)
      if let wasName, wasName != isName || isSingle {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
