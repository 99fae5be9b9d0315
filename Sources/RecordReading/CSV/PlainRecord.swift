/// One record read in the plainest way; for headers, where speed is no matter.
struct PlainRecord {
  /// The fields without their quotes; nil if there are more than the limit.
  private(set) var fields: [[UInt8]]?
  /// Offset behind the line end.
  private(set) var end: Int
  /// Line feeds in the record.
  private(set) var lines = 0
  /// Whether some field has a quote where RFC 4180 allows none.
  private(set) var isStray = false

  /// Reads from `start` to the line end, of which there must be one.
  init(_ bytes: [UInt8], from start: Int, _ delimiter: UInt8, limit: Int) {
    var extents: [Range<Int>] = []
    var isQuoted = false
    var isAtStart = true
    var fieldStart = start
    end = start
    while end < bytes.count {
      let byte = bytes[end]
      end += 1
      if byte == UInt8(ascii: "\n") { lines += 1 }
      if byte == UInt8(ascii: "\""), isAtStart || isQuoted {
        // Inside quotes the second of two opens again what the first has closed.
        let isDoubled = isQuoted && end < bytes.count && bytes[end] == byte
        if isDoubled { end += 1 } else { isQuoted.toggle() }
        isAtStart = false
      } else if isQuoted {
        continue
      } else if byte == delimiter || byte == UInt8(ascii: "\n") {
        if extents.count <= limit { extents.append(fieldStart..<end - 1) }
        fieldStart = end
        isAtStart = true
        if byte == UInt8(ascii: "\n") { break }
      } else {
        isAtStart = false
      }
    }
    if let last = extents.last, last.upperBound > last.lowerBound,
      bytes[last.upperBound - 1] == UInt8(ascii: "\r")
    {
      extents[extents.count - 1] = last.lowerBound..<last.upperBound - 1
    }
    guard extents.count <= limit else { return }
    fields = extents.map { extent in
      let field = CSVField(bytes[extent])
      isStray = isStray || field.isStray
      return field.content
    }
  }
}

/// One field as it stands in the text, quotes and all.
struct CSVField {
  /// What the field says: quotes around it gone, doubled ones single.
  let content: [UInt8]
  /// Whether a quote stands where RFC 4180 allows none.
  let isStray: Bool

  init(_ raw: some Collection<UInt8>) {
    let quote = UInt8(ascii: "\"")
    guard raw.first == quote else {
      content = Array(raw)
      isStray = content.contains(quote)
      return
    }
    var text: [UInt8] = []
    text.reserveCapacity(raw.count)
    var isInside = true
    var isStray = false
    var rest = raw.dropFirst()
    while let byte = rest.popFirst() {
      if isInside, byte == quote {
        if rest.first == quote {
          text.append(quote)
          rest.removeFirst()
        } else {
          isInside = false
        }
      } else {
        if !isInside { isStray = true }
        text.append(byte)
      }
    }
    content = text
    self.isStray = isStray
  }
}
