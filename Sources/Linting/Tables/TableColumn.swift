import Model

/// What the columns of a kind of table mean, and by which names they are known.
package protocol TableColumn: Hashable, Sendable, CaseIterable {
  /// Header names; width, blanks, style of brackets and case mean nothing, a bracket at the end neither.
  var names: [String] { get }

  /// Whether a table with these columns is of this kind.
  ///
  /// - Parameter strangers: Columns with a name that nobody knows.
  static func fit(_ columns: Set<Self>, strangers: Int) -> Bool
}

extension TableColumn {
  /// What the header cell `text` names; nil if nobody knows.
  static func named(_ text: String, in words: [String: Self]) -> Self? {
    let name = tableKey(text)
    if let column = words[name] { return column }
    guard name.utf8.last == UInt8(ascii: ")"), let open = name.lastIndex(of: "("),
      open > name.startIndex
    else {
      return nil
    }
    return words[String(name[..<open])]
  }

  /// Every name with what it means; of two columns with one name the first wins.
  static var words: [String: Self] {
    var words: [String: Self] = [:]
    for column in allCases {
      for name in column.names.map(tableKey) where words[name] == nil { words[name] = column }
    }
    return words
  }
}

/// A header cell without the differences that mean nothing.
private func tableKey(_ text: String) -> String {
  let name = normalizedPointName(text)
  let isCapital = UInt8(ascii: "A")...UInt8(ascii: "Z")
  // Most names have nothing to be lowered, and looking at bytes is quick.
  return name.utf8.contains { $0 >= 0x80 || isCapital.contains($0) } ? name.lowercased() : name
}
