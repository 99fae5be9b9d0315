import Diagnostics
import YAML

/// Names of units with the point's own words in them: `{community}物业服务企业`.
enum UnitName {
  static let placeholders = ["community", "district", "grid", "point", "street"]
}

extension NodeReader {
  /// A unit's name in both languages; what stands in braces must be known.
  var unitName: LocalizedText? {
    guard let text = localized else { return nil }
    for side in node.kind == .mapping ? node.pairs.map(\.value) : [node] {
      let scalars = Array(side.text.unicodeScalars)
      var start: Int?
      for (index, scalar) in scalars.enumerated() {
        if scalar == "{" { start = index }
        guard scalar == "}", let open = start else { continue }
        start = nil
        let name = String(String.UnicodeScalarView(scalars[open + 1..<index]))
        if !UnitName.placeholders.contains(name) {
          problems.report(.unknownPlaceholder(name), at: side, scalars: open + 1..<index)
        }
      }
    }
    return text
  }
}
