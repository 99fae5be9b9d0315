import Diagnostics
import Evaluation
import Model
import RuleLoading
import TestSupport
import Testing

/// Aggregates merge from shards in any order.
@Suite struct GroupLawTests {
  static let rules = GroupFixture.checklist(
    GroupFixture.rule("piles.none", "require: piles == 0"),
    GroupFixture.rule("lit.all", "verdict: lit"),
    GroupFixture.rule(
      "a.repeat", "over: {group-by: point, window: 30 days}", "require: violations(\"piles\") < 2",
      "deduct: {points: 0.5, per: violations(\"piles\"), max: 1.2}"),
    GroupFixture.rule(
      "b.sums", "over: {group-by: street}",
      "require: sum(piles) < 3 && sum(ratio) < 0.35 && max(ratio) <= 0.3 && min(piles) == 0"),
    GroupFixture.rule(
      "c.shares", "over: {group-by: district, window: 400 days}",
      "require: share(piles == 0) > 0.6 && avg(ratio) < 0.2 && count(ratio > 0.25) == 0"),
    GroupFixture.rule(
      "d.back", "over: {group-by: community}", "require: regressions(\"lit\") == 0"),
    GroupFixture.rule(
      "e.covered", "over: {group-by: campaign}", "require: inspected() == points()"),
    GroupFixture.rule(
      "f.round", "over: {group-by: point, window: cadence}", "require: inspections() > 0"))

  static func records(_ random: inout SeededGenerator, _ count: Int) -> [String] {
    (0..<count).map { _ in
      let point = ["P1", "P2", "P3", "P4", "P9"].randomElement(using: &random) ?? ""
      let day =
        ["2026-11-19", "2026-11-20", "2026-11-02", "2026-09-01", "昨天", ""]
        .randomElement(using: &random) ?? ""
      let piles = ["0", "1", "2", "", "若干", "/"].randomElement(using: &random) ?? ""
      let ratio = ["0.1", "0.2", "0.3", "10%", ""].randomElement(using: &random) ?? ""
      let lit = ["符合", "不符合", ""].randomElement(using: &random) ?? ""
      return "\(point),\(day),\(piles),\(ratio),\(lit)"
    }
  }

  static let header = "point_id,inspected_at,piles,ratio,lit\n"

  @Test func aSheetSplitAtEveryRecordSaysWhatTheWholeSays() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let fixture = GroupFixture(Self.rules, cadence: 7)
    #expect(fixture.loaded.diagnostics.map(\.message.en) == [])
    for _ in 0..<20 {
      let records = Self.records(&random, 40)
      let whole = try fixture.tally(Self.header + records.joined(separator: "\n") + "\n")
      let expected = fixture.findings(whole)
      var shards = try records.map { try fixture.tally(Self.header + $0 + "\n") }
      for _ in 0..<3 {
        shards.shuffle(using: &random)
        // Merged as a random tree, not from left to right.
        var rest = shards
        while rest.count > 1 {
          let index = Int.random(in: 0..<rest.count - 1, using: &random)
          let other = rest.remove(at: index + 1)
          rest[index] += other
        }
        let merged = try rest.first.orThrow()
        #expect(fixture.findings(merged) == expected, "seed \(seed)")
        #expect(fixture.tallies(merged) == fixture.tallies(whole), "seed \(seed)")
        #expect(merged.leftOut == whole.leftOut, "seed \(seed)")
      }
    }
  }

  @Test func tenTenthsAreOne() throws {
    let fixture = GroupFixture(
      GroupFixture.checklist(
        GroupFixture.rule("x", "over: {group-by: point}", "require: sum(ratio) != 1.0")))
    let sheet = Self.header + String(repeating: "P1,2026-11-20,,0.1,\n", count: 10)
    #expect(fixture.findings(try fixture.tally(sheet)).count == 1)
  }
}
