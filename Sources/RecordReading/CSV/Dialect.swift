/// How the fields of a text are separated, told from its first records.
enum Dialect {
  /// What people separate fields with, the most likely first.
  private static let candidates: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C]
  /// Records that are looked at.
  private static let sample = 60

  /// The delimiter of the text that begins with `head`: a comma unless another one makes a better table.
  ///
  /// A table is many records of the same number of fields, two at least. Of delimiters that give about as many of
  /// them, the one whose table begins first counts, for a header stands above the cells that may hold anything; then
  /// the one with more fields. Records with a quote where none may stand were cut in the wrong places, and do not
  /// count.
  static func delimiter(of head: ArraySlice<UInt8>) -> UInt8 {
    let lines = Array(head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head)
    let tables = candidates.compactMap { Table(lines, $0) }
    let most = tables.map(\.records).max() ?? 0
    let likely = tables.filter { $0.records * 2 >= most }
    return likely.min { ($0.start, -$0.fields) < ($1.start, -$1.fields) }?.delimiter
      ?? candidates[0]
  }

  /// What a delimiter makes of the first records.
  private struct Table {
    let delimiter: UInt8
    /// Fields of most records; at least two.
    let fields: Int
    /// Records with so many.
    let records: Int
    /// Number of the first of them.
    let start: Int

    /// Nil if the delimiter separates nothing.
    init?(_ text: [UInt8], _ delimiter: UInt8) {
      var counts: [Int: (records: Int, start: Int)] = [:]
      var position = 0
      var number = 0
      while position < text.count, number < Dialect.sample {
        let record = PlainRecord(text, from: position, delimiter, limit: 1 << 14)
        // The text goes on where the sample ends: a record that is cut says nothing, unless it is the only one.
        let isCut = record.end == text.count && text.last != 0x0A && number > 0
        position = record.end
        number += 1
        guard !isCut, !record.isStray, let fields = record.fields?.count, fields > 1 else {
          continue
        }
        counts[fields, default: (0, number)].records += 1
      }
      let best = counts.max {
        ($0.value.records, $0.key) < ($1.value.records, $1.key)
      }
      guard let best else { return nil }
      self.delimiter = delimiter
      (fields, records, start) = (best.key, best.value.records, best.value.start)
    }
  }

  /// What people call the delimiter.
  static func name(_ delimiter: UInt8) -> (zh: String, en: String) {
    switch delimiter {
    case 0x09: ("制表符", "tabs")
    case 0x3B: ("分号", "semicolons")
    case 0x7C: ("竖线", "bars")
    default: ("逗号", "commas")
    }
  }
}
