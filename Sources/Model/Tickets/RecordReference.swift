import Diagnostics

/// Where the record behind a ticket stands, and what it says of itself.
package struct RecordReference: Sendable {
  /// Where the texts come from.
  package enum Source: Sendable {
    case texts(RecordTexts)
    case written(RecordCells, row: Int)
  }

  package let source: Source
  /// Physical line on which the record starts, from 1.
  package let line: Int
  /// The field's number, from 1; 0 if no column of the sheet decided.
  package let column: Int

  package init(
    id: String, file: String, sheet: String = "", line: Int, column: Int, header: String = "",
    inspector: String, place: String = "", note: String = "", photos: [String] = []
  ) {
    source = .texts(
      RecordTexts(
        id: id, file: file, sheet: sheet, header: header, inspector: inspector, place: place,
        note: note, photos: photos))
    self.line = line
    self.column = column
  }

  /// The record in `row` of `cells`.
  package init(_ cells: RecordCells, row: Int, column: Int) {
    source = .written(cells, row: row)
    line = cells.line(row)
    self.column = column
  }

  /// Empty if the sheet gives records no id.
  package var id: String { text(\.id) { cells, _ in cells.id } }
  /// Empty if the sheet does not say.
  package var inspector: String { text(\.inspector) { cells, _ in cells.inspector } }
  /// Where within the point (3 号楼 2 单元); empty if the sheet does not say.
  package var place: String { text(\.place) { cells, _ in cells.place } }
  /// The inspector's own words; empty if there are none.
  package var note: String { text(\.note) { $0.note($1) } }

  package var file: String {
    switch source {
    case .texts(let texts): texts.file
    case .written(let cells, _): cells.file
    }
  }

  /// Name of the table within its file; empty where a file is one table.
  package var sheet: String {
    switch source {
    case .texts(let texts): texts.sheet
    case .written(let cells, _): cells.sheet
    }
  }

  /// The column's header as the sheet has it; empty if no column decided.
  package var header: String {
    switch source {
    case .texts(let texts): texts.header
    case .written(let cells, _): column > 0 ? cells.header(ofField: column) : ""
    }
  }

  /// Names of photos.
  package var photos: [String] {
    switch source {
    case .texts(let texts): texts.photos
    case .written(let cells, let row): cells.photos(row)
    }
  }

  /// The point as the record describes it; nameless where only texts are known.
  var point: Point {
    switch source {
    case .texts(let texts):
      Point(id: "", name: "", type: nil, area: Area(), location: SourceLocation(file: texts.file))
    case .written(let cells, let row): cells.point(row)
    }
  }

  /// What the record holds in `columns`; nothing where only texts are known.
  func observed(_ columns: [ColumnKey]) -> [ObservedFact] {
    guard case .written(let cells, let row) = source else { return [] }
    return columns.map { ObservedFact(key: $0, value: cells.value(of: $0, row)) }
  }

  /// The same without the batch.
  var detached: RecordReference {
    RecordReference(
      id: id, file: file, sheet: sheet, line: line, column: column, header: header,
      inspector: inspector, place: place, note: note, photos: photos)
  }

  private func text(
    _ own: (RecordTexts) -> String, _ written: (RecordCells, Int) -> TextCells
  ) -> String {
    switch source {
    case .texts(let texts): own(texts)
    case .written(let cells, let row): written(cells, row).string(row)
    }
  }
}

/// What a record says of itself, apart from its batch.
///
/// A class because most references never ask for it, and one word is all it costs those.
package final class RecordTexts: Hashable, Sendable {
  package let id: String
  package let file: String
  package let sheet: String
  package let header: String
  package let inspector: String
  package let place: String
  package let note: String
  package let photos: [String]

  init(
    id: String, file: String, sheet: String, header: String, inspector: String, place: String,
    note: String, photos: [String]
  ) {
    self.photos = photos
    self.id = id
    self.file = file
    self.sheet = sheet
    self.header = header
    self.inspector = inspector
    self.place = place
    self.note = note
  }

  package static func == (a: RecordTexts, b: RecordTexts) -> Bool {
    a === b
      || a.id == b.id && a.file == b.file && a.sheet == b.sheet && a.header == b.header
        && a.inspector == b.inspector
        && a.place == b.place && a.note == b.note && a.photos == b.photos
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(file)
  }
}

extension RecordReference: Hashable {
  package static func == (a: RecordReference, b: RecordReference) -> Bool {
    a.line == b.line && a.column == b.column && a.texts == b.texts
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(line)
    hasher.combine(column)
  }

  private var texts: RecordTexts {
    if case .texts(let texts) = detached.source { return texts }
    return RecordTexts(
      id: "", file: "", sheet: "", header: "", inspector: "", place: "", note: "", photos: [])
  }
}
