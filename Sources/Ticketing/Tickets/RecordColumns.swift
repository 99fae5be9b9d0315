import Diagnostics
import Model

/// The columns of a batch that tickets read, found once so that no record has to look for them.
struct RecordColumns: Sendable {
  let id: TextCells
  let inspector: TextCells
  let place: TextCells
  private let remark: TextCells
  private let problem: TextCells
  private let pointID: TextCells
  private let pointName: TextCells
  private let district: TextCells
  private let street: TextCells
  private let community: TextCells
  private let grid: TextCells
  private let longitude: Cells<[Double]>
  private let latitude: Cells<[Double]>
  private let instants: Cells<[Int64]>
  private let lists: Cells<ListColumn>
  private let types: [Int16]

  init(_ batch: RecordBatch) {
    func text(_ field: RecordField) -> TextCells { TextCells(batch.column(.field(field))) }
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
  }

  /// The inspector's own words: the remark, else the problem as it was described.
  func note(_ row: Int) -> String {
    let remark = remark.string(row)
    return remark.isEmpty ? problem.string(row) : remark
  }

  func openedAt(_ row: Int) -> Timestamp? {
    instants.isValid(row) ? instants.values.map { Timestamp(seconds: $0[row]) } : nil
  }

  func photos(_ row: Int) -> [String] { lists.isValid(row) ? lists.values?[row] ?? [] : [] }

  /// The point as the record itself describes it.
  ///
  /// Its id is the sheet's, else the name without what means nothing, else the area, so that the same
  /// place keeps its tickets from sheet to sheet.
  func point(_ row: Int, _ pointTypes: [PointTypeID], file: String) -> Point {
    let area = Area(
      district: district.string(row), street: street.string(row), community: community.string(row),
      grid: grid.string(row))
    let name = pointName.string(row)
    var id = pointID.string(row)
    if id.isEmpty { id = name.isEmpty ? "" : normalizedPointName(name) }
    if id.isEmpty {
      let levels = [area.district, area.street, area.community, area.grid]
      id = levels.filter { !$0.isEmpty }.joined(separator: "/")
    }
    var coordinates: Coordinates?
    if longitude.isValid(row), latitude.isValid(row), let east = longitude.values,
      let north = latitude.values
    {
      coordinates = Coordinates(longitude: east[row], latitude: north[row])
    }
    let type = Int(types[row])
    return Point(
      id: PointID(id), name: name, type: pointTypes.indices.contains(type) ? pointTypes[type] : nil,
      area: area, coordinates: coordinates, location: SourceLocation(file: file))
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
struct TextCells: Sendable {
  private let texts: Cells<TextColumn>
  private let codes: Cells<[UInt32]>
  private let dictionary: [String]

  fileprivate init(_ column: Column) {
    switch column {
    case .text(let texts, let states):
      self.texts = Cells(texts, states)
      codes = Cells(nil, nil)
      dictionary = []
    case .code(let values, let dictionary, let states):
      texts = Cells(nil, nil)
      codes = Cells(values, states)
      self.dictionary = dictionary
    default:
      texts = Cells(nil, nil)
      codes = Cells(nil, nil)
      dictionary = []
    }
  }

  /// The text of `row`; empty where there is none.
  func string(_ row: Int) -> String {
    if texts.isValid(row) { return texts.values?.string(row) ?? "" }
    if codes.isValid(row), let numbers = codes.values { return dictionary[Int(numbers[row])] }
    return ""
  }
}
