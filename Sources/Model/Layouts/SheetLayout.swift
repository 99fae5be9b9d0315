import Diagnostics

/// What columns and items of a sheet mean (布局), where their names do not say it.
///
/// A layout wins over whatever names suggest; what it does not mention is matched by name as ever.
package struct SheetLayout: Sendable {
  /// What one row of a sheet is.
  package enum Shape: String, Sendable, CaseIterable {
    /// One inspection, a column per fact.
    case wide
    /// One fact of one inspection.
    case long
    /// One or more problems found, in words.
    case issues
  }

  /// What an answer of 是 or 有 says.
  package enum Asks: String, Sendable, CaseIterable {
    /// That the standard is met.
    case standardMet = "standard_met"
    /// That the fault is there.
    case faultExists = "fault_exists"
  }

  /// What one column holds.
  package enum Column: Hashable, Sendable {
    /// Something nobody wants to read; no defect.
    case ignored
    /// A field or fact; `asks` only where it turns the words of the column round.
    case key(ColumnKey, asks: Asks?)
  }

  /// What one item of a long sheet asks, and the fact it is about; nil where no rule has one.
  package struct Item: Hashable, Sendable {
    package let fact: FactID?
    package let asks: Asks

    package init(fact: FactID?, asks: Asks) {
      self.fact = fact
      self.asks = asks
    }
  }

  /// Nil: told from the columns.
  package var shape: Shape?
  private var columns: [String: Column] = [:]
  private var items: [String: Item] = [:]
  /// Facts that the layout itself declares: read and linted, though no rule asks for them.
  package var facts: [Fact] = []

  package init() {}

  package var isEmpty: Bool { shape == nil && columns.isEmpty && items.isEmpty }

  /// What the column with this header holds; nil if the layout does not say. Width, blanks and style of
  /// brackets mean nothing.
  package func column(_ header: String) -> Column? {
    columns.isEmpty ? nil : columns[Self.key(header)]
  }

  package func item(_ text: String) -> Item? {
    items.isEmpty ? nil : items[Self.key(text)]
  }

  package mutating func add(_ column: Column, named header: String) {
    columns[Self.key(header)] = column
  }

  package mutating func add(_ item: Item, named text: String) {
    items[Self.key(text)] = item
  }

  private static func key(_ text: String) -> String { normalizedPointName(text).lowercased() }

  /// Takes in what another document says; of two that speak of one name the later one wins.
  package mutating func merge(_ other: SheetLayout) {
    shape = other.shape ?? shape
    columns.merge(other.columns) { $1 }
    items.merge(other.items) { $1 }
    facts += other.facts
  }
}
