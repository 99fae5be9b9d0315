import Diagnostics
import Model

extension LocalizedText {
  /// The name with `{district}`, `{street}`, `{community}`, `{grid}` and `{point}` replaced by the
  /// point's own, in both languages.
  ///
  /// A level the point does not have leaves nothing behind: neither doubled blanks nor separators at
  /// the ends. A name that consisted of nothing else comes out empty.
  func expanded(for point: Point) -> LocalizedText {
    guard zh.utf8.contains(UInt8(ascii: "{")) || en.utf8.contains(UInt8(ascii: "{")) else {
      return self
    }
    return LocalizedText(zh: expand(zh, point), en: expand(en, point))
  }
}

private func expand(_ template: String, _ point: Point) -> String {
  let levels = [
    ("{district}", point.area.district), ("{street}", point.area.street),
    ("{community}", point.area.community), ("{grid}", point.area.grid), ("{point}", point.name),
  ]
  // One pass from left to right, so that a name that holds braces itself is not expanded again.
  var name = ""
  var isShortened = false
  var rest = Substring(template)
  while let brace = rest.firstIndex(of: "{") {
    name += rest[..<brace]
    rest = rest[brace...]
    if let (word, value) = levels.first(where: { rest.hasPrefix($0.0) }) {
      name += value
      isShortened = isShortened || value.isEmpty
      rest = rest.dropFirst(word.count)
    } else {
      name.append("{")
      rest = rest.dropFirst()
    }
  }
  name += rest
  return isShortened ? tidied(name) : name
}

/// `name` with single blanks, and without separators at its ends.
private func tidied(_ name: String) -> String {
  let separators: Set<Character> = [" ", "\u{3000}", "/", "-", "—", "·", ",", "、", "，"]
  var tidy = ""
  for character in name where !(character == " " && (tidy.isEmpty || tidy.last == " ")) {
    tidy.append(character)
  }
  var text = Substring(tidy)
  while let first = text.first, separators.contains(first) { text = text.dropFirst() }
  while let last = text.last, separators.contains(last) { text = text.dropLast() }
  return String(text)
}
