import Diagnostics
import Model

/// Finds the columns of a run in the header of a sheet.
struct HeaderMatcher {
  let header: SheetHeader
  /// Where the columns stand that say which point a record belongs to, from 0; wanted by every run.
  let pointID: Int?
  let pointName: Int?
  let pointType: Int?
  /// Where the serial number stands, from 0: it says nothing of the record.
  let serial: Int?
  /// How the cells of each slot of the layout are read.
  let contexts: [ReadingContext]
  let words: HeaderWords
  /// What is said above the header of all records.
  let said: SheetStatements
  /// Where each column stands that was found, from 0, and the name it was found by.
  let places: [ColumnKey: (column: Int, name: HeaderName)]

  /// Matches `names`, the cells of line `line` of `file`.
  ///
  /// - Throws: One diagnostic (I006) if not a single column is known, or none says the point that
  ///   the registry should know.
  ///
  /// - Parameter needsPoint: Whether a header without a column for the point is none: the other tables of a workbook
  ///   are most often no inspections.
  /// - Parameter isOpen: Whether records may have columns that `names` lacks, and name columns otherwise: every
  ///   column that is wanted then has a place, those not named behind the others, and what is wrong with
  ///   names is for the decoder to say.
  init(
    _ names: [String], line: Int, _ file: String, _ request: SheetRequest, sheet: String = "",
    words: HeaderWords? = nil, isOpen: Bool = false, needsPoint: Bool = false,
    head: SheetHead? = nil
  ) throws(DiagnosticList) {
    said = head?.said ?? SheetStatements()
    let words = words ?? HeaderWords(request.facts, request.layout, for: isOpen ? nil : names)
    self.words = words
    var names = names
    var found: [ColumnKey: (column: Int, name: HeaderName)] = [:]
    var defects: [Defect] = []
    var known: NearestNames?
    let lastWritten = names.lastIndex { !HeaderName($0).whole.isEmpty } ?? 0
    for (column, text) in names.enumerated() where column <= lastWritten + 1 {
      let name = HeaderName(text)
      if request.layout.column(name.whole) == .ignored { continue }
      let line = head?.nameRow(column) ?? line
      guard let key = words.key(of: name) else {
        let near = known ?? NearestNames(words.all)
        known = near
        defects.append(
          Defect(
            .unknownColumn, file: file, sheet: sheet, line: line, column: column + 1, header: text,
            value: text,
            expected: LocalizedText(
              zh: "词表中的检查事实或记录字段", en: "a fact of the vocabulary or a field of the record"),
            suggestion: near.nearest(to: name.whole)))
        continue
      }
      if let first = found[key] {
        defects.append(
          Defect(
            .duplicateColumn, file: file, sheet: sheet, line: line, column: column + 1,
            header: text,
            value: text,
            expected: LocalizedText(
              zh: "每列一次; 第 \(first.column + 1) 列已是 \(key.name)",
              en: "each column once; column \(first.column + 1) is \(key.name) already")))
        continue
      }
      found[key] = (column, name)
    }
    guard !found.isEmpty else { throw Self.nothingKnown(names, line, file, words) }
    let written = found
    if isOpen {
      // Other records have no use for the columns of long ones.
      let left = Self.shape(written.keys) == .long ? [] : RecordField.ofLongRows
      for key in [.field(.pointID), .field(.pointName), .field(.pointType)] + request.columns
      where found[key] == nil && !left.contains(where: { key == .field($0) }) {
        found[key] = (names.count, HeaderName(key.name))
        names.append(key.name)
      }
      defects = []
    }
    places = found
    pointID = found[.field(.pointID)]?.column
    pointName = found[.field(.pointName)]?.column
    pointType = found[.field(.pointType)]?.column
    serial = names.firstIndex { Self.serialNames.contains(HeaderName($0).whole) }
    if pointID == nil, pointName == nil {
      guard request.registry == nil, !needsPoint else {
        throw Self.noPoint(line, sheet.isEmpty ? file : "\(file)!\(sheet)")
      }
      defects.append(
        Defect(
          .missingPoint, file: file, sheet: sheet, line: line,
          expected: LocalizedText(zh: "点位或点位编号列", en: "a column point_id or point_name")))
    }
    var assumed: PointTypeID?
    if request.registry == nil, written[.field(.pointType)] == nil {
      let facts = written.keys.compactMap { if case .fact(let id) = $0 { id } else { nil } }
      assumed = request.assumedPointType?(Set(facts))
    }
    if request.registry == nil, pointType == nil, assumed == nil {
      defects.append(
        Defect(
          .unknownPointType, file: file, sheet: sheet, line: line,
          expected: LocalizedText(zh: "点位类型列", en: "a column point_type")))
    }
    let facts = Dictionary(request.facts.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    var slots: [BatchLayout.Slot] = []
    var contexts: [ReadingContext] = []
    for key in request.columns {
      let place = found[key]
      let fact: Fact? = if case .fact(let id) = key { facts[id] } else { nil }
      let field: RecordField? = if case .field(let field) = key { field } else { nil }
      let type: any FactType.Type = fact?.type ?? field?.type ?? TextType.self
      slots.append(
        BatchLayout.Slot(
          key: key, type: type, field: place.map { $0.column + 1 },
          header: place.map { names[$0.column] } ?? "", isNamed: written[key] != nil))
      contexts.append(Self.context(fact, field, place?.name, request))
    }
    self.contexts = contexts
    header = SheetHeader(
      names: names, layout: BatchLayout(slots: slots), defects: defects, line: line,
      sheet: sheet, assumedPointType: assumed,
      shape: request.layout.shape ?? Self.shape(written.keys),
      headerRows: head?.headerRows ?? [line], titleRows: head?.titleRows ?? [])
  }

  /// What one row is, by the columns there are.
  static func shape(_ keys: some Collection<ColumnKey>) -> SheetLayout.Shape {
    if keys.contains(.field(.item)), keys.contains(.field(.itemResult)) { return .long }
    let hasFacts = keys.contains { if case .fact = $0 { true } else { false } }
    return keys.contains(.field(.problem)) && !hasFacts ? .issues : .wide
  }

  /// Matches the header of a sheet whose head is known, with the words that it was found by.
  init(
    _ head: SheetHead, _ words: HeaderWords, _ file: String, _ request: SheetRequest,
    sheet: String = "",
    needsPoint: Bool = false
  ) throws(DiagnosticList) {
    try self.init(
      head.names, line: head.headerRows.last ?? 0, file, request, sheet: sheet,
      words: words, needsPoint: needsPoint, head: head)
  }

  private static let serialNames: Set<String> = ["序号", "no", "no.", "serial"]

  static func context(
    _ fact: Fact?, _ field: RecordField?, _ name: HeaderName?, _ request: SheetRequest
  ) -> ReadingContext {
    var units = [fact?.unit.zh, fact?.unit.en].compactMap(\.self).filter { !$0.isEmpty }
    units += field?.units ?? []
    let bracket = name?.bracket ?? ""
    if !bracket.isEmpty, !units.contains(bracket) { units.append(bracket) }
    return ReadingContext(
      units: units, choices: fact?.choices ?? [], offset: request.offset,
      dayStart: request.dayStart, isPercent: bracket.contains("%"),
      isInverted: isInverted(fact, name, request.layout))
  }

  /// Whether the layout turns the words of a column round.
  private static func isInverted(
    _ fact: Fact?, _ name: HeaderName?, _ layout: SheetLayout
  ) -> Bool {
    guard let fact, let name, case .key(_, let asks?) = layout.column(name.whole) else {
      return false
    }
    let usual: SheetLayout.Asks =
      fact.type.keyword == VerdictType.keyword ? .standardMet : .faultExists
    return asks != usual
  }

  private static func nothingKnown(
    _ names: [String], _ line: Int, _ file: String, _ words: HeaderWords
  ) -> DiagnosticList {
    let shown = printable(names.prefix(8).joined(separator: ", ").prefix(200).description)
    let isText = !names.contains { $0.unicodeScalars.contains("\u{FFFD}") }
    return DiagnosticList([
      Diagnostic(
        code: "I006",
        LocalizedText(
          zh: "表头中没有一列是已知的: \(shown)", en: "not a single column of the header is known: \(shown)"),
        at: SourceLocation(file: file, line: line),
        help: isText
          ? LocalizedText(
            zh: "第一行应为表头, 列名为检查事实或记录字段的编号、名称或别名",
            en:
              "the first line should be a header of ids, titles or aliases of facts and record fields"
          )
          : LocalizedText(
            zh: "文件不是 UTF-8 编码, 请另存为 UTF-8 的 CSV",
            en: "the file is not UTF-8; save it as CSV in UTF-8"),
        notes: [
          LocalizedText(
            zh: "已知的列如: \(words.examples.map(\.zh).joined(separator: "、"))",
            en:
              "known columns are, for example: \(words.examples.map(\.en).joined(separator: ", "))")
        ])
    ])
  }

  private static func noPoint(_ line: Int, _ file: String) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(
        code: "I008",
        LocalizedText(zh: "没有一列说明是哪个点位", en: "no column says which point a record is about"),
        at: SourceLocation(file: file, line: line),
        help: LocalizedText(
          zh: "请加上“点位编号”或“点位”列", en: "add a column point_id or point_name"))
    ])
  }
}
