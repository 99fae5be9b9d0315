import Diagnostics
import Model

extension RegistryCheck {
  /// 约114.39 is no number.
  static var unreadableCoordinates: RegistryCheck {
    RegistryCheck(.unreadableValue) { entry, _ in
      [(PointColumn.longitude, entry.longitude), (.latitude, entry.latitude)].compactMap {
        column, degrees in
        degrees == .unreadable ? TableFinding(at: column, expected: NumberType.expectation) : nil
      }
    }
  }
}
