import Diagnostics
import Model
import Testing
import Ticketing

@Suite struct FingerprintTests {
  /// The scheme is frozen: baselines and ledgers of years to come are compared with these. The
  /// digits come from Python's hashlib.
  @Test func isFrozen() {
    let fingerprint = Fingerprint(rule: "stacking.corridor", point: "P000237", place: "")
    #expect(
      fingerprint.text == "fp1:90b3e6de992fa3b37555a9b9e7ce5f7da1b5ef261f18a8478099cb702e4f7106")
    #expect(fingerprint.ticketID == "CL-J2SYDQMS")
  }

  @Test func partsDoNotRunIntoEachOther() {
    let all = [
      Fingerprint(rule: "ab", point: "c", place: ""),
      Fingerprint(rule: "a", point: "bc", place: ""),
      Fingerprint(rule: "ab", point: "", place: "c"),
      Fingerprint(rule: "", point: "ab", place: "c"),
    ]
    #expect(Set(all).count == all.count)
  }

  @Test func aPlaceIsThePlaceHoweverItIsWritten() {
    let one = Fingerprint(rule: "a", point: "P1", place: "3号楼 (东)")
    let other = Fingerprint(rule: "a", point: "P1", place: " ３号楼（东） ")
    #expect(one == other)
    #expect(one != Fingerprint(rule: "a", point: "P1", place: "4号楼(东)"))
  }
}

@Suite struct TicketBuilderTests {
  static let rule = Fixture.rule("stacking.corridor")
  static let rules = RuleSet(vocabulary: Vocabulary(), checklists: [], rules: [rule])
  static let registry = PointRegistry([
    Fixture.point("P1", name: "和谐家园", community: "和平社区"),
    Fixture.point("P2", name: "幸福里", community: "团结社区"),
  ])

  static func builder(_ registry: PointRegistry?) -> TicketBuilder {
    TicketBuilder(
      rules: rules, registry: registry, pointTypes: ["market", "residential_community"],
      router: Router(
        RoutingTable(
          rows: [Fixture.row(.role("property-manager"), unit: "{community}物业")], fallback: nil)),
      deadlines: DeadlineCalculator(calendar: TestCalendar.small))
  }

  static func column(_ cells: [String?]) -> Column {
    let dictionary = cells.map { $0 ?? "" }
    var valid = Bits(count: cells.count)
    for (row, cell) in cells.enumerated() { valid[row] = cell != nil }
    return .code(
      values: (0..<UInt32(cells.count)).map { $0 }, dictionary: dictionary,
      states: CellStates(valid: valid))
  }

  /// Rows with every field, then the same ones with every field blank.
  static func batch(points: [Int32]) -> RecordBatch {
    let rows = points.count
    let texts: [RecordField: String] = [
      .recordID: "RC1", .pointID: "X9", .pointName: "无名市场", .district: "东区", .street: "解放街道",
      .community: "和平社区", .grid: "G1", .inspector: "I0334", .place: "3号楼", .note: "堵了",
    ]
    var slots: [BatchLayout.Slot] = [
      .init(
        key: .fact("corridor_stacking"), type: CountType.self, field: 12, header: "楼道堆物")
    ]
    var valid = Bits(count: rows)
    for row in 0..<rows / 2 { valid[row] = true }
    let states = CellStates(valid: valid)
    var columns: [Column] = [.integer(values: Array(repeating: 3, count: rows), states: states)]
    for field in RecordField.allCases {
      slots.append(.init(key: .field(field), type: field.type, field: nil))
      switch field {
      case .inspectedAt:
        let opened = time("2026-11-20 09:30").seconds
        columns.append(.instant(values: Array(repeating: opened, count: rows), states: states))
      case .photos:
        columns.append(
          .list(
            values: ListColumn(Array(repeating: ["IMG_1.jpg", "IMG_2.jpg"], count: rows)),
            states: states))
      case .longitude, .latitude:
        columns.append(.double(values: Array(repeating: 40.5, count: rows), states: states))
      default:
        columns.append(
          column((0..<rows).map { $0 < rows / 2 ? texts[field] : nil }))
      }
    }
    return RecordBatch(
      file: "sheet.csv", index: 0, count: rows, layout: BatchLayout(slots: slots), columns: columns,
      lines: (0..<rows).map { $0 + 2 }, points: points,
      pointTypes: points.map { _ in 0 }, defects: [], rejections: [])
  }

  static func finding(row: Int) -> Finding {
    Finding(
      row: row, rule: 0, message: "3 piles", observed: [], deduction: 1.5, column: 12)
  }

