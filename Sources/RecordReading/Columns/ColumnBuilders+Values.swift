// Values from digits. Invariants: `ColumnBuilders.swift`.
import CByteScan
import Model

/// A way to read plain ASCII cells into values of one type.
///
/// Law: where a value is read, `FactType.reading` of the column's type reads the same.
protocol PlainParser {
  associatedtype Value: BitwiseCopyable
  static var blank: Value { get }

  /// Reads one field of a tile; writes 64 values, whatever the rows.
  ///
  /// - Returns: Which cells are written, and which of them are not in plain form.
  mutating func read(
    _ tile: Tile, _ field: Int, to values: UnsafeMutablePointer<Value>
  ) -> civ_cells

  /// The value of `length` bytes; nil if they are not in plain form.
  mutating func parse(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Value?

  /// The value that a type has read.
  static func value(_ value: CellValue) -> Value?
  static func column(_ values: [Value], _ states: CellStates) -> Column
}

/// Builds a column of numbers or instants.
struct ValueBuilder<Parser: PlainParser>: ColumnBuilder {
  private let field: Int
  private var parser: Parser
  private var values: [Parser.Value]
  private var states: StateBits
  private var reader: CellReader
  private var memo = ReadingMemo<Parser.Value>()
  private var count = 0

  init(field: Int, rows: Int, _ parser: Parser, _ reader: CellReader) {
    self.field = field
    self.parser = parser
    self.reader = reader
    values = unwrittenArray(of: Parser.Value.self, capacity: rows + 64)
    states = StateBits(capacity: rows)
  }

  @specialized(where Parser == WholeNumberParser)
  @specialized(where Parser == DecimalParser)
  @specialized(where Parser == InstantParser)
  mutating func append(_ tile: Tile) {
    precondition(count + 64 <= values.count, "no more rows than line feeds")
    let (field, first) = (field, count)
    var parser = self.parser
    var cells = civ_cells()
    unsafe values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      cells = unsafe parser.read(tile, field, to: base + first)
    }
    self.parser = parser
    states.append(valid: cells.written & ~cells.odd)
    var odd = cells.odd
    while odd != 0 {
      let bit = odd.trailingZeroBitCount
      odd &= odd - 1
      let extent = unsafe tile.extent(row: bit, field: field)
      unsafe readOddly(bit, count + bit, tile.bytes + extent.lowerBound, extent.count)
    }
    unsafe count += tile.count
  }

  /// Reads a cell that is not in plain form as it stands.
  private mutating func readOddly(
    _ bit: Int, _ row: Int, _ start: UnsafePointer<UInt8>, _ length: Int
  ) {
    let quote = UInt8(ascii: "\"")
    if length > 2, unsafe start[0] == quote, unsafe start[length - 1] == quote,
      let value = unsafe parser.parse(start + 1, length - 2)
    {
      values[row] = value
      states.mark(bit, .value)
      return
    }
    let (state, value) = unsafe memo.reading(start, length) { start, length in
      switch unsafe reader.reading(start, length) {
      case .value(let read): Parser.value(read).map { (.value, $0) } ?? (.unreadable, Parser.blank)
      case .blank: (.blank, Parser.blank)
      case .notApplicable: (.notApplicable, Parser.blank)
      case .unreadable: (.unreadable, Parser.blank)
      case .outOfRange: (.outOfRange, Parser.blank)
      }
    }
    values[row] = value
    states.mark(bit, state)
    unsafe reader.note(state, row, start, length)
  }

  mutating func finish() -> (column: Column, issues: [CellIssue]) {
    values.removeLast(values.count - count)
    return (Parser.column(values, states.finish(count: count)), reader.issues)
  }
}

/// ASCII digits as a whole number.
struct WholeNumberParser: PlainParser {
  static var blank: Int64 { 0 }
  let instructionSet: Int32

