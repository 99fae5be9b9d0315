import Model

/// The columns that a run's rules and tickets read, numbered in order.
///
/// Slot numbers are those of every batch layout that is made from `keys`.
package struct ColumnNeeds: Sendable {
  package let keys: [ColumnKey]
  private let storages: [ColumnStorage]
  private let slots: [String: Int]

  /// - Parameter columns: Without repetition, in the order that batches will have.
  package init(_ columns: [(key: ColumnKey, storage: ColumnStorage)]) {
    keys = columns.map(\.key)
    storages = columns.map(\.storage)
    slots = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($0.element.name, $0.offset) })
  }

  func slot(named name: String) -> Int? { slots[name] }

  func bind(_ name: String) -> BoundColumn {
    BoundColumn(key: ColumnKey(name: name), slot: slots[name])
  }

  /// The slot whose blankness the variable `name` tells; nil if it is no such variable.
  func blankSlot(named name: String) -> Int? {
    BlankVariable.column(of: name).flatMap { slots[$0] }
  }

  func storage(of slot: Int) -> ColumnStorage { storages[slot] }
}
