/// The items of a batch of long rows, and what was answered.
package struct LongItems: Sendable {
  /// Distinct items in order of first sight, as they are written.
  package let names: [String]
  /// By item: the slot of its fact; nil where no column holds it, or nobody knows the item.
  package let slots: [Int?]
  /// By row: number of its item; -1 where the cell is blank.
  package let items: [Int]
  /// By row: what the result says; nil where the item is not known.
  package let outcomes: [ItemOutcome?]

  package init(names: [String], slots: [Int?], items: [Int], outcomes: [ItemOutcome?]) {
    self.names = names
    self.slots = slots
    self.items = items
    self.outcomes = outcomes
  }

  /// The words of the item in `row`; empty where nothing stands there.
  package func name(_ row: Int) -> String { items[row] < 0 ? "" : names[items[row]] }
}
