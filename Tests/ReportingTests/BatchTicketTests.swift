import Diagnostics
import Model
import Reporting
import Testing

/// A ticket that reads its batch is rendered as the same ticket with texts of its own.
@Suite struct BatchTicketTests {
  static let texts =
    HostileTextTests.hostile + [
      "RC1", "", "江滨街道·经开", "a;b", "a.jpg; b.jpg", "a.jpg;;b.jpg;", "“引号”", "…", "\u{A0}x",
      "IMG_1.jpg|IMG_2.jpg,c", "é", "😀", "\u{7F}",
    ]

  /// - Parameter isUTF8: What the column says of its bytes; false is always allowed.
  @Test(arguments: BatchTicketTests.texts, [true, false])
  func rendersAlike(_ text: String, _ isUTF8: Bool) throws {
    let ticket = Self.ticket(Array(text.utf8), isUTF8: isUTF8)
    #expect(Self.json(ticket) == Self.json(ticket.detached))
    #expect(ticket.record == ticket.detached.record)
    #expect(ticket.detached.record.note == text)
  }

  /// Bytes that are no UTF-8 become U+FFFD on both ways.
  @Test(arguments: [[0xFF], [0x41, 0xE4, 0xB8], [0xC0, 0x80, 0x3B, 0x41]] as [[UInt8]])
  func mendsWhatIsNoText(_ bytes: [UInt8]) throws {
    let ticket = Self.ticket(bytes, isUTF8: false)
    let json = Self.json(ticket)
    #expect(json == Self.json(ticket.detached))
    #expect(json.contains("\u{FFFD}"))
  }

  /// A ticket of the second of three rows whose every text is `bytes`.
  static func ticket(_ bytes: [UInt8], isUTF8: Bool) -> Ticket {
    let length = UInt32(bytes.count)
    let column = TextColumn(
      bytes: bytes + bytes + bytes, unescaped: [], starts: [0, length, 2 * length],
      lengths: [length, length, length], isUTF8: isUTF8)
    let states = CellStates(valid: Bits(repeating: !bytes.isEmpty, count: 3))
    let slots = RecordField.allCases.map {
      BatchLayout.Slot(key: .field($0), type: $0.type, field: nil)
    }
    let columns = slots.map { slot -> Column in
      switch slot.type.storage {
      case .text, .code: .text(column, states: states)
      case .list: .list(values: ListColumn(splitting: column), states: states)
      default: .absent
      }
    }
    let batch = RecordBatch(
      file: "sheet.csv", index: 0, count: 3, layout: BatchLayout(slots: slots), columns: columns,
      lines: [2, 3, 4], points: [-1, -1, -1], pointTypes: [0, 0, 0], defects: [], rejections: [])
    return Ticket(
      fingerprint: Fingerprint(bytes: Array(0..<32)), rule: Fixture.stacking, point: nil,
      record: RecordReference(
        RecordCells(batch, pointTypes: ["market"]), row: 1, column: 0), message: "m",
      observed: [], owner: Owner(role: "property-manager", unit: "u"), openedAt: nil,
      deadline: Deadline(due: nil, reason: ""), deduction: nil)
  }

  static func json(_ ticket: Ticket) -> String {
    var rendered = RenderedTickets()
    var cache = TicketJSON.Cache()
    TicketJSON(Fixture.context(.zh)).render(ticket, cache: &cache, into: &rendered)
    let entry = ReporterCatalog.standard.entry(named: "ndjson")
    var out: [UInt8] = []
    if var reporter = entry?.make(Fixture.context(.zh)) as? any RenderingReporter {
      reporter.add(rendered, [.new], into: &out)
    }
    return String(decoding: out, as: UTF8.self)
  }
}
