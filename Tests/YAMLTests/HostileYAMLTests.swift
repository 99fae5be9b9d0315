import Diagnostics
import Testing
import YAML

/// Input that was made to hurt: a clear diagnostic, no crash, no wait.
@Suite struct HostileYAMLTests {
  private func codes(_ text: String, limits: YAMLLimits = .standard) -> [String] {
    YAMLStream(file: "f", text: text, limits: limits).diagnostics.map(\.code)
  }

  @Test func tenThousandLevelsAreRefused() {
    let levels = 10_000
    #expect(codes(String(repeating: "[", count: levels)) == ["Y005"])
    #expect(codes(String(repeating: "- ", count: levels)) == ["Y005"])
    #expect(codes(String(repeating: "{a: ", count: levels)) == ["Y005"])
    let stairs = (0..<2_000).map { String(repeating: " ", count: $0) + "a:" }
    #expect(codes(stairs.joined(separator: "\n")) == ["Y005"])
  }

  @Test func theDeepestAllowedLevelIsAllowed() {
    let open = String(repeating: "[", count: 256)
    let close = String(repeating: "]", count: 256)
    #expect(codes(open + close) == [])
    #expect(codes("[" + open + close + "]") == ["Y005"])
  }

  @Test func levelsHiddenInAliasesCount() {
    var text = "a0: &a0 []\n"
    for level in 1...300 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    #expect(codes(text) == ["Y005"])
  }

  @Test func anAliasBombIsRefused() {
    var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for level in 1...30 {
      let nine = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(nine)]\n"
    }
    #expect(codes(text) == ["Y006"])
  }

  @Test func anAnchorCannotHoldItself() {
    #expect(codes("&a [1, *a]") == ["Y008"])
    #expect(codes("a: &x {b: [*x]}") == ["Y008"])
  }

  @Test func aliasesStandForTheNodeTheyName() throws {
    let stream = YAMLStream(file: "f", text: "a: &x [1, 2]\nb: *x\n")
    let root = try #require(stream.documents.first)
    #expect(stream.diagnostics.isEmpty)
    #expect(root["b"]?.items.map(\.text) == ["1", "2"])
    #expect(root["b"]?.location == SourceLocation(file: "f", line: 1, column: 7))
  }

  @Test func anAliasSeesOnlyItsOwnDocument() {
    #expect(codes("--- &a 1\n--- *a\n") == ["Y007"])
  }

  @Test func aFileBeyondTheLimitIsNotRead() {
    #expect(codes("a: 123456789", limits: YAMLLimits(bytes: 8)) == ["Y004"])
  }

  @Test func aMegabyteScalarIsAScalar() throws {
    let text = String(repeating: "楼道 ", count: 300_000)
    let stream = YAMLStream(file: "f", text: "a: '\(text)'\nb: bad: worse\n")
    let problem = try #require(stream.diagnostics.first)
    #expect(problem.location?.line == 2)
    let long = YAMLStream(file: "f", text: "a: '\(text)' bad\n")
    let line = DiagnosticRenderer(language: .en).render(try #require(long.diagnostics.first))
    #expect(line.count < 1_000)
  }

  @Test func malformedBytesHaveAPlace() throws {
    let bytes = Array("a: 楼道\nb: x".utf8) + [0xFF, 0x20, 0x79]
    let problem = try #require(YAMLStream(file: "f", bytes: bytes).diagnostics.first)
    #expect(problem.code == "Y002")
    #expect(problem.location == SourceLocation(file: "f", line: 2, column: 5))
  }

  @Test func controlCharactersHaveAPlace() throws {
    for control in ["\u{0}", "\u{7}", "\u{1B}"] {
      let problem = try #require(
        YAMLStream(file: "f", text: "a: 楼\nb: x\(control)").diagnostics.first)
      #expect(problem.code == "Y003")
      #expect(problem.location == SourceLocation(file: "f", line: 2, column: 5))
    }
  }

  @Test func utf16IsRead() throws {
    let text = "a: 楼道😀"
    var big: [UInt8] = [0xFE, 0xFF]
    var little: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 {
      big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    for bytes in [big, little] {
      let root = try #require(YAMLStream(file: "f", bytes: bytes).documents.first)
      #expect(root["a"]?.text == "楼道😀")
    }
  }

  @Test func manyKeysAreComparedQuickly() {
    let keys = (0..<50_000).map { "k\($0): 1" }.joined(separator: "\n")
    #expect(codes(keys) == [])
    #expect(codes(keys + "\n\"k7\": 2\n") == ["Y009"])
  }

  @Test func endlessProblemsEnd() {
    let pairs = (0..<3_000).map { _ in "- {a: 1, a: 2}" }.joined(separator: "\n")
    let found = codes(pairs)
    #expect(found.count == 1_001)
    #expect(found.last == "Y011")
  }

  /// Every prefix of a document is read without harm, and says something or yields something.
  @Test func everyPrefixIsSafe() {
    let bytes = Array(
      """
      %YAML 1.2
      --- &r !!map
      'a''b': "x\\u697c\\\n  y"   # 楼道
      ? [k, {l: *r}]
      : |2-
         text
      c: >+
        folded

          more
      ...
      """.utf8)
    for end in 0...bytes.count {
      let stream = YAMLStream(file: "f", bytes: Array(bytes[..<end]))
      for diagnostic in stream.diagnostics {
        #expect(!DiagnosticRenderer(language: .zh).render(diagnostic).isEmpty)
      }
    }
  }
}
