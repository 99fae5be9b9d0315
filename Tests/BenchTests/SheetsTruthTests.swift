import Foundation
import TestSupport
import Testing

@testable import civiclint_bench

/// The sheets with a truth beside them are read as the truth says.
@Suite struct SheetsTruthTests {
  @Test(.enabled(if: SharedSuites.exists("data/sheets"), SharedSuites.absent))
  func sheetsAreReadAsTheTruthSays() async throws {
    let suite = try #require(TruthSuite.all.first { $0.id == "sheets" })
    let report = try await suite.run(SharedSuites.url("data/sheets").path)
    // Themes of a few problem texts are the classifier's affair; see the suite of issue texts.
    #expect(report.failed <= 30, "\(report.text)")
    for line in report.text.split(separator: "\n").prefix(8) {
      let parts = line.split(separator: ", ")
      for part in parts.filter({ $0.contains("structure") || $0.hasPrefix("defects") }) {
        let counts = part.split(separator: " ").last?.split(separator: "/")
        #expect(counts?.first == counts?.last, "\(line)")
      }
      if line.hasPrefix("0"), !line.hasPrefix("05"), !line.hasPrefix("06") {
        let values = parts.first { $0.hasPrefix("values") }?.dropFirst(7).split(separator: "/")
        #expect(values?.first == values?.last, "\(line)")
      }
    }
  }
}
