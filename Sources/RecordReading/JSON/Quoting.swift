/// How a format writes a text that could be taken for something else; a field that starts with a quote
/// is such a text.
enum Quoting: Sendable {
  /// Quotes around it, those inside doubled (RFC 4180).
  case doubled
  /// A JSON string (RFC 8259). A field that starts with a bracket is an array or an object.
  case escaped

  /// The byte that makes a quoted text other than what stands between its quotes.
  var mark: UInt8 {
    switch self {
    case .doubled: UInt8(ascii: "\"")
    case .escaped: UInt8(ascii: "\\")
    }
  }

  /// What a field says, without quotes; arrays and objects as they stand.
  func content(_ raw: some Collection<UInt8>) -> [UInt8] {
    guard raw.first == UInt8(ascii: "\"") else { return Array(raw) }
    switch self {
    case .doubled: return CSVField(raw).content
    case .escaped: return JSONString(raw.dropFirst().dropLast()).content
    }
  }

  /// Whether a field is an array or an object.
  func isNest(_ raw: some Collection<UInt8>) -> Bool {
    guard self == .escaped, let first = raw.first else { return false }
    return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
  }

  /// The items of an array apart by semicolons; nil if it holds arrays or objects, or is one.
  func items(_ raw: [UInt8]) -> [UInt8]? {
    guard let items = JSONString.items(ofArray: raw) else { return nil }
    return Array(items.joined(separator: [UInt8(ascii: ";")]))
  }
}
