/// A message taken apart: text, and where the holes are.
struct MessageParts {
  enum Part: Hashable {
    case text(String)
    /// Offsets of what stands between the braces, in Unicode scalars.
    case hole(Range<Int>)
  }

  private(set) var parts: [Part] = []
  /// Braces without a partner.
  private(set) var loneBraces: [Int] = []

  init(_ scalars: [Unicode.Scalar]) {
    var text = ""
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let isBrace = scalar == "{" || scalar == "}"
      if isBrace, index + 1 < scalars.count, scalars[index + 1] == scalar {
        text.unicodeScalars.append(scalar)
        index += 2
      } else if scalar == "{", let end = Self.end(ofHoleAt: index + 1, scalars) {
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        parts.append(.hole(index + 1..<end))
        index = end + 1
      } else {
        if isBrace { loneBraces.append(index) }
        text.unicodeScalars.append(scalar)
        index += 1
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
  }

  /// Where the brace that ends a hole stands; braces inside texts and maps do not end it.
  private static func end(ofHoleAt start: Int, _ scalars: [Unicode.Scalar]) -> Int? {
    var depth = 0
    var quote: Unicode.Scalar?
    var index = start
    while index < scalars.count {
      let scalar = scalars[index]
      if let open = quote {
        if scalar == "\\" {
          index += 1
        } else if scalar == open {
          quote = nil
        }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == "{" {
        depth += 1
      } else if scalar == "}" {
        if depth == 0 { return index }
        depth -= 1
      }
      index += 1
    }
    return nil
  }
}
