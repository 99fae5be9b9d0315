/// `text` with everything made visible that could steer a terminal or hide what is written:
/// control characters, escape sequences, direction marks, line and paragraph separators.
///
/// Each becomes `\u{…}`; a line feed becomes `⏎` and a tab a space. All else stays as it is.
/// - Complexity: O(n).
package func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isSteering) else { return text }
  var safe = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": safe.append("⏎")
    case "\r": continue
    case "\t": safe.append(" ")
    case _ where isSteering(scalar):
      safe.append(
        contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
    default: safe.append(scalar)
    }
  }
  return String(safe)
}

/// Whether a character could steer a terminal or hide what is written.
///
/// All of them are one UTF-16 unit.
package func isSteering(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0: true
  case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
  default: false
  }
}
