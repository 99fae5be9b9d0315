// One chunk, tile by tile, through all builders. Invariants: `ColumnBuilders.swift`.
import Model

/// The columns of one batch in the making.
struct BatchBuilder {
  private var builders: [(any ColumnBuilder)?]
  private(set) var points: PointColumns
  /// Nil where equal bytes are not all that makes records equal.
  private(set) var digests: RowDigests?
  private(set) var lines: [Int] = []
  private(set) var found = FoundDefects()
  private(set) var count = 0
  private let quoting: Quoting
  private let suspects: RowSuspects?

  /// - Parameters:
  ///   - builders: One per slot of the layout; nil where the sheet has no such column.
  ///   - suspects: Where rows are looked for that are no records; nil where every row is one.
  init(
    builders: [(any ColumnBuilder)?], points: PointColumns, _ quoting: Quoting,
    suspects: RowSuspects? = nil, digests: RowDigests? = nil
  ) {
    self.builders = builders
    self.points = points
    self.quoting = quoting
    self.suspects = suspects
    self.digests = digests
  }

  /// Reads every record of `chunk`.
  mutating func read(_ chunk: RawChunk, _ scanner: ByteScanner, fields: Int) {
    var rows = RowScanner(scanner, chunk, fields: fields)
    lines.reserveCapacity(chunk.lineCount)
    var overlong: [OverlongRecord] = []
    while unsafe rows.nextTile(
      rejected: { overlong.append($0) }, { unsafe append($0, chunk) })
    {}
    found.overlong = overlong
    count = rows.rowCount
  }

  /// Reads every record of a chunk of JSON lines.
  mutating func read(_ chunk: RawChunk, _ rows: inout JSONRows, _ odd: inout OddLines) {
    lines.reserveCapacity(chunk.lineCount)
    while unsafe rows.nextTile(
      odd: { range, before, keys in odd.cells(range, before: before, &keys) },
      { unsafe append($0, chunk) })
    {}
    count = rows.rowCount
  }

  /// Notes records that had more fields than the header before they were mended.
  mutating func add(_ mended: [OverlongRecord], of chunk: RawChunk) {
    guard !mended.isEmpty else { return }
    let rows = Dictionary(zip(lines, lines.indices), uniquingKeysWith: { first, _ in first })
    for record in mended {
      guard let row = rows[chunk.line(after: record.lines)] else { continue }
      found.ragged.append((row, record.found))
    }
  }

  private mutating func append(_ tile: Tile, _ chunk: RawChunk) {
    for row in unsafe 0..<tile.count {
      unsafe lines.append(chunk.line(after: Int(tile.lines[row])))
    }
    for index in builders.indices { unsafe builders[index]?.append(tile) }
    unsafe points.append(tile)
    unsafe digests?.append(tile)
    if let suspects { unsafe skip(tile, chunk, suspects) }
    if unsafe tile.isRagged { unsafe found.addRagged(tile) }
    if unsafe tile.stray != 0 { unsafe found.addStray(tile) }
  }

  /// Sets the rows apart that are no records.
  private mutating func skip(_ tile: Tile, _ chunk: RawChunk, _ suspects: RowSuspects) {
    var rows = ~(suspects.inspectedAt.map { unsafe tile.written($0) } ?? 0)
    while rows != 0 {
      let bit = rows.trailingZeroBitCount
      rows &= rows - 1
      if unsafe bit >= tile.count { break }
      let row = unsafe tile.firstRow + bit
      // A known point makes a record of any row.
      if points.points[row] >= 0 { continue }
      guard let kind = unsafe suspects.kinds.kind(of: cells(tile, bit)) else { continue }
      unsafe found.skipped.append(
        SkippedRow(line: chunk.line(after: Int(tile.lines[bit])), kind: kind, row: row))
      points.skip(row)
    }
  }

  private func cells(_ tile: Tile, _ row: Int) -> [String] {
    unsafe (0..<tile.fields).map { field in
      let extent = unsafe tile.extent(row: row, field: field)
      let raw = unsafe UnsafeBufferPointer(
        start: tile.bytes + extent.lowerBound, count: extent.count)
      return unsafe String(decoding: quoting.content(raw), as: UTF8.self)
    }
  }

  /// The columns, in the order of the layout's slots.
  ///
  /// - Parameter said: What the sheet says for all records that do not say it themselves.
  mutating func finish(
    _ layout: BatchLayout, said: [(key: ColumnKey, value: CellValue)] = []
  ) -> [Column] {
    var columns: [Column] = []
    columns.reserveCapacity(builders.count)
    for index in builders.indices {
      guard let (column, issues) = builders[index]?.finish() else {
        columns.append(.absent)
        continue
      }
      columns.append(column)
      if !issues.isEmpty { found.cells.append((index, issues)) }
    }
    for (key, value) in said {
      guard let slot = layout.slot(of: key) else { continue }
      columns[slot] = columns[slot].filled(with: value, count: count)
    }
    found.addBlankDates(layout, columns, count)
    found.points = points.issues
    return columns
  }
}

/// How rows are found that are no records: those without a time are looked at.
struct RowSuspects {
  let kinds: RowKinds
  /// The field of the time, from 0; nil if the sheet has none, and every row is looked at that has no known point.
  let inspectedAt: Int?
}

/// What the builders of one chunk found wrong, in their own terms.
struct FoundDefects {
  /// Unreadable cells by slot.
  var cells: [(slot: Int, issues: [CellIssue])] = []
  var points: [PointIssue] = []
  var overlong: [OverlongRecord] = []
  /// Rows that are no records, in order; nothing else that was found in them counts.
  var skipped: [SkippedRow] = []
  /// Rows with fewer or more fields than the header that are records all the same.
  fileprivate(set) var ragged: [(row: Int, found: Int)] = []
  private(set) var stray: [(row: Int, field: Int, value: String)] = []
  private(set) var undated: (slot: Int, rows: [Int]) = (0, [])

  mutating func addRagged(_ tile: Tile) {
    for row in unsafe 0..<tile.count where unsafe tile.found[row] != 0 {
      unsafe ragged.append((tile.firstRow + row, Int(tile.found[row])))
    }
  }

  mutating func addStray(_ tile: Tile) {
    for row in unsafe 0..<tile.count where unsafe tile.stray >> UInt64(row) & 1 != 0 {
      for field in unsafe 0..<tile.fields {
        let extent = unsafe tile.extent(row: row, field: field)
        let cell = unsafe CSVField(
          UnsafeBufferPointer(start: tile.bytes + extent.lowerBound, count: extent.count))
        guard cell.isStray else { continue }
        unsafe stray.append(
          (tile.firstRow + row, field, String(decoding: cell.content, as: UTF8.self)))
      }
    }
  }

  /// Notes the records that leave the time of inspection blank although there is a column for it.
  mutating func addBlankDates(_ layout: BatchLayout, _ columns: [Column], _ count: Int) {
    guard let slot = layout.slot(of: .field(.inspectedAt)), let states = columns[slot].states
    else { return }
    for word in states.valid.words.indices {
      let unread = states.unreadable.map { $0.words[word] } ?? 0
      var missing = ~(states.valid.words[word] | unread)
      while missing != 0 {
        let row = word << 6 + missing.trailingZeroBitCount
        if row >= count { break }
        undated.rows.append(row)
        missing &= missing - 1
      }
    }
    undated.slot = slot
  }
}
