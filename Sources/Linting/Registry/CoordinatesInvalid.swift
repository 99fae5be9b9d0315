import Diagnostics
import Model

extension RegistryCheck {
  /// Coordinates of no place in the country; reversed ones are recognised.
  static var coordinatesInvalid: RegistryCheck {
    RegistryCheck(.coordinatesInvalid) { entry, _ in
      guard let longitude = entry.longitude.value, let latitude = entry.latitude.value,
        !ChinaBounds.contains(longitude: longitude, latitude: latitude)
      else { return [] }
      let isReversed = ChinaBounds.contains(longitude: latitude, latitude: longitude)
      return [
        TableFinding(
          at: .longitude,
          expected: LocalizedText(
            zh: "经度 73–135, 纬度 3–54", en: "longitude 73–135, latitude 3–54"),
          suggestion: isReversed ? "\(latitude), \(longitude)" : nil)
      ]
    }
  }
}
