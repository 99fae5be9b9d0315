import Diagnostics
import Model

/// What a table looks like to whoever reads it as inspections: its header, what each column was taken for, which rows
/// are records.
package struct SheetOutline: Sendable {
  package struct Column: Sendable {
    /// As it is written.
    package let header: String
    /// Nil if nobody knows the name, or another column has it already.
    package let key: ColumnKey?
    /// Nil for a field of the record.
    package let fact: Fact?
    package let context: ReadingContext
  }

  package let table: RawTable
  package let shape: SheetLayout.Shape
  package let columns: [Column]
  /// Positions of the records in the table's rows.
  package let records: [Int]

  /// Nil if the table has no row.
  package init?(_ table: RawTable, _ request: SheetRequest) {
    let first = Array(table.rows.prefix(SheetHead.maximumRows))
    let words = HeaderWords(request.facts, request.layout, askedBy: first)
    guard let head = SheetHead(first, key: { words.key(of: HeaderName($0)) }) else { return nil }
    let facts = Dictionary(request.facts.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    var keys: Set<ColumnKey> = []
    var names = head.names
    while names.last.map({ HeaderName($0).whole.isEmpty }) == true { names.removeLast() }
    let columns = names.map { header -> Column in
      let name = HeaderName(header)
      let key = words.key(of: name).flatMap { keys.insert($0).inserted ? $0 : nil }
      let fact: Fact? = if case .fact(let id)? = key { facts[id] } else { nil }
      let field: RecordField? = if case .field(let field)? = key { field } else { nil }
      return Column(
        header: header, key: key, fact: fact,
        context: HeaderMatcher.context(fact, field, name, request))
    }
    self.table = table
    self.columns = columns
    shape = request.layout.shape ?? HeaderMatcher.shape(keys)
    let kinds = RowKinds(header: head.names)
    let time = columns.firstIndex { $0.key == .field(.inspectedAt) }
    let places = columns.indices.filter {
      columns[$0].key == .field(.pointID) || columns[$0].key == .field(.pointName)
    }
    records = table.rows.indices.dropFirst(head.length).filter { index in
      let row = table.rows[index]
      if row.isBlank { return false }
      if let time, !row.text(time).isEmpty { return true }
      let isKnown = places.contains { column in
        request.registry?.index(ofID: row.text(column)) != nil
          || request.registry?.indices(ofName: row.text(column)).isEmpty == false
      }
      return isKnown || kinds.kind(of: row.cells) == nil
    }
  }

  /// The column of `field`, from 0; nil if there is none.
  package func column(_ field: RecordField) -> Int? {
    columns.firstIndex { $0.key == .field(field) }
  }

  /// Different texts of a column in records, in order of first sight.
  package func texts(_ column: Int, limit: Int = .max) -> [String] {
    var seen: Set<String> = []
    var texts: [String] = []
    for record in records where texts.count < limit {
      let text = table.rows[record].text(column)
      if !text.isEmpty, seen.insert(text).inserted { texts.append(text) }
    }
    return texts
  }
}
