import CByteScan
import Model

/// A way to read plain ASCII cells into values of one type.
///
/// Law: where `parse` gives a value, `FactType.reading` of the column's type gives the same.
protocol PlainParser {
  associatedtype Value: BitwiseCopyable
  static var blank: Value { get }

  /// The value of `length` bytes; nil if they are not in plain form. Blank cells may get any value.
  mutating func parse(_ bytes: UnsafePointer<UInt8>, _ length: UInt32) -> Value?

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
    values = unwrittenArray(of: Parser.Value.self, capacity: rows)
    states = StateBits(capacity: rows)
  }

  mutating func append(_ tile: Tile) {
    let cursor = unsafe FieldCursor(tile, field)
    let bytes = unsafe tile.bytes
    let rows = unsafe tile.count
    let first = count
    precondition(first + rows <= values.count, "no more rows than line feeds")
    var written: UInt64 = 0
    var odd: UInt64 = 0
    var parser = self.parser
    unsafe values.withUnsafeMutableBufferPointer { values in
      for row in 0..<rows {
        let start = unsafe cursor.start(row)
        let length = unsafe cursor.end(row) &- start
        let value = unsafe parser.parse(bytes + Int(start), length)
        written |= (length == 0 ? 0 : 1) &<< UInt64(row)
        odd |= (value == nil ? 1 : 0) &<< UInt64(row)
        unsafe values[first &+ row] = value ?? Parser.blank
      }
    }
    self.parser = parser
    count += rows
    states.append(valid: written & ~odd)
    while odd != 0 {
      let bit = odd.trailingZeroBitCount
      odd &= odd - 1
      let start = unsafe Int(cursor.start(bit))
      unsafe readOddly(bit, first + bit, bytes + start, Int(cursor.end(bit)) - start)
    }
  }

  /// Reads a cell that is not in plain form as it stands.
  private mutating func readOddly(
    _ bit: Int, _ row: Int, _ start: UnsafePointer<UInt8>, _ length: Int
  ) {
    let quote = UInt8(ascii: "\"")
    if length > 2, unsafe start[0] == quote, unsafe start[length - 1] == quote,
      let value = unsafe parser.parse(start + 1, UInt32(length - 2))
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

/// Eight ASCII digits to a number. Source: Lemire, "Quickly parsing eight digits" (2018).
///
/// - Parameter word: Digits, the first one lowest; a shorter number stands at the top, `0` before it.
@inline(__always)
private func eightDigits(_ word: UInt64) -> UInt64 {
  var value = word & 0x0F0F_0F0F_0F0F_0F0F
  value = (value &* 2561) &>> 8 & 0x00FF_00FF_00FF_00FF
  value = (value &* 6_553_601) &>> 16 & 0x0000_FFFF_0000_FFFF
  return (value &* 42_949_672_960_001) &>> 32
}

/// Whether all eight bytes are ASCII digits.
@inline(__always)
private func areDigits(_ word: UInt64) -> Bool {
  (word & (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) == 0x3030_3030_3030_3030
}

/// The lowest `count` bytes of `word` moved to the top, with `0` below them. Range: 0 … 7.
@inline(__always)
private func atTop(_ word: UInt64, _ count: UInt32) -> UInt64 {
  let shift = UInt64(56 &- 8 &* count)
  return (word &<< 8) &<< shift | 0x3030_3030_3030_3030 &>> UInt64(8 &* count)
}

/// The number that 8 … 15 ASCII digits write; nil if one of them is no digit.
private func longNumber(_ bytes: UnsafePointer<UInt8>, _ length: UInt32) -> UInt64? {
  let high = unsafe loadWord(bytes)
  let low = unsafe atTop(firstBytes(loadWord(bytes + 8), length &- 8), length &- 8)
  guard areDigits(high), areDigits(low) else { return nil }
  // `low` has zeros in front, so the two halves meet after as many digits as it really has.
  var scale: UInt64 = 1
  for _ in 8..<length { scale &*= 10 }
  return eightDigits(high) &* scale &+ eightDigits(low)
}

/// ASCII digits as a whole number.
struct WholeNumberParser: PlainParser {
  static var blank: Int64 { 0 }

  @inline(__always)
  mutating func parse(_ bytes: UnsafePointer<UInt8>, _ length: UInt32) -> Int64? {
    guard length < 8 else {
      return unsafe length < 16 ? longNumber(bytes, length).map(Int64.init) : nil
    }
    let word = unsafe atTop(loadWord(bytes), length)
    return areDigits(word) ? Int64(bitPattern: eightDigits(word)) : nil
  }

  static func value(_ value: CellValue) -> Int64? {
    if case .integer(let number) = value { number } else { nil }
  }

  static func column(_ values: [Int64], _ states: CellStates) -> Column {
    .integer(values: values, states: states)
  }
}

/// ASCII decimals as the nearest Double: up to 15 digits are an exact integer, so is the power of ten,
/// and one division rounds once (Clinger, "How to read floating point numbers accurately", 1990).
struct DecimalParser: PlainParser {
  static var blank: Double { 0 }
  /// Whether a value must be from 0 to 1.
  let isShare: Bool
  /// Whether the number is a percentage.
  let isPercent: Bool

  @inline(__always)
  mutating func parse(_ bytes: UnsafePointer<UInt8>, _ length: UInt32) -> Double? {
    guard let number = unsafe length < 8 ? short(bytes, length) : long(bytes, length) else {
      return nil
    }
    guard isShare else { return number }
    let share = isPercent ? number / 100 : number
    return share <= 1 ? share : nil
  }

  @inline(__always)
  private func short(_ bytes: UnsafePointer<UInt8>, _ length: UInt32) -> Double? {
    let word = unsafe firstBytes(loadWord(bytes), length)
    // The lowest byte that is a point has its top bit set in `points`.
    let points = Self.zeroBytes(word ^ 0x2E2E_2E2E_2E2E_2E2E)
    if points == 0 {
      let digits = atTop(word, length)
      return areDigits(digits) ? Double(eightDigits(digits)) : nil
    }
    let point = UInt32(truncatingIfNeeded: points.trailingZeroBitCount) &>> 3
    let behind = length &- 1 &- point
    let joined = firstBytes(word, point) | (word &>> 8) & (~0 &<< UInt64(8 &* point))
    let digits = atTop(joined, length &- 1)
    guard areDigits(digits), point != 0, behind != 0 else { return nil }
    return Double(eightDigits(digits)) / civ_ten_to(behind)
  }

  private func long(_ bytes: UnsafePointer<UInt8>, _ length: UInt32) -> Double? {
    guard length <= 17 else { return nil }
    var mantissa: UInt64 = 0
    var digits: UInt32 = 0
    var point: UInt32?
    let isNegative = unsafe bytes[0] == UInt8(ascii: "-")
    for index in (isNegative ? 1 : 0)..<length {
      let byte = unsafe bytes[Int(index)]
      let digit = byte &- 0x30
      if digit < 10 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        digits &+= 1
      } else if byte == UInt8(ascii: "."), point == nil, digits > 0 {
        point = index
      } else {
        return nil
      }
    }
    let behind = point.map { length &- 1 &- $0 }
    guard digits <= 15, behind != 0 else { return nil }
    let number = Double(mantissa) / civ_ten_to(behind ?? 0)
    if isNegative { return isShare ? nil : -number }
    return number
  }

  /// 0x80 where a byte of `word` is 0, else 0; exact for every byte.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((word & low) &+ low) | word | low)
  }

  static func value(_ value: CellValue) -> Double? {
    if case .double(let number) = value { number } else { nil }
  }

  static func column(_ values: [Double], _ states: CellStates) -> Column {
    .double(values: values, states: states)
  }
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

  @inline(__always)
  mutating func parse(_ bytes: UnsafePointer<UInt8>, _ length: UInt32) -> Int64? {
    guard length == 25 else { return length == 0 ? 0 : nil }
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

  @inline(__always)
  mutating func parse(_ bytes: UnsafePointer<UInt8>, _ length: UInt32) -> Base.Value? {
    length == 0 ? Base.blank : nil
  }

  static func value(_ value: CellValue) -> Base.Value? { Base.value(value) }

  static func column(_ values: [Base.Value], _ states: CellStates) -> Column {
    Base.column(values, states)
  }
}
