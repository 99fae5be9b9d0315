import StandardRules
import Testing
import YAML

/// What the program carries of its rules is what their files say.
@Suite struct CompactRulesTests {
  @Test func nodesAreThoseOfTheText() throws {
    for file in StandardRules.files {
      let stream = YAMLStream(file: file.path, text: file.text)
      let tree = try #require(CompactTree(stream), "\(file.path)")
      #expect(tree == CompactTree(nodes: file.nodes, texts: file.texts), "\(file.path)")
    }
  }
}