  mutating func read(
    _ tile: Tile, _ field: Int, to values: UnsafeMutablePointer<Int64>
  ) -> civ_cells {
    var view = unsafe tile.view
    return unsafe civ_read_whole(instructionSet, &view, UInt32(field), values)
  }

  mutating func parse(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
    var value: Int64 = 0
    return unsafe civ_parse_whole(bytes, length, &value) ? value : nil
  }

  static func value(_ value: CellValue) -> Int64? {
    if case .integer(let number) = value { number } else { nil }
  }

  static func column(_ values: [Int64], _ states: CellStates) -> Column {
    .integer(values: values, states: states)
  }
}

/// ASCII decimals as the nearest Double.
struct DecimalParser: PlainParser {
  static var blank: Double { 0 }
  let instructionSet: Int32
  /// Whether a value must be from 0 to 1.
  let isShare: Bool
  /// Whether the number is a percentage.
  let isPercent: Bool

  mutating func read(
    _ tile: Tile, _ field: Int, to values: UnsafeMutablePointer<Double>
  ) -> civ_cells {
    var view = unsafe tile.view
    var cells = unsafe civ_read_decimal(instructionSet, &view, UInt32(field), values)
    guard isShare else { return cells }
    for row in 0..<64 {
      let share = unsafe isPercent ? values[row] / 100 : values[row]
      let isOutside = !(share >= 0 && share <= 1)
      cells.odd |= (isOutside ? 1 : 0) &<< UInt64(row)
      unsafe values[row] = share
    }
    return cells
  }

