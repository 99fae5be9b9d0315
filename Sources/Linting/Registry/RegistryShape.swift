import Diagnostics
import Model

/// Lists every check of a registry of points; one line each.
package typealias RegistryCheck = TableCheck<PointEntry>

extension RegistryCheck {
  package static var all: [RegistryCheck] {
    [
      missingID, duplicateID, missingName, unknownType, missingArea, missingLeader, missingContact,
      unreadableCoordinates, coordinatesInvalid, coordinatesOutOfArea,
    ]
  }
}

/// A registry of points, read and checked.
package struct CheckedRegistry: Sendable {
  package let table: Table<PointColumn>
  package let entries: [PointEntry]
  package let defects: [Defect]

  package init(_ table: Table<PointColumn>, _ pointTypes: [Vocabulary.Term<Named.PointType>]) {
    self.table = table
    let words = PointEntry.words(pointTypes)
    let entries = table.rows.map { PointEntry($0, of: table, types: words) }
    self.entries = entries
    var firstUses: [String: (row: Int, name: String)] = [:]
    for entry in entries where !entry.id.isEmpty && firstUses[entry.id] == nil {
      firstUses[entry.id] = (entry.row.number, entry.name)
    }
    let book = PointEntry.Book(
      typeWords: pointTypes.flatMap { [$0.title.zh, $0.id.text] + $0.aliases },
      firstUses: firstUses, centres: DistrictCentres(entries))
    defects = RegistryCheck.lint(
      table, entries, book, serial: .serial, checks: RegistryCheck.all)
  }

  /// The points that records can be about, in order of rows.
  ///
  /// A copy of an earlier row is no second point. A point without an id goes by its name, and one whose id is
  /// taken by another point too.
  package var points: [Point] {
    let copies = Set(
      defects.filter { $0.kind == .duplicateRecord }.map(\.line))
    var used: Set<String> = []
    return entries.compactMap { entry in
      guard !entry.name.isEmpty, !copies.contains(entry.row.number) else { return nil }
      let id = entry.id.isEmpty || !used.insert(entry.id).inserted ? entry.name : entry.id
      return Point(
        id: PointID(id), name: entry.name, type: entry.type, area: entry.area,
        coordinates: entry.coordinates, aliases: entry.aliases,
        location: SourceLocation(file: table.file, line: entry.row.number))
    }
  }
}
