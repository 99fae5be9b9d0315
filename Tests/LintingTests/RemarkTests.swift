import Diagnostics
import Linting
import Model
import Testing

/// Remarks and other texts held against what the cells of the same record say.
@Suite struct RemarkTests {
  /// Two columns, a count of clutter and a verdict about posters, and remarks in which a fault is named by its theme.
  static func defects(
    _ rows: [(clutter: Int64?, isClean: Bool?, note: String)], shape: SheetLayout.Shape = .wide,
    items: LongItems? = nil
  ) -> [String] {
    let count = rows.count
    func states(_ valid: [Bool]) -> CellStates {
      var bits = Bits(count: count)
      for (row, isValid) in valid.enumerated() { bits[row] = isValid }
      return CellStates(valid: bits)
    }
    var clean = Bits(count: count)
    for (row, cells) in rows.enumerated() { clean[row] = cells.isClean == true }
    var bytes: [UInt8] = []
    var starts: [UInt32] = []
    var lengths: [UInt32] = []
    for row in rows {
      starts.append(UInt32(bytes.count))
      lengths.append(UInt32(row.note.utf8.count))
      bytes += row.note.utf8
    }
    let notes = TextColumn(bytes: bytes, unescaped: [], starts: starts, lengths: lengths)
    let batch = RecordBatch(
      file: "t.csv", index: 0, count: count,
      layout: BatchLayout(slots: [
        .init(key: .fact("clutter"), type: CountType.self, field: 1, header: "堆物"),
        .init(key: .fact("clean"), type: VerdictType.self, field: 2, header: "无小广告"),
        .init(key: .field(.note), type: TextType.self, field: 3, header: "备注"),
      ]),
      columns: [
        .integer(
          values: rows.map { $0.clutter ?? 0 }, states: states(rows.map { $0.clutter != nil })),
        .flag(values: clean, states: states(rows.map { $0.isClean != nil })),
        .text(notes, states: states(rows.map { !$0.note.isEmpty })),
      ],
      lines: Array(2..<count + 2), points: Array(repeating: -1, count: count),
      pointTypes: Array(repeating: 0, count: count), defects: [], rejections: [], shape: shape,
      items: items)
    var context = RecordContext(asOf: Timestamp(seconds: 0), offset: .china, registry: nil)
    context.remarks = RemarkReader(goodFacts: { [] }) { text in
      Set(["stacking", "ads", "litter"].filter(text.contains).map { ThemeID($0) })
    } themes: { fact, _ in
      fact == "clutter" ? ["stacking"] : ["ads"]
    }
    let found = RecordCheck.defects(
      in: CheckedBatch(batch, context, evidence: []),
      DefectSelection(select: ["passed_with_problem", "failed_without_detail"], ignore: []))
    return found.map { "\($0.kind.id) \($0.line):\($0.column)" }
  }

  @Test func aFaultThatTheCellsDenyIsAsked() {
    #expect(Self.defects([(0, true, "stacking")]) == ["passed_with_problem 2:3"])
    #expect(Self.defects([(3, true, "stacking")]).isEmpty)
    #expect(Self.defects([(0, true, "all is well")]).isEmpty)
  }

  @Test func blankCellsAndStrangeFaultsContradictNothing() {
    #expect(Self.defects([(nil, true, "stacking")]).isEmpty)
    #expect(Self.defects([(0, true, "litter")]).isEmpty)
  }

  /// The words may be meant for what failed, read by the wrong theme.
  @Test func wordsBesideAnotherFailureAreNotDoubted() {
    #expect(Self.defects([(0, false, "stacking")]).isEmpty)
    #expect(Self.defects([(0, false, "stacking, ads")]) == ["passed_with_problem 2:3"])
  }

  @Test func aFailureWithoutAWordIsAsked() {
    #expect(Self.defects([(0, false, "")]) == ["failed_without_detail 2:3"])
  }

  @Test func longRowsAreJudgedByTheirItem() {
    let items = LongItems(
      names: ["无小广告"], slots: [1], items: [0, 0, 0], outcomes: [.pass, .fail, .fail])
    #expect(
      Self.defects(
        [(nil, true, "ads"), (nil, false, "ads"), (nil, false, "")], shape: .long, items: items)
        == ["failed_without_detail 4:3", "passed_with_problem 2:3"])
  }

  @Test(arguments: [
    ("明察暗访", InspectionSource.covert), ("12345热线", .complaint), ("电视问政", .media),
    ("第三方测评", .thirdParty), ("街道自查", .selfCheck), ("区督导组", .supervision),
    ("self_check", .selfCheck),
  ])
  func sourcesAreToldByTheirWords(_ text: String, _ source: InspectionSource) {
    #expect(InspectionSource(text) == source)
  }

  @Test(arguments: ["领导说的", "其他", ""])
  func otherWordsAreNoSource(_ text: String) {
    #expect(InspectionSource(text) == nil)
  }
}
