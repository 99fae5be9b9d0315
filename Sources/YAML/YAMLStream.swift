import Diagnostics

/// What one YAML file holds: its documents in order, and everything wrong with it.
///
///     let stream = YAMLStream(file: "Rules/market.yaml", bytes: bytes)
///     for document in stream.documents { document["kind"]?.text … }
///
/// A syntax error ends the file: the documents before it are there, the one it stands in is not. All
/// other problems are reported together. A byte order mark is skipped; UTF-16 with one is read too.
package struct YAMLStream: Sendable {
  package let source: YAMLSource
  /// The root of each document; an empty document is a null scalar, an empty file has none.
  package let documents: [YAMLNode]
  /// Nodes with a tag that the core schema does not know (`!local`), in order of places.
  package let tagged: [YAMLNode]
  /// In order of places; empty if the file is sound.
  package let diagnostics: [Diagnostic]

  /// Reads a whole file.
  ///
  /// - Parameter file: The name that diagnostics show.
  /// - Complexity: O(bytes); memory about twice the file's size.
  package init(file: String, bytes: [UInt8], limits: YAMLLimits = .standard) {
    guard bytes.count <= limits.bytes else {
      source = YAMLSource(file: file, bytes: [])
      let problem = YAMLProblem.tooLarge(bytes: bytes.count, limit: limits.bytes)
      documents = []
      tagged = []
      diagnostics = [
        Diagnostic(code: problem.code, problem.message, at: SourceLocation(file: file))
      ]
      return
    }
    let source = YAMLSource(file: file, bytes: Self.utf8(bytes))
    self.source = source
    let isASCII: Bool
    do throws(UTF8.ValidationError) {
      isASCII = try UTF8Span(validating: source.bytes.span).isKnownASCII
    } catch {
      documents = []
      tagged = []
      diagnostics = [
        YAMLProblem.malformedUTF8.diagnostic(in: source, at: error.byteOffsets)
      ]
      return
    }
    var builder = TreeBuilder(source, isASCII: isASCII, limits: limits)
    (documents, tagged, diagnostics) = builder.build()
  }

  /// A sound file that was read before.
  init(source: YAMLSource, documents: [YAMLNode]) {
    self.source = source
    self.documents = documents
    tagged = []
    diagnostics = []
  }

  package init(file: String, text: String, limits: YAMLLimits = .standard) {
    self.init(file: file, bytes: Array(text.utf8), limits: limits)
  }

  /// The text without a byte order mark, as UTF-8.
  private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    let isBigEndian = bytes.starts(with: [0xFE, 0xFF])
    guard isBigEndian || bytes.starts(with: [0xFF, 0xFE]) else { return bytes }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
