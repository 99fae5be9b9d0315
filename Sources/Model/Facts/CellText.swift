/// The text of a cell with the differences removed that mean nothing: full-width letters, digits
/// and punctuation become ASCII, white space at both ends goes.
///
/// - Complexity: O(n); ASCII without outer blanks is returned as it is.
package func foldedCell(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return trimmedCell(text) }
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0xFF01...0xFF5E:
      scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
    case 0x3000, 0xA0: scalars.append(" ")
    default: scalars.append(scalar)
    }
  }
  return trimmedCell(String(scalars))
}

/// The text of a cell without white space at its ends, full-width blanks included.
///
/// White space is what Unicode gives the property White_Space, scalar by scalar.
/// - Complexity: O(1) if there is none.
package func trimmedCell(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard let first = scalars.first, let last = scalars.last,
    isWhiteSpace(first) || isWhiteSpace(last)
  else { return text }
  let rest = scalars.drop(while: isWhiteSpace)
  guard let end = rest.lastIndex(where: { !isWhiteSpace($0) }) else { return "" }
  return String(rest[...end])
}

/// The property White_Space as a list; the standard library's look-up is slow. Source: PropList.txt.
private func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x9...0xD, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
    true
  default: false
  }
}

/// Cells that say the fact does not apply to the point, folded.
package let notApplicableMarks: Set<String> = [
  "/", "-", "—", "——", "不涉及", "无此项", "不适用", "N/A", "n/a", "NA",
]

/// A whole number in folded text, with one of `units` behind it or not.
///
/// Returns nil unless the whole text is that. Digits may be grouped by commas (`1,024`).
func wholeNumber(_ text: String, units: [String]) -> Int64? {
  Int64(withoutUnit(text, units: units).filter { $0 != "," })
}

/// `text` without one of `units` at its end and the blanks before it.
func withoutUnit(_ text: String, units: [String]) -> String {
  for unit in units where !unit.isEmpty && text.hasSuffix(unit) && text.count > unit.count {
    return foldedCell(String(text.dropLast(unit.count)))
  }
  return text
}

/// A finite decimal number in plain notation; no `nan`, `inf`, hexadecimal or `1e400`.
func decimalNumber(_ text: String) -> Double? {
  let isPlain = text.utf8.allSatisfy {
    (0x30...0x39).contains($0) || [0x2B, 0x2C, 0x2D, 0x2E, 0x45, 0x65].contains($0)
  }
  guard isPlain, let number = Double(text.filter { $0 != "," }), number.isFinite else { return nil }
  return number
}
