import TestSupport
import Testing

@testable import YAML

/// Nodes as text: what is read back is what was there.
@Suite struct CompactTreeTests {
  /// Every node of a file in order, with all it says.
  static func nodes(_ stream: YAMLStream) -> [String] {
    guard let tree = stream.documents.first?.tree else { return [] }
    return tree.records.map { record in
      let inside =
        record.kind == .scalar
        ? String(decoding: tree.texts[record.range], as: UTF8.self)
        : tree.children[record.range].map { "\($0)" }.joined(separator: " ")
      return "\(record.kind) \(record.style) \(record.start)..<\(record.end) \(inside)"
    } + stream.documents.map { "root \($0.index)" }
  }

  @Test(arguments: [
    "", "a: 1\n", "- a\n- 'b c'\n- \"d\\n\"\n- ''\n", "a: {b: [1, 2, {}], c: []}\nd:\n  - - x\n",
    "a: |\n  one\n  two\nb: >-\n  one\n  two\n\nc: plain\n  over lines\n", "a: 1\n---\nb: 2\n",
    "楼道: '堆物'\n单位: \"物业\"\n", "? [a, b]\n: c\n", "a:\nb: ~\n",
  ])
  func isReadBack(text: String) throws {
    let stream = YAMLStream(file: "a.yaml", text: text)
    guard !stream.documents.isEmpty else {
      #expect(CompactTree(stream) == nil)
      return
    }
    let tree = try #require(CompactTree(stream))
    let again = YAMLStream(file: "a.yaml", bytes: Array(text.utf8), tree: tree)
    #expect(Self.nodes(again) == Self.nodes(stream))
  }

  /// What cannot be kept is refused, and so is a file that is not sound.
  @Test(arguments: ["a: &x 1\nb: *x\n", "a: !mine 1\n", "a: !!str 1\n", "a: [\n", "a: 1\na: 2\n"])
  func refusesTheRest(text: String) {
    #expect(CompactTree(YAMLStream(file: "a.yaml", text: text)) == nil)
  }
}
