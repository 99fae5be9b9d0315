import Diagnostics
import Linting
import Model
import RecordReading
import Themes

/// Puts what our reader found in one sheet into the form of the truth.
struct FoundAnswers {
  /// Whether something of ours read the sheet as records.
  private(set) var isRead = false
  private(set) var answers = SheetAnswers()

  private let tools: SheetsSuite.Tools
  /// The sheet row by row, blank ones and all.
  private let table: RawTable?
  /// Moments that the truth gives with a time.
  private let timed: Set<String>

  init(_ reading: SheetsSuite.Reading, _ told: SheetTruth, _ tools: SheetsSuite.Tools) {
    self.tools = tools
    timed = Set(told.answers.values.filter { $0.answer.count > 10 }.map(\.question))
    let name = told.name ?? ""
    table = reading.tables.first { $0.sheet == name }
    if let sheet = reading.sheets.first(where: { $0.header.sheet == name }) {
      read(sheet, told, reading.points)
    } else if let ledger = reading.ledgers.first(where: { $0.table.sheet == name }) {
      read(ledger.table, told)
      for entry in ledger.entries { add(entry) }
    } else if let registry = reading.registries.first(where: { $0.table.sheet == name }) {
      read(registry.table, told)
      for entry in registry.entries { add(entry) }
    } else {
      return
    }
    isRead = true
    answers.defects = reading.defects.filter { $0.sheet == name || name.isEmpty }
      .filter { SheetTruth.kinds.contains($0.kind.id) }.map(Self.defect)
  }

  private mutating func structure(
    header: [Int], titles: [Int], blank: [Int], totals: [Int], notes: [Int], records: [Int]
  ) {
    for (key, rows) in [
      ("header_rows", header), ("title_rows", titles), ("blank_rows", blank),
      ("total_rows", totals), ("note_rows", notes),
    ] { answers.structure.append((key, SheetAnswers.rows(rows))) }
    answers.structure.append(("first_data_row", records.min().map(String.init) ?? "null"))
    answers.structure.append(("last_data_row", records.max().map(String.init) ?? "null"))
    answers.structure.append(("records", String(records.count)))
  }

  private mutating func read<Column>(_ table: Table<Column>, _ told: SheetTruth) {
    let records = table.rows.map(\.number)
    structure(
      header: table.headerRows, titles: table.titleRows,
      blank: gaps(records, besides: table.totalRows + table.noteRows, told),
      totals: table.totalRows, notes: table.noteRows, records: records)
  }

  /// Rows between records in which nothing is written: those a workbook does not have, and blank ones.
  private func gaps(_ records: [Int], besides: [Int], _ told: SheetTruth) -> [Int] {
    guard let first = records.min(), let last = records.max() else { return [] }
    var gaps = Set(table?.rows.filter(\.isBlank).map(\.number) ?? []).intersection(first...last)
    if told.format == "xlsx" {
      gaps.formUnion(Set(first...last).subtracting(records).subtracting(besides))
    }
    return gaps.sorted()
  }

  private mutating func read(
    _ sheet: SheetsSuite.ReadSheet, _ told: SheetTruth, _ points: PointRegistry?
  ) {
    let skipped = sheet.batches.flatMap(\.skipped)
    func rows(_ kind: SkippedRow.Kind) -> [Int] {
      skipped.filter { $0.kind == kind }.map(\.line)
    }
    let lines = sheet.batches.flatMap { batch in
      let skipped = Set(batch.skipped.map(\.row))
      return (0..<batch.count).filter { !skipped.contains($0) }.map { batch.lines[$0] }
    }
    let dropped = sheet.batches.flatMap(\.rejections).filter { $0.row == nil }.map(\.line)
    let records = lines + dropped
    let last = records.max() ?? 0
    structure(
      header: sheet.header.headerRows, titles: sheet.header.titleRows,
      blank: Set(rows(.blank).filter { $0 < last })
        .union(gaps(records, besides: skipped.map(\.line), told)).sorted(),
      totals: rows(.total), notes: rows(.note), records: records)
    for batch in sheet.batches {
      let skipped = Set(batch.skipped.map(\.row))
      for row in 0..<batch.count where !skipped.contains(row) { add(batch, row, points) }
    }
  }

  private mutating func add(_ batch: RecordBatch, _ row: Int, _ points: PointRegistry?) {
    let line = batch.lines[row]
    let number = Int(batch.points[row])
    say(line, "point", number >= 0 ? points?.points[number].id.text ?? "null" : "null")
    say(line, "inspected_at", moment(batch.column(.field(.inspectedAt)), row, line))
    say(line, "inspector", SheetAnswers.words(batch.text(.field(.inspector), row: row)))
    say(line, "remark", SheetAnswers.words(batch.text(.field(.note), row: row)))
    say(line, "photos", Self.list(batch.column(.field(.photos)), row))
    if let items = batch.items {
      say(line, "item", SheetAnswers.words(items.name(row)))
      say(line, "outcome", Self.outcome(items.outcomes[row]))
      let deduction = Self.cell(batch.column(.field(.deduction)), row, NumberType.self)
      say(line, "deduction", deduction == "error" ? "null" : deduction)
    }
    if batch.shape == .issues { addProblems(batch, row, line) }
    for (slot, column) in zip(batch.layout.slots, batch.columns) {
      guard case .fact = slot.key, let field = slot.field, batch.items == nil else { continue }
      say(line, Self.letter(field), Self.cell(column, row, slot.type))
    }
  }

