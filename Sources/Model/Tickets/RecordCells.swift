import Diagnostics

/// The cells of one batch that tickets read, found once so that no ticket has to look for them.
///
/// Most texts of a ticket are only copied from the sheet to the output, so a ticket names a row here and
/// makes a `String` of a cell when somebody asks for one. A class because all tickets of a batch share
/// it; whoever keeps tickets longer than their batch takes ``Ticket/detached``.
package final class RecordCells: Sendable {
  package let file: String
  /// Name of the table within its file; empty where a file is one table.
  package let sheet: String
  package let id: TextCells
  package let inspector: TextCells
  package let place: TextCells
  private let remark: TextCells
  private let problem: TextCells
  package let pointID: TextCells
  package let pointName: TextCells
  package let district: TextCells
  package let street: TextCells
  package let community: TextCells
  package let grid: TextCells
  private let layout: BatchLayout
  private let columns: [Column]
  private let lines: [Int]
  private let longitude: Cells<[Double]>
  private let latitude: Cells<[Double]>
  private let instants: Cells<[Int64]>
  private let lists: Cells<ListColumn>
  private let types: [Int16]
  private let pointTypes: [PointTypeID]

  /// - Parameter pointTypes: The types that `RecordBatch.pointTypes` index.
  package init(_ batch: RecordBatch, pointTypes: [PointTypeID]) {
    func text(_ field: RecordField) -> TextCells { TextCells(batch.column(.field(field))) }
    file = batch.file
    sheet = batch.sheet
    layout = batch.layout
    columns = batch.columns
    lines = batch.lines
    id = text(.recordID)
    inspector = text(.inspector)
    place = text(.place)
    remark = text(.note)
    problem = text(.problem)
    pointID = text(.pointID)
    pointName = text(.pointName)
    district = text(.district)
    street = text(.street)
    community = text(.community)
    grid = text(.grid)
    longitude = Cells(batch.column(.field(.longitude)))
    latitude = Cells(batch.column(.field(.latitude)))
    instants = Cells(batch.column(.field(.inspectedAt)))
    lists = Cells(batch.column(.field(.photos)))
    types = batch.pointTypes
    self.pointTypes = pointTypes
  }

  /// Physical line on which the record starts, from 1.
  package func line(_ row: Int) -> Int { lines[row] }

  /// The inspector's own words: the remark, else the problem as it was described.
  package func note(_ row: Int) -> TextCells { remark.isWritten(row) ? remark : problem }

  package func header(ofField field: Int) -> String { layout.header(ofField: field) }

  /// Where the batch has the column of `key`; nil if it brings none. A run's columns have the same slots in
  /// every batch.
  package func slot(of key: ColumnKey) -> Int? { layout.slot(of: key) }

  /// The value in `row`; nil where the cell holds none.
  package func value(ofSlot slot: Int, _ row: Int) -> CellValue? { columns[slot].value(row) }

  func value(of key: ColumnKey, _ row: Int) -> CellValue? {
    slot(of: key).flatMap { value(ofSlot: $0, row) }
  }

  package func openedAt(_ row: Int) -> Timestamp? {
    instants.isValid(row) ? instants.values.map { Timestamp(seconds: $0[row]) } : nil
  }

  /// Calls `body` with the name of each photo as it stands in the sheet; false, and no call, where
  /// names cannot be had like that: ask ``photos(_:)`` then.
  package func forEachPhoto(_ row: Int, _ body: (Span<UInt8>) -> Void) -> Bool {
    guard lists.isValid(row), let values = lists.values else { return true }
    return values.forEachPlainItem(row, body)
  }

  package func photos(_ row: Int) -> [String] {
    lists.isValid(row) ? lists.values?[row] ?? [] : []
  }

  /// Nil if it is not known.
  package func pointType(_ row: Int) -> PointTypeID? {
    let type = Int(types[row])
    return pointTypes.indices.contains(type) ? pointTypes[type] : nil
  }

  package func coordinates(_ row: Int) -> Coordinates? {
    guard longitude.isValid(row), latitude.isValid(row), let east = longitude.values,
      let north = latitude.values
    else { return nil }
    return Coordinates(longitude: east[row], latitude: north[row])
  }

  package func area(_ row: Int) -> Area {
    Area(
      district: district.string(row), street: street.string(row), community: community.string(row),
      grid: grid.string(row))
  }

  /// The point as the record itself describes it.
  package func point(_ row: Int) -> Point {
    Point(
      id: pointIdentity(row), name: pointName.string(row), type: pointType(row), area: area(row),
      coordinates: coordinates(row), location: SourceLocation(file: file))
  }

  /// What the point is known by: the sheet's id, else the name without what means nothing, else the
  /// area, so that the same place keeps its tickets from sheet to sheet.
  package func pointIdentity(_ row: Int) -> PointID {
    if pointID.isWritten(row) { return PointID(pointID.string(row)) }
    let name = normalizedPointName(pointName.string(row))
    if !name.isEmpty { return PointID(name) }
    let area = area(row)
    let levels = [area.district, area.street, area.community, area.grid]
    return PointID(levels.filter { !$0.isEmpty }.joined(separator: "/"))
  }
}

