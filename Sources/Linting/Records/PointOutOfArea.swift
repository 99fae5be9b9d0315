import Diagnostics
import Model

extension RecordCheck {
  /// The record's own coordinates are not those of its point.
  ///
  /// Farther than 2 km: the country's two systems of coordinates differ by up to 0.7 km, and a park has two ends.
  static let pointOutOfArea = RecordCheck(.pointOutOfArea) { checked in
    let batch = checked.batch
    guard let registry = checked.context.registry, let slot = checked.slot(.longitude),
      let other = checked.slot(.latitude),
      case .double(let longitudes, let states) = batch.columns[slot],
      case .double(let latitudes, let otherStates) = batch.columns[other]
    else { return [] }
    return states.valid.compactMap { row in
      guard otherStates.valid[row], batch.points[row] >= 0,
        let known = registry.points[Int(batch.points[row])].coordinates,
        let place = Coordinates(longitude: longitudes[row], latitude: latitudes[row])
      else { return nil }
      let distance = known.kilometres(to: place)
      guard distance > 2 else { return nil }
      return checked.defect(
        .pointOutOfArea, row, slot,
        expected: LocalizedText(
          zh: "在点位附近 (相距 \(Int(distance.rounded())) 公里)",
          en: "near the point (it is \(Int(distance.rounded())) km away)"),
        value: "\(longitudes[row]), \(latitudes[row])")
    }
  }
}
