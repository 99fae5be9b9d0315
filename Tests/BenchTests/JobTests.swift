import Foundation
import Testing

@testable import civiclint_bench

@Suite struct JobTests {
  /// Expected value by `verify_tickets.py` on the same three tickets.
  @Test func pairsHaveTheVerifiersHashInAnyOrder() {
    let pairs = [("CV-002", "RC1"), ("CV-001", "RC2"), ("CV-001", "RC1")]
    let digest = PairsDigest(pairs)
    #expect(digest.description == "3 tickets, 2 records, pairs 5c1c28696d252927")
    #expect(PairsDigest(pairs.reversed()) == digest)
  }

  @Test func noTicketsHashTheEmptyText() {
    #expect(PairsDigest([]).description == "0 tickets, 0 records, pairs e3b0c44298fc1c14")
  }

  @Test func expectedFiguresAreFoundByShapeAndSize() {
    let figures = ExpectedFigures(
      """
      # generate.py --seed 1
      long 3 1 1 0123456789abcdef fedcba9876543210
      wide 3 3 2 5c1c28696d252927 fedcba9876543210
      """)
    let digest = PairsDigest([("CV-002", "RC1"), ("CV-001", "RC2"), ("CV-001", "RC1")])
    #expect(figures.agrees(with: digest, shape: "wide", rows: 3) == true)
    #expect(figures.agrees(with: digest, shape: "long", rows: 3) == false)
    #expect(figures.agrees(with: digest, shape: "wide", rows: 4) == nil)
  }

  @Test func ticketsComeBackInTheNeutralForm() throws {
    let line = """
      {"schema":"civiclint/ticket/1","rule":{"id":"cv-004","category":"category-2","severity":"major"},\
      "point":{"id":"P1","street":"柳林\\"街道"},"record":{"id":"RC1","inspected_at":null},\
      "owner":{"unit":"市级消防站"},"deadline":"2025-01-02T18:00:00+08:00"}
      """
    let ticket = try JSONDecoder().decode(TicketLine.self, from: Data(line.utf8))
    let neutral = try NeutralTicket(ticket, NeutralConverter(neutralRules()))
    #expect(
      neutral.json == """
        {"rule_id":"CV-004","record_id":"RC1","point_id":"P1","street":"柳林\\"街道",\
        "category":"服务管理","severity":"high","owner":"市级消防站","inspected_at":null,\
        "due_at":"2025-01-02T18:00:00+08:00"}
        """)
  }
}
