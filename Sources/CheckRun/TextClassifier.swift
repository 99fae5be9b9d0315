import Diagnostics
import RuleLoading
import Themes

extension Workspace {
  /// A reader of free text with the words of the standard rules and of the workspace's own documents.
  ///
  /// - Throws: What is wrong with files or documents.
  /// - Complexity: reads all documents of the run once more; worth it only where texts are.
  package func themeClassifier() throws(DiagnosticList) -> ThemeClassifier {
    let loaded = try load(trustsStandard: true)
    guard !loaded.hasErrors else { throw DiagnosticList(loaded.diagnostics) }
    return ThemeClassifier(loaded.themes)
  }
}
