import Diagnostics
import Foundation
import TestSupport
import Testing
import Truth

@testable import YAML

/// Where the parts of a scalar's text stand in the file.
@Suite struct ScalarPositionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let yaml: String
    /// A part of the scalar's text that occurs once.
    let part: String
    let line: Int
    let column: Int
    /// What is underlined in that line.
    let underlined: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "plain", yaml: "k: a == bad", part: "bad", line: 1, column: 9, underlined: "bad"),
    Case(
      name: "plain over lines", yaml: "k: a &&\n\n   b ||\n   bad", part: "bad", line: 4, column: 4,
      underlined: "bad"),
    Case(
      name: "behind Chinese", yaml: "楼道: 说明 == bad # 楼", part: "bad", line: 1, column: 11,
      underlined: "bad"),
    Case(
      name: "single quotes", yaml: "k: 'it''s 楼道 bad'", part: "bad", line: 1, column: 14,
      underlined: "bad"),
    Case(
      name: "double quotes with escapes", yaml: #"k: "a == \"x\" \u697c\x41 \U0001F600 bad""#,
      part: "bad", line: 1, column: 38, underlined: "bad"),
    Case(
      name: "an escape", yaml: #"k: "ab\u697cc""#, part: "楼", line: 1, column: 7,
      underlined: #"\u697c"#),
    Case(
      name: "escaped line end", yaml: "k: \"one \\\n    two\n\n    bad\"", part: "bad", line: 4,
      column: 5, underlined: "bad"),
    Case(
      name: "literal", yaml: "k: |\n    a == 1 &&\n      bad ||\n    c\n", part: "bad", line: 3,
      column: 7, underlined: "bad"),
    Case(
      name: "literal with digit", yaml: "m:\n  k: |2-\n       a\n      bad\n", part: "bad", line: 4,
      column: 7, underlined: "bad"),
    Case(
      name: "literal after comment and empty lines", yaml: "k: | # why\n\n\n  a\n\n  bad\n",
      part: "bad", line: 6, column: 3, underlined: "bad"),
    Case(
      name: "folded", yaml: "k: >-\n  a == 1\n  && bad\n\n  c", part: "bad", line: 3, column: 6,
      underlined: "bad"),
    Case(
      name: "folded with more indented lines", yaml: "k: >\n  a\n    b\n    bad\n  c\n",
      part: "bad",
      line: 4, column: 5, underlined: "bad"),
    Case(
      name: "CR LF", yaml: "k: |\r\n  a\r\n  bad\r\n", part: "bad", line: 3, column: 3,
      underlined: "bad"),
    Case(
      name: "behind anchor and tag", yaml: "k: &a !!str\n  bad", part: "bad", line: 2, column: 3,
      underlined: "bad"),
    Case(
      name: "behind a byte order mark", yaml: "\u{FEFF}k: bad", part: "bad", line: 1, column: 4,
      underlined: "bad"),
  ]

  @Test(arguments: cases)
  func pointsAtTheSource(_ one: Case) throws {
    let stream = YAMLStream(file: "f", text: one.yaml)
    try #require(stream.diagnostics.isEmpty)
    let node = try #require(lastScalar(stream.documents[0]))
    let text = Array(node.text.unicodeScalars)
    let part = Array(one.part.unicodeScalars)
    let start = try #require((0...text.count - part.count).first { text[$0...].starts(with: part) })
    let range = node.sourceRange(ofScalars: start..<start + part.count)
    #expect(
      stream.source.location(at: range.lowerBound)
        == SourceLocation(file: "f", line: one.line, column: one.column))
    let excerpt = stream.source.excerpt(range)
    let shown = excerpt.text.unicodeScalars.dropFirst(excerpt.column - 1).prefix(excerpt.length)
    #expect(String(String.UnicodeScalarView(shown)) == one.underlined)
  }

  /// Law: whatever the style, the source of a scalar can be retraced to the text that was read.
  @Test(.enabled(if: SharedSuites.exists("conformance/yaml"), "\(SharedSuites.absent)"))
  func everyScalarOfTheSuiteCanBeRetraced() throws {
    let data = try Data(contentsOf: SharedSuites.url("conformance/yaml/cases.json"))
    let suite = try #require(try JSONText.values(in: data).first)
    var scalars = 0
    for one in suite["cases"]?.array ?? [] where one["libyaml"]?.string == "ok" {
      let stream = YAMLStream(file: "f", text: one["yaml"]?.string ?? "")
      for document in stream.documents {
        for node in scalarsBelow(document) {
          scalars += 1
          let offsets = ScalarTrace.offsets(of: node)
          #expect(
            offsets?.count == node.text.unicodeScalars.count + 1, "\(one["id"]?.string ?? "")")
          #expect(offsets == offsets?.sorted())
        }
      }
    }
    #expect(scalars > 1_000)
  }

  private func lastScalar(_ node: YAMLNode) -> YAMLNode? { scalarsBelow(node).last }

  private func scalarsBelow(_ node: YAMLNode) -> [YAMLNode] {
    switch node.kind {
    case .scalar: [node]
    case .sequence: node.items.flatMap { scalarsBelow($0) }
    case .mapping: node.pairs.flatMap { scalarsBelow($0.key) + scalarsBelow($0.value) }
    }
  }
}
