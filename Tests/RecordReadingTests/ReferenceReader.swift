/// CSV read in the most obvious way: what every clever reader is compared with.
struct ReferenceReader {
  struct Record: Equatable {
    /// Physical line of its first byte, from 1.
    var line: Int
    var fields: [[UInt8]] = []
    /// Bytes of each field as it stands there, quotes and all, without the line end.
    var lengths: [Int] = []
    var isStray = false
    /// Where a quote opened that is never closed: physical line and number of the field.
    var open: [Int]?
  }

  static func records(_ text: [UInt8], delimiter: UInt8 = 44) -> [Record] {
    let (quote, feed, back) = (UInt8(34), UInt8(10), UInt8(13))
    var records: [Record] = []
    var at = 0
    let line = { (offset: Int) in 1 + text[..<offset].count { $0 == feed } }
    while at < text.count {
      let start = at
      var record = Record(line: line(start))
      repeat {
        if !record.fields.isEmpty { at += 1 }
        var field: [UInt8] = []
        let opening = at
        if at < text.count, text[at] == quote {
          at += 1
          while at < text.count, text[at] != quote || (at + 1 < text.count && text[at + 1] == quote)
          {
            if text[at] == quote { at += 1 }
            field.append(text[at])
            at += 1
          }
          if at >= text.count { record.open = [line(opening), record.fields.count + 1] }
          at += 1
        }
        let rest = at
        while at < text.count, text[at] != delimiter, text[at] != feed {
          field.append(text[at])
          at += 1
        }
        let isLast = at >= text.count || text[at] == feed
        if isLast, at > rest, text[at - 1] == back { field.removeLast() }
        let trailing = text[min(rest, text.count)..<min(at, text.count)]
        let isPlain = rest == opening
        record.isStray =
          record.isStray
          || (isPlain
            ? trailing.contains(quote)
            : !(trailing.isEmpty || isLast && Array(trailing) == [back]))
        record.fields.append(field)
        record.lengths.append(at - opening - (isLast && trailing.last == back ? 1 : 0))
        if record.open != nil {
          at = text[opening...].firstIndex(of: feed) ?? text.count
          break
        }
      } while at < text.count && text[at] == delimiter
      at += 1
      records.append(record)
    }
    return records
  }
}
