import Diagnostics
import Foundation
import Model
import RuleLoading
import TestSupport
import Testing
import Themes
import Truth

/// The external suite of problem texts, at the level that was reached.
@Suite struct IssueTextsTests {
  @Test func theStandardThemesHaveNoProblem() {
    #expect(Standard.loaded.diagnostics.isEmpty)
    #expect(Standard.loaded.themes.themes.count == 47)
  }

  @Test(.enabled(if: SharedSuites.exists("conformance/issue-texts"), SharedSuites.absent))
  func theSuiteIsReadAsWellAsBefore() throws {
    let score = try IssueTextsSuite.run(
      path: SharedSuites.url("conformance/issue-texts").path, Standard.classifier)
    #expect(score.all.precision >= 0.95, "\(score.text)")
    #expect(score.all.recall >= 0.93, "\(score.text)")
  }
}