  mutating func parse(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Double? {
    var value = 0.0
    guard unsafe civ_parse_decimal(bytes, length, &value) else { return nil }
    guard isShare else { return value }
    let share = isPercent ? value / 100 : value
    return share >= 0 && share <= 1 ? share : nil
  }

  static func value(_ value: CellValue) -> Double? {
    if case .double(let number) = value { number } else { nil }
  }

  static func column(_ values: [Double], _ states: CellStates) -> Column {
    .double(values: values, states: states)
  }
}

/// Whether all eight bytes are ASCII digits.
@inline(__always)
private func areDigits(_ word: UInt64) -> Bool {
  (word & (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) == 0x3030_3030_3030_3030
}

/// The number that eight ASCII digits write, the first one lowest. Source: Lemire, "Quickly parsing
/// eight digits" (2018).
@inline(__always)
private func eightDigits(_ word: UInt64) -> UInt64 {
  var value = word & 0x0F0F_0F0F_0F0F_0F0F
  value = (value &* 2561) &>> 8 & 0x00FF_00FF_00FF_00FF
  value = (value &* 6_553_601) &>> 16 & 0x0000_FFFF_0000_FFFF
  return (value &* 42_949_672_960_001) &>> 32
}

/// `2026-07-17T09:30:00+08:00` as seconds since 1970. The day and the offset of the cell before are
/// remembered: sheets are written in order of time and in one zone.
struct InstantParser: PlainParser {
  static var blank: Int64 { 0 }
  /// All ones match no cell: the other operand has fewer bits.
  private var day: (word: UInt64, rest: UInt64) = (0, ~0)
  private var dayStart: Int64 = 0
  private var zone: UInt64 = ~0
  private var zoneSeconds: Int64 = 0

  mutating func read(
    _ tile: Tile, _ field: Int, to values: UnsafeMutablePointer<Int64>
  ) -> civ_cells {
    var cells = civ_cells()
    for row in unsafe 0..<tile.count {
      let extent = unsafe tile.extent(row: row, field: field)
      unsafe values[row] = 0
      if extent.isEmpty { continue }
      cells.written |= 1 &<< UInt64(row)
      if let value = unsafe parse(tile.bytes + extent.lowerBound, extent.count) {
        unsafe values[row] = value
      } else {
        cells.odd |= 1 &<< UInt64(row)
      }
    }
    return cells
  }

  @inline(__always)
  mutating func parse(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
    guard length == 25 else { return nil }
    let head = unsafe loadWord(bytes)
    let tail = unsafe loadWord(bytes + 8)
    let clock = unsafe loadWord(bytes + 11)
    let offset = unsafe loadWord(bytes + 19) & 0xFFFF_FFFF_FFFF
    let dayEnd = tail & 0xFF_FFFF  // The last two digits of the day and the T.
    if head != day.word || dayEnd != day.rest {
      guard unsafe readDay(bytes) else { return nil }
      day = (head, dayEnd)
    }
    if offset != zone {
      guard unsafe readZone(bytes + 19) else { return nil }
      zone = offset
    }
    // HH:MM:SS with the colons made zeros is eight digits.
    guard clock & 0x0000_FF00_00FF_0000 == 0x0000_3A00_003A_0000 else { return nil }
    let digits = clock ^ 0x0000_0A00_000A_0000
    guard areDigits(digits) else { return nil }
    let number = Int64(bitPattern: eightDigits(digits))
    let (hour, minute, second) = (number / 1_000_000, number / 1000 % 100, number % 100)
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return dayStart &+ hour &* 3600 &+ minute &* 60 &+ second &- zoneSeconds
  }

  /// Reads `2026-07-17T`.
  private mutating func readDay(_ bytes: UnsafePointer<UInt8>) -> Bool {
    let dash = UInt8(ascii: "-")
    guard unsafe bytes[4] == dash, unsafe bytes[7] == dash, unsafe bytes[10] == UInt8(ascii: "T"),
      let century = unsafe twoDigits(bytes), let year = unsafe twoDigits(bytes + 2),
      let month = unsafe twoDigits(bytes + 5), let number = unsafe twoDigits(bytes + 8),
      let date = CivilDate(year: century * 100 + year, month: month, day: number)
    else { return false }
    dayStart = Int64(date.daysSinceEpoch) * 86_400
    return true
  }

  /// Reads `+08:00`.
  private mutating func readZone(_ bytes: UnsafePointer<UInt8>) -> Bool {
    let isWest = unsafe bytes[0] == UInt8(ascii: "-")
    guard unsafe isWest || bytes[0] == UInt8(ascii: "+"), unsafe bytes[3] == UInt8(ascii: ":"),
      let hours = unsafe twoDigits(bytes + 1), let minutes = unsafe twoDigits(bytes + 4),
      minutes < 60,
      let offset = UTCOffset(seconds: (hours * 3600 + minutes * 60) * (isWest ? -1 : 1))
    else { return false }
    zoneSeconds = Int64(offset.seconds)
    return true
  }

  private func twoDigits(_ bytes: UnsafePointer<UInt8>) -> Int? {
    let (ten, one) = unsafe (bytes[0] &- 0x30, bytes[1] &- 0x30)
    return ten < 10 && one < 10 ? Int(ten) * 10 + Int(one) : nil
  }

  static func value(_ value: CellValue) -> Int64? {
    if case .instant(let instant) = value { instant.seconds } else { nil }
  }

  static func column(_ values: [Int64], _ states: CellStates) -> Column {
    .instant(values: values, states: states)
  }
}

/// Reads nothing: for types of numbers that promise no plain form.
struct NoParser<Base: PlainParser>: PlainParser {
  static var blank: Base.Value { Base.blank }

  mutating func read(
    _ tile: Tile, _ field: Int, to values: UnsafeMutablePointer<Base.Value>
  ) -> civ_cells {
    var view = unsafe tile.view
    var cells = unsafe civ_find_written(tile.instructionSet, &view, UInt32(field))
    cells.odd = cells.written
    for row in unsafe 0..<tile.count { unsafe values[row] = Base.blank }
    return cells
  }

  mutating func parse(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Base.Value? { nil }

  static func value(_ value: CellValue) -> Base.Value? { Base.value(value) }

  static func column(_ values: [Base.Value], _ states: CellStates) -> Column {
    Base.column(values, states)
  }
}
