import Diagnostics

/// A place that is inspected (点位).
///
/// A class because it has identity: thousands of records and tickets share one point.
package final class Point: Sendable {
  package let id: PointID
  package let name: String
  /// Nil if the sheet does not say and no registry knows.
  package let type: PointTypeID?
  package let area: Area
  /// Degrees east and north, as the registry gives them.
  package let coordinates: Coordinates?
  package let aliases: [String]
  package let location: SourceLocation

  package init(
    id: PointID, name: String, type: PointTypeID?, area: Area, coordinates: Coordinates? = nil,
    aliases: [String] = [], location: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.area = area
    self.coordinates = coordinates
    self.aliases = aliases
    self.location = location
  }
}

/// Where a point lies; an empty text is a level that is not known.
package struct Area: Hashable, Sendable {
  package var district: String
  package var street: String
  package var community: String
  package var grid: String

  package init(
    district: String = "", street: String = "", community: String = "", grid: String = ""
  ) {
    self.district = district
    self.street = street
    self.community = community
    self.grid = grid
  }
}

/// Degrees. Range: longitude ±180, latitude ±90.
package struct Coordinates: Hashable, Sendable {
  package let longitude: Double
  package let latitude: Double

  package init?(longitude: Double, latitude: Double) {
    guard abs(longitude) <= 180, abs(latitude) <= 90 else { return nil }
    self.longitude = longitude
    self.latitude = latitude
  }
}