  private mutating func addProblems(_ batch: RecordBatch, _ row: Int, _ line: Int) {
    let source = batch.text(.field(.source), row: row).flatMap { InspectionSource($0) }
    say(line, "source", source?.rawValue ?? "null")
    guard let text = batch.text(.field(.problem), row: row) else {
      say(line, "status", "missing")
      say(line, "themes", "none")
      return
    }
    let states = tools.classifier.read(text).problems.map(\.state)
    let isOpen = states.contains { $0 == .open || $0 == .unclassified }
    say(line, "status", isOpen ? "open" : states.contains(.closed) ? "closed" : "clean")
    say(line, "themes", themes(text))
  }

  private mutating func add(_ entry: LedgerEntry) {
    let line = entry.row.number
    say(line, "serial", SheetAnswers.words(entry.serial))
    say(line, "found_at", Self.day(entry.foundAt))
    say(line, "problem", SheetAnswers.words(entry.problem))
    say(line, "themes", themes(entry.problem))
    say(line, "lead", SheetAnswers.words(entry.lead))
    say(line, "unit", SheetAnswers.words(entry.unit))
    say(
      line, "supporting",
      entry.supporting.isEmpty ? "none" : entry.supporting.joined(separator: "; "))
    say(line, "due", Self.day(entry.due))
    say(line, "done_at", Self.day(entry.doneAt))
    say(line, "status_text", SheetAnswers.words(entry.status))
    say(line, "state", entry.state?.rawValue ?? "null")
    say(line, "done_after_due", entry.isDoneAfterDue.map { $0 ? "true" : "false" } ?? "null")
    say(
      line, "due_is_rest_day",
      entry.isDueOnRestDay(tools.calendar).map { $0 ? "true" : "false" } ?? "null")
  }

  private mutating func add(_ entry: PointEntry) {
    let line = entry.row.number
    func word(_ text: String) -> String { SheetAnswers.words(text) }
    say(line, "id", word(entry.id))
    say(line, "name", word(entry.name))
    say(line, "type", entry.type?.text ?? "null")
    say(line, "district", word(entry.area.district))
    say(line, "street", word(entry.area.street))
    say(line, "community", word(entry.area.community))
    say(line, "grid", word(entry.area.grid))
    // Of two numbers that cannot both be right neither is known.
    let isWrong =
      entry.longitude.value != nil && entry.latitude.value != nil && entry.coordinates == nil
    func degrees(_ degrees: PointEntry.Degrees) -> String {
      isWrong ? "null" : degrees.value.map(SheetAnswers.number) ?? "null"
    }
    say(line, "lon", degrees(entry.longitude))
    say(line, "lat", degrees(entry.latitude))
    say(line, "leader", word(entry.leader))
    say(line, "property", word(entry.manager))
    say(
      line, "aliases", entry.aliases.isEmpty ? "none" : entry.aliases.joined(separator: "; "))
  }

  private mutating func say(_ line: Int, _ what: String, _ answer: String) {
    answers.values.append(("row \(line) \(what)", answer))
  }

  private func themes(_ text: String) -> String {
    let found = IssueTextsSuite.found(text, tools.classifier)
    return ThemeAnswer(themes: found, allowed: []).text
  }

  private func moment(_ column: Column, _ row: Int, _ line: Int) -> String {
    guard case .instant(let values, let states) = column, states.valid[row] else { return "null" }
    let local = Timestamp(seconds: values[row]).local(at: tools.calendar.offset)
    guard timed.contains("row \(line) inspected_at") else { return "\(local.date)" }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let minute = local.secondOfDay / 60
    return "\(local.date)T\(two(minute / 60)):\(two(minute % 60))"
  }

  private static func outcome(_ outcome: ItemOutcome?) -> String {
    switch outcome {
    case .unreadable, nil: "null"
    case .blank?: "blank"
    case let outcome?: outcome.rawValue
    }
  }

  private static func day(_ cell: DateCell) -> String { cell.day.map { "\($0)" } ?? "null" }

  private static func list(_ column: Column, _ row: Int) -> String {
    guard case .list(let values, let states) = column, states.valid[row] else { return "none" }
    return values[row].joined(separator: "; ")
  }

  private static func cell(_ column: Column, _ row: Int, _ type: any FactType.Type) -> String {
    guard let states = column.states else { return "null" }
    if states.unreadable?[row] == true { return "error" }
    if states.notApplicable?[row] == true { return "na" }
    guard states.valid[row] else { return "null" }
    switch column {
    case .integer(let values, _): return String(values[row])
    case .double(let values, _): return SheetAnswers.number(values[row])
    case .flag(let values, _):
      let isVerdict = type.keyword == VerdictType.keyword
      return isVerdict ? (values[row] ? "pass" : "fail") : (values[row] ? "true" : "false")
    case .code(let values, let words, _): return words[Int(values[row])]
    case .text(let texts, _): return SheetAnswers.words(texts.string(row))
    case .absent, .instant, .list: return "other"
    }
  }

  /// The letter of a column, from 1: A … Z, AA …
  private static func letter(_ column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  private static func defect(_ defect: Defect) -> String {
    let place = "\(defect.kind.id) \(defect.line):\(defect.column)"
    if defect.kind == .duplicateRecord {
      return "\(place) of \(defect.earlierLine.map(String.init) ?? "?")"
    }
    guard defect.kind == .unknownPoint else { return place }
    let ids = defect.proposals.map(\.text).sorted()
    return place + (ids.isEmpty ? "" : " " + ids.joined(separator: " "))
  }
}