/// Values of one column and which rows have one; none where the sheet has no such column.
struct Cells<Values: Sendable>: Sendable {
  let values: Values?
  private let valid: [UInt64]

  fileprivate init(_ values: Values?, _ states: CellStates?) {
    self.values = values
    valid = states?.valid.words ?? []
  }

  func isValid(_ row: Int) -> Bool {
    row >> 6 < valid.count && valid[row >> 6] >> UInt64(row & 63) & 1 != 0
  }
}

extension Cells<[Double]> {
  fileprivate init(_ column: Column) {
    guard case .double(let values, let states) = column else {
      self.init(nil, nil)
      return
    }
    self.init(values, states)
  }
}

extension Cells<[Int64]> {
  fileprivate init(_ column: Column) {
    guard case .instant(let values, let states) = column else {
      self.init(nil, nil)
      return
    }
    self.init(values, states)
  }
}

extension Cells<ListColumn> {
  fileprivate init(_ column: Column) {
    guard case .list(let values, let states) = column else {
      self.init(nil, nil)
      return
    }
    self.init(values, states)
  }
}

/// Texts of one column, whether the batch has them as bytes or as words of a dictionary.
///
/// A class so that whoever is handed one holds one reference, and not one to each of its arrays.
package final class TextCells: Sendable {
  private enum Storage: Sendable {
    case text, code, none
  }

  private let storage: Storage
  private let valid: [UInt64]
  /// No texts unless the storage is `text`.
  private let texts: TextColumn
  /// None unless the storage is `code`.
  private let codes: [UInt32]
  private let dictionary: [String]

  fileprivate init(_ column: Column) {
    switch column {
    case .text(let texts, let states):
      (storage, self.texts, codes, dictionary) = (.text, texts, [], [])
      valid = states.valid.words
    case .code(let values, let dictionary, let states):
      (storage, texts, codes, self.dictionary) = (.code, .empty, values, dictionary)
      valid = states.valid.words
    default:
      (storage, texts, codes, dictionary, valid) = (.none, .empty, [], [], [])
    }
  }

  /// The text of `row`; empty where there is none.
  package func string(_ row: Int) -> String {
    guard isValid(row) else { return "" }
    switch storage {
    case .text: return texts.string(row)
    case .code: return dictionary[Int(codes[row])]
    case .none: return ""
    }
  }

  /// Whether there is a text in `row`, and it is not empty.
  package func isWritten(_ row: Int) -> Bool {
    guard isValid(row) else { return false }
    switch storage {
    case .text: return texts.lengths[row] > 0
    case .code: return !dictionary[Int(codes[row])].isEmpty
    case .none: return false
    }
  }

  /// Calls `body` with the text of `row` as it stands in the sheet, UTF-8; false if it does not stand
  /// there as one: ask ``string(_:)`` then.
  package func withUTF8(_ row: Int, _ body: (Span<UInt8>) -> Void) -> Bool {
    guard storage == .text, texts.isUTF8, isValid(row) else { return false }
    texts.withBytes(row, body)
    return true
  }

  private func isValid(_ row: Int) -> Bool {
    row >> 6 < valid.count && valid[row >> 6] >> UInt64(row & 63) & 1 != 0
  }
}

extension TextColumn {
  fileprivate static let empty = TextColumn(bytes: [], unescaped: [], starts: [], lengths: [])
}
