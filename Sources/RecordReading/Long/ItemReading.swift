import Diagnostics
import Model

/// What one result cell says: of the standard, and as the value of the item's fact.
struct ItemReading {
  let outcome: ItemOutcome
  /// Blank where the fact cannot hold what was said: 不符合 is no share.
  let cell: CellReading

  init(_ text: String, _ meaning: ItemMeanings.Meaning) {
    if let fact = meaning.fact, let (outcome, cell) = Self.measured(text, fact, meaning.isGood) {
      (self.outcome, self.cell) = (outcome, cell)
      return
    }
    outcome = ItemOutcome(text, asks: meaning.asks, isDenied: meaning.isDenied)
    switch outcome {
    case .blank: cell = .blank
    case .notApplicable: cell = .notApplicable
    case .unreadable: cell = .unreadable
    case .pass, .fail:
      let isMet = outcome == .pass
      switch meaning.fact?.type.storage {
      case .flag: cell = .value(.flag(meaning.isGood ? isMet : !isMet))
      // 不符合 for a count of faults says that there is at least one.
      case .integer where !meaning.isGood: cell = .value(.integer(isMet ? 0 : 1))
      default: cell = .blank
      }
    }
  }

  /// A number for a fact that is one: `3处` under 小广告.
  private static func measured(
    _ text: String, _ fact: Fact, _ isGood: Bool
  ) -> (ItemOutcome, CellReading)? {
    guard fact.type.storage == .integer || fact.type.storage == .double,
      foldedCell(text).contains(where: \.isNumber)
    else { return nil }
    let units = [fact.unit.zh, fact.unit.en].filter { !$0.isEmpty }
    let cell = fact.type.reading(text, ReadingContext(units: units))
    switch cell {
    case .value(.integer(let number)): return (isGood || number == 0 ? .pass : .fail, cell)
    // What share is enough is for the rule to say.
    case .value: return (.pass, cell)
    default: return (.unreadable, cell)
    }
  }
}
