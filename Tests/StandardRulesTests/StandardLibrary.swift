import Evaluation
import Model
import RuleLoading
import StandardRules
import TestSupport
import Testing

/// The rules that travel inside the binary, loaded once for all tests.
enum StandardLibrary {
  static let loaded = RuleLoader.load(
    StandardRules.files.map {
      RuleSource(path: "Rules/\($0.path)", text: $0.text, layer: .standard)
    })

  static var rules: [Rule] { loaded.ruleSet.rules }
}
