import Foundation
import TestSupport
import Testing

/// Requests that two cities have published: recorded dates are judged against the flags recorded beside them.
@Suite struct ServiceRequestTests {
  /// The outcomes of a rule over the sheet at `path`.
  static func outcomes(_ rule: String, _ path: String) throws -> [String: Int] {
    let result = try civiclint([
      "check", path, "--campaign", "Examples/service-requests/civiclint.yaml", "--format", "json",
      "--as-of", "2016-01-01",
    ])
    let report = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let summary = report?["summary"] as? [String: Any]
    let outcomes = summary?["outcomes"] as? [String: [String: Int]]
    return try #require(outcomes?[rule], "\(result.errors)")
  }

  @Test func samplesAreReadAsTheyStand() throws {
    let boston = try Self.outcomes(
      "service.flag", "Examples/service-requests/boston-sample.csv")
    #expect(boston["fail"] == 0)
    #expect((boston["pass"] ?? 0) > 20)
    let chicago = try Self.outcomes(
      "service.order", "Examples/service-requests/chicago-sample.csv")
    #expect(chicago["fail"] == 0)
    #expect(chicago["pass"] == 60)
  }

  @Test(.enabled(if: SharedSuites.exists("data/boston_311_2011.csv"), SharedSuites.absent))
  func bostonsFlagsAgreeWithBostonsDates() throws {
    let path = SharedSuites.url("data/boston_311_2011.csv").path
    let outcomes = try Self.outcomes("service.flag", path)
    #expect(outcomes["pass"] == 43_821)
    #expect(outcomes["fail"] == 0)
    #expect(outcomes["error"] == 0)
    #expect(outcomes["not_checked"] == 58_251 - 43_821)
  }

  @Test(
    .enabled(
      if: SharedSuites.exists("data/chicago_sanitation_code_complaints.csv"), SharedSuites.absent))
  func chicagosDatesAreInOrder() throws {
    let path = SharedSuites.url("data/chicago_sanitation_code_complaints.csv").path
    let outcomes = try Self.outcomes("service.order", path)
    #expect(outcomes["error"] == 0)
    #expect(outcomes.values.reduce(0, +) == 74_401)
  }
}