  @Test func readsWhatTheRecordSays() {
    var memo = TicketMemo()
    let batch = Self.batch(points: [1, 1])
    let ticket = Self.builder(Self.registry).ticket(Self.finding(row: 0), in: batch, memo: &memo)
    #expect(ticket.rule === Self.rule)
    #expect(ticket.point === Self.registry.points[1], "the registry knows better than the sheet")
    #expect(
      ticket.record
        == RecordReference(
          id: "RC1", file: "sheet.csv", line: 2, column: 12, header: "楼道堆物", inspector: "I0334",
          place: "3号楼", note: "堵了", photos: ["IMG_1.jpg", "IMG_2.jpg"]))
    #expect(ticket.evidence == ["IMG_1.jpg", "IMG_2.jpg"])
    #expect(ticket.owner.unit == "团结社区物业")
    #expect(readable(ticket.openedAt) == "2026-11-20 09:30")
    #expect(readable(ticket.deadline.due) == "2026-11-25 18:00")
    #expect(ticket.fingerprint == Fingerprint(rule: Self.rule.id, point: "P2", place: "3号楼"))
    #expect(ticket.deduction == 1.5)
    #expect(ticket.disposition == .new)
  }

  @Test func withoutARegistryTheRecordDescribesThePoint() {
    var memo = TicketMemo()
    let batch = Self.batch(points: [-1, -1])
    let builder = Self.builder(nil)
    let ticket = builder.ticket(Self.finding(row: 0), in: batch, memo: &memo)
    #expect(ticket.point.id == "X9")
    #expect(ticket.point.name == "无名市场")
    #expect(ticket.point.type == "market")
    #expect(
      ticket.point.area
        == Area(
          district: "东区", street: "解放街道", community: "和平社区", grid: "G1"))
    #expect(ticket.point.coordinates == Coordinates(longitude: 40.5, latitude: 40.5))
    #expect(ticket.owner.unit == "和平社区物业")
  }

  @Test func blankFieldsAreEmptyAndTheDeadlineSaysWhy() {
    var memo = TicketMemo()
    let batch = Self.batch(points: [-1, -1])
    let ticket = Self.builder(nil).ticket(Self.finding(row: 1), in: batch, memo: &memo)
    #expect(ticket.point.id == "")
    #expect(ticket.record.id == "" && ticket.record.inspector == "" && ticket.record.place == "")
    #expect(ticket.evidence.isEmpty)
    #expect(ticket.openedAt == nil)
    #expect(ticket.deadline.due == nil)
    #expect(ticket.deadline.reason.en.contains("no inspection time"))
    #expect(ticket.owner.unit == "物业")
  }

  /// A fresh memo for each ticket, and one for all: the same tickets.
  @Test func theMemoChangesNothing() {
    let batch = Self.batch(points: [0, 1, -1, 1, 0, 1, -1, 0])
    let builder = Self.builder(Self.registry)
    var shared = TicketMemo()
    for step in 0..<40 {
      let finding = Self.finding(row: step * 3 % 8)
      var fresh = TicketMemo()
      let a = builder.ticket(finding, in: batch, memo: &shared)
      let b = builder.ticket(finding, in: batch, memo: &fresh)
      #expect(a.fingerprint == b.fingerprint)
      #expect(a.point.id == b.point.id)
      #expect(a.record == b.record)
      #expect(a.owner == b.owner)
      #expect(a.deadline == b.deadline)
    }
  }

  /// Points that differ only in what a name of a unit is made of have owners of their own.
  @Test func ownersAreSharedOnlyByPointsThatRoutingCannotTellApart() {
    let templates = ["{community}物业", "{point}物业", "{grid}", "{street}{district}", "物业"]
    for template in templates {
      let builder = TicketBuilder(
        rules: Self.rules, registry: nil, pointTypes: ["market"],
        router: Router(
          RoutingTable(
            rows: [
              Fixture.row(.role("property-manager"), unit: template),
              Fixture.row(.role("property-manager"), .grid("G2"), unit: "二网格"),
            ], fallback: nil)),
        deadlines: DeadlineCalculator(calendar: TestCalendar.small))
      var shared = TicketMemo()
      for number in 0..<32 {
        let texts: [(RecordField, String)] = [
          (.pointName, "点\(number & 1)"), (.community, "社区\(number >> 1 & 1)"),
          (.grid, "G\(number >> 2 & 1 + 1)"), (.street, "街\(number >> 3 & 1)"),
          (.district, "区\(number >> 4)"),
        ]
        let batch = RecordBatch(
          file: "sheet.csv", index: number, count: 1,
          layout: BatchLayout(
            slots: texts.map { .init(key: .field($0.0), type: TextType.self, field: nil) }),
          columns: texts.map { Self.column([$0.1]) }, lines: [2], points: [-1], pointTypes: [-1],
          defects: [], rejections: [])
        var fresh = TicketMemo()
        let a = builder.ticket(Self.finding(row: 0), in: batch, memo: &shared)
        let b = builder.ticket(Self.finding(row: 0), in: batch, memo: &fresh)
        #expect(a.owner == b.owner, "\(template) at \(texts)")
      }
    }
  }

  /// More points than the memo holds.
  @Test func aFullMemoStartsAnew() {
    let builder = Self.builder(nil)
    var memo = TicketMemo()
    for number in 0..<40_000 {
      let slot = BatchLayout.Slot(key: .field(.pointID), type: TextType.self, field: 1)
      let batch = RecordBatch(
        file: "sheet.csv", index: number, count: 1, layout: BatchLayout(slots: [slot]),
        columns: [Self.column(["P\(number)"])], lines: [number + 2], points: [-1],
        pointTypes: [-1], defects: [], rejections: [])
      let ticket = builder.ticket(
        Finding(row: 0, rule: 0, message: "", observed: [], deduction: nil, column: 0), in: batch,
        memo: &memo)
      #expect(ticket.point.id.text == "P\(number)")
    }
  }
}
