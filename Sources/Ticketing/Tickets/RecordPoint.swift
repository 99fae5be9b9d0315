import Diagnostics
import Model

/// A point that no registry knows, as one record describes it.
struct RecordPoint: Hashable, Sendable {
  let id: String
  let name: String
  let type: PointTypeID?
  let area: Area
  let longitude: Double?
  let latitude: Double?
  let location: SourceLocation

  /// The point; its id is the sheet's, else the name without what means nothing, else the area, so that
  /// the same place keeps its tickets from sheet to sheet.
  var point: Point {
    let levels = [area.district, area.street, area.community, area.grid]
    let ids = [
      id, normalizedPointName(name), levels.filter { !$0.isEmpty }.joined(separator: "/"),
    ]
    var coordinates: Coordinates?
    if let longitude, let latitude {
      coordinates = Coordinates(longitude: longitude, latitude: latitude)
    }
    return Point(
      id: PointID(ids.first { !$0.isEmpty } ?? ""), name: name, type: type, area: area,
      coordinates: coordinates, location: location)
  }
}
