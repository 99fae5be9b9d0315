import Foundation
import Model

/// Where the points of each district lie: the median of their coordinates, which a few wrong ones do not move.
struct DistrictCentres: Sendable {
  private var centres: [String: Coordinates] = [:]
  private let all: Coordinates?

  /// Points a district needs for its own centre; smaller ones are judged by all points.
  private static let enough = 3

  init(_ entries: [PointEntry]) {
    var places: [String: [Coordinates]] = [:]
    for entry in entries {
      if let place = entry.coordinates { places[entry.area.district, default: []].append(place) }
    }
    all = Self.median(places.sorted { $0.key < $1.key }.flatMap(\.value))
    for (district, places) in places where places.count >= Self.enough && !district.isEmpty {
      centres[district] = Self.median(places)
    }
  }

  /// Kilometres from `place` to the middle of `district`; nil if no middle is known.
  func distance(from place: Coordinates, to district: String) -> Double? {
    (centres[district] ?? all).map { $0.kilometres(to: place) }
  }

  private static func median(_ places: [Coordinates]) -> Coordinates? {
    guard places.count >= enough else { return nil }
    let longitudes = places.map(\.longitude).sorted()
    let latitudes = places.map(\.latitude).sorted()
    return Coordinates(
      longitude: longitudes[places.count / 2], latitude: latitudes[places.count / 2])
  }
}

extension Coordinates {
  /// Kilometres along the surface, by the haversine formula; the earth's mean radius is 6 371 km.
  package func kilometres(to other: Coordinates) -> Double {
    let radians = Double.pi / 180
    let (a, b) = (latitude * radians, other.latitude * radians)
    let halfway = sin((b - a) / 2)
    let sideways = sin((other.longitude - longitude) * radians / 2)
    let square = halfway * halfway + cos(a) * cos(b) * sideways * sideways
    return 2 * 6371 * asin(min(1, square.squareRoot()))
  }
}
