/// Writes numbers of cells, most of which are short or were seen before, faster than ``NumberText`` could.
struct NumberMemo {
  private struct Entry {
    var key: InlineArray<3, UInt64> = [0, 0, 0]
    var kind = NumberKind.plain
    var text: [UInt8] = []
  }

  private let numbers: NumberText
  private var entries = [Entry](repeating: Entry(), count: 1024)

  init(_ numbers: NumberText) { self.numbers = numbers }

  /// Appends what a person sees of the number `text[from..<to]`.
  mutating func append(
    _ text: Span<UInt8>, _ from: Int, _ to: Int, _ kind: NumberKind, to rows: inout RowText
  ) {
    if kind == .plain, Self.isShownAsWritten(text, from, to) {
      return rows.appendPlain(text, from, to)
    }
    guard to - from < 24 else { return rows.append(shown(text, from, to, kind)) }
    var key: InlineArray<3, UInt64> = [0, 0, UInt64(to - from) << 56]
    for at in from..<to {
      let place = at - from
      key[place >> 3] |= UInt64(text[at]) << UInt64(8 * (place & 7))
    }
    let hash = (key[0] ^ key[1] &* 31 ^ key[2]) &* 0x9E37_79B9_7F4A_7C15
    let slot = Int(hash >> 54)
    if entries[slot].key[0] != key[0] || entries[slot].key[1] != key[1]
      || entries[slot].key[2] != key[2] || entries[slot].kind != kind
    {
      entries[slot] = Entry(key: key, kind: kind, text: Array(shown(text, from, to, kind).utf8))
    }
    let shown = entries[slot].text
    rows.append(shown.span, 0, shown.count)
  }

  private func shown(
    _ text: Span<UInt8>, _ from: Int, _ to: Int, _ kind: NumberKind
  ) -> String {
    let raw = (from..<to).map { text[$0] }
    return numbers.text(String(decoding: raw, as: UTF8.self), kind)
  }

  /// Whether the number is written as ``NumberText`` would write it. May be false without need.
  ///
  /// Of at most 15 digits none is lost in a binary fraction, so the shortest text for it is the one that was read.
  static func isShownAsWritten(_ text: Span<UInt8>, _ from: Int, _ to: Int) -> Bool {
    let start = from < to && text[from] == 0x2D ? from + 1 : from
    var point = to
    for at in start..<to {
      let byte = text[at]
      if byte == 0x2E, point == to {
        point = at
      } else if byte < 0x30 || byte > 0x39 {
        return false
      }
    }
    let isZero = point == start + 1 && text[start] == 0x30
    guard point > start, isZero || text[start] != 0x30, to - start <= 15 else { return false }
    if point == to { return !isZero || start == from }
    guard text[to - 1] != 0x30, point + 1 < to else { return false }
    // Smaller ones are written with an exponent.
    return !isZero || (point + 1..<min(to, point + 5)).contains { text[$0] != 0x30 }
  }
}
