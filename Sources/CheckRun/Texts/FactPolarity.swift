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

  /// Names, numbers and operators of a condition; byte by byte, for a run asks this of every rule.
  private static func words(of source: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    for byte in source.utf8 where byte != UInt8(ascii: " ") {
      if let last = word.last,
        isName(last) != isName(byte) || isSingle(byte) || word.count == 1 && isSingle(last)
          || word == [UInt8(ascii: "!")] && byte != UInt8(ascii: "=")
      {
        words.append(String(decoding: word, as: UTF8.self))
        word.removeAll(keepingCapacity: true)
      }
      word.append(byte)
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }

  /// Whether the byte is a word by itself.
  private static func isSingle(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "?"), UInt8(ascii: ":")].contains(byte)
  }
}
