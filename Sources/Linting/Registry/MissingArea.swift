import Diagnostics
import Model

extension RegistryCheck {
  /// Who is responsible follows from district, street and community.
  static var missingArea: RegistryCheck {
    RegistryCheck(.missingArea) { entry, _ in
      let levels: [(PointColumn, String)] = [
        (.district, entry.area.district), (.street, entry.area.street),
        (.community, entry.area.community),
      ]
      return levels.compactMap { column, text in
        guard entry.columns.contains(column), text.isEmpty else { return nil }
        return TableFinding(at: column, expected: LocalizedText(zh: "所属区域", en: "an area"))
      }
    }
  }
}
