import Diagnostics
import YAML

/// Every kind of document that the loader reads. A file may hold several, of different kinds.
package enum DocumentKind: String, Sendable, CaseIterable {
  case calendar
  case campaign
  case checklist
  case layout
  case points
  case routing
  case themes
  case vocabulary
}

/// One document whose first two keys are in order.
struct Document: Sendable {
  let kind: DocumentKind
  let node: YAMLNode
  let layer: RuleSource.Layer

  /// The documents of a file; problems with YAML and with the first two keys are reported.
  static func read(_ source: RuleSource, _ problems: ProblemList) -> [Document] {
    let stream = source.stream
    problems.add(stream.diagnostics)
    for node in stream.tagged { problems.report(.strayTag(node.tag ?? ""), atTagOf: node) }
    return stream.documents.filter { !$0.isNull }.compactMap { node in
      kind(of: node, problems).map { Document(kind: $0, node: node, layer: source.layer) }
    }
  }

  private static func kind(of node: YAMLNode, _ problems: ProblemList) -> DocumentKind? {
    guard var reader = MappingReader(node, .document, problems) else { return nil }
    let version = reader.required("civiclint")
    if let version, version.node.value != .int(1) {
      version.report(.wrongVersion(version.node.text))
      return nil
    }
    guard let kind = reader.required("kind") else { return nil }
    return kind.word(.document, DocumentKind.allCases.map(\.rawValue))
      .flatMap(DocumentKind.init(rawValue:))
  }

  /// A reader of its keys with the first two already read.
  func reader(_ noun: Noun, _ problems: ProblemList) -> MappingReader? {
    guard var reader = MappingReader(node, noun, problems) else { return nil }
    _ = reader.optional("civiclint")
    _ = reader.optional("kind")
    return reader
  }
}
