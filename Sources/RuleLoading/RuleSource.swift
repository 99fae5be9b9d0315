/// One YAML file as the loader gets it; reading files and folders is the caller's business.
package struct RuleSource: Sendable {
  /// Where a file comes from: what people write themselves goes before what ships with the program.
  package enum Layer: Int, Sendable, Comparable {
    case standard
    case own

    package static func < (a: Layer, b: Layer) -> Bool { a.rawValue < b.rawValue }
  }

  /// As diagnostics name it.
  package let path: String
  package let bytes: [UInt8]
  package let layer: Layer

  package init(path: String, bytes: [UInt8], layer: Layer = .own) {
    self.path = path
    self.bytes = bytes
    self.layer = layer
  }

  package init(path: String, text: String, layer: Layer = .own) {
    self.init(path: path, bytes: Array(text.utf8), layer: layer)
  }
}
