import Diagnostics
import Model

/// One place of a registry, as its row says it.
package struct PointEntry: TableEntry {
  package typealias Column = PointColumn

  /// A cell that should hold degrees.
  package enum Degrees: Hashable, Sendable {
    case blank
    case unreadable
    case value(Double)

    init(_ text: String) {
      switch NumberType.reading(text, ReadingContext(units: ["°", "度"])) {
      case .value(.double(let value)): self = .value(value)
      case .blank: self = .blank
      default: self = .unreadable
      }
    }

    package var value: Double? { if case .value(let value) = self { value } else { nil } }
  }

  package let row: TableRow
  package let id: String
  package let name: String
  /// The word for its type, as the sheet says it.
  package let typeWord: String
  /// Nil if no point type has that word.
  package let type: PointTypeID?
  package let area: Area
  package let longitude: Degrees
  package let latitude: Degrees
  package let leader: String
  package let contact: String
  package let manager: String
  package let aliases: [String]
  /// Columns the registry has.
  let columns: Set<PointColumn>

  package init(_ row: TableRow, of table: Table<PointColumn>, types: [String: PointTypeID]) {
    func text(_ column: PointColumn) -> String { table.text(row, column) }
    self.row = row
    id = text(.id)
    name = table.written(row, .name).isEmpty ? "" : trimmedCell(table.written(row, .name))
    typeWord = text(.type)
    type = types[typeWord]
    area = Area(
      district: text(.district), street: text(.street), community: text(.community),
      grid: text(.grid))
    longitude = Degrees(text(.longitude))
    latitude = Degrees(text(.latitude))
    leader = text(.leader)
    contact = text(.contact)
    manager = text(.manager)
    aliases = ListType.items(of: table.written(row, .aliases))
    columns = Set(table.places.keys)
  }

  /// Where it is; nil unless both numbers are there and within China.
  ///
  /// Range: longitude 73 … 135, latitude 3 … 54.
  package var coordinates: Coordinates? {
    guard let longitude = longitude.value, let latitude = latitude.value,
      ChinaBounds.contains(longitude: longitude, latitude: latitude)
    else { return nil }
    return Coordinates(longitude: longitude, latitude: latitude)
  }

  /// Every word for a point type.
  package static func words(_ types: [Vocabulary.Term<Named.PointType>]) -> [String: PointTypeID] {
    var words: [String: PointTypeID] = [:]
    for type in types {
      for word in [type.id.text, type.title.zh, type.title.en] + type.aliases
      where words[word] == nil { words[word] = type.id }
    }
    return words
  }

  /// What is known of all rows together.
  package struct Book: Sendable {
    let typeWords: [String]
    /// The first row with each id, and the name of its point.
    let firstUses: [String: (row: Int, name: String)]
    let centres: DistrictCentres
  }
}

/// The rectangle in which every point lies.
enum ChinaBounds {
  static func contains(longitude: Double, latitude: Double) -> Bool {
    (73...135).contains(longitude) && (3...54).contains(latitude)
  }
}
