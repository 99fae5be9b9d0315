import Diagnostics
import Model

extension RegistryCheck {
  /// A point more than 100 km from the middle of its district is not there.
  static var coordinatesOutOfArea: RegistryCheck {
    RegistryCheck(.coordinatesOutOfArea) { entry, book in
      let district = entry.area.district
      guard let place = entry.coordinates,
        let distance = book.centres.distance(from: place, to: district), distance > 100
      else { return [] }
      let kilometres = Int(distance.rounded())
      return [
        TableFinding(
          at: .longitude,
          expected: LocalizedText(
            zh: "在\(district)其他点位附近 (相距 \(kilometres) 公里)",
            en: "near the other points of \(district) (it is \(kilometres) km away)"))
      ]
    }
  }
}
