/// Numbers and places that are written in attributes and values.
enum Digits {
  /// A whole number of one to nine digits; nil for anything else.
  static func number(_ text: Span<UInt8>, _ extent: MarkupScanner.Extent) -> Int? {
    guard (1...9).contains(extent.to - extent.from) else { return nil }
    var number = 0
    for at in extent.from..<extent.to {
      let digit = text[at]
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      number = number * 10 + Int(digit) - 0x30
    }
    return number
  }

  /// The column that a reference names (`AB12` is 27), from 0; nil if it does not begin with one to three capitals.
  static func column(_ text: Span<UInt8>, _ extent: MarkupScanner.Extent) -> Int? {
    var number = 0
    var at = extent.from
    while at < extent.to, text[at] >= 0x41, text[at] <= 0x5A {
      number = number * 26 + Int(text[at]) - 0x40
      at += 1
      if at - extent.from > 3 { return nil }
    }
    return at == extent.from ? nil : number - 1
  }

  static func equals(
    _ text: Span<UInt8>, _ extent: MarkupScanner.Extent, _ word: StaticString
  ) -> Bool {
    let bytes = "\(word)".utf8
    guard bytes.count == extent.to - extent.from else { return false }
    return zip(extent.from..<extent.to, bytes).allSatisfy { text[$0] == $1 }
  }
}
