import YAML

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
  /// The nodes of the file, if somebody has read it before.
  private let tree: CompactTree?

  package init(path: String, bytes: [UInt8], layer: Layer = .own) {
    self.path = path
    self.bytes = bytes
    self.layer = layer
    tree = nil
  }

  /// - Parameter tree: Made of the same text when the program was built.
  package init(path: String, text: String, layer: Layer = .own, tree: CompactTree? = nil) {
    self.path = path
    bytes = Array(text.utf8)
    self.layer = layer
    self.tree = tree
  }

  /// The documents of the file, and what is wrong with its YAML.
  var stream: YAMLStream {
    tree.map { YAMLStream(file: path, bytes: bytes, tree: $0) }
      ?? YAMLStream(file: path, bytes: bytes)
  }
}
