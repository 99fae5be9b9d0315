import Model
import RuleLoading
import StandardRules
import Themes

/// The classifier of the themes that ship.
enum Standard {
  static let loaded = RuleLoader.load(
    StandardRules.files.map {
      RuleSource(path: "Rules/\($0.path)", text: $0.text, layer: .standard)
    })
  static let classifier = ThemeClassifier(loaded.themes)
}
