import Diagnostics
import Testing

@Suite struct DiagnosticRendererTests {
  static let unknownFact = Diagnostic(
    code: "R203",
    LocalizedText(zh: "未知的检查事实 'coridor_stacking'", en: "unknown fact 'coridor_stacking'"),
    at: SourceLocation(file: "market.yaml", line: 31, column: 14),
    excerpt: .init(text: "    require: coridor_stacking == 0", column: 14, length: 16),
    help: LocalizedText(zh: "是不是 'corridor_stacking'?", en: "did you mean 'corridor_stacking'?"),
    notes: [LocalizedText(zh: "本清单的事实: …", en: "facts of this checklist: …")])

  @Test func rendersInEnglish() {
    #expect(
      DiagnosticRenderer(language: .en).render(Self.unknownFact) == """
        market.yaml:31:14: error: unknown fact 'coridor_stacking' [R203]
           |
        31 |     require: coridor_stacking == 0
           |              ^^^^^^^^^^^^^^^^
           = help: did you mean 'corridor_stacking'?
           = note: facts of this checklist: …

        """)
  }

  @Test func rendersInChinese() {
    #expect(
      DiagnosticRenderer(language: .zh).render(Self.unknownFact) == """
        market.yaml:31:14: 错误: 未知的检查事实 'coridor_stacking' [R203]
           |
        31 |     require: coridor_stacking == 0
           |              ^^^^^^^^^^^^^^^^
           = 建议: 是不是 'corridor_stacking'?
           = 说明: 本清单的事实: …

        """)
  }

  @Test func putsCaretsUnderWideText() {
    let diagnostic = Diagnostic(
      code: "R101", "坏值", at: SourceLocation(file: "a.yaml", line: 7, column: 4),
      excerpt: .init(text: "标题: 若干", column: 5, length: 2))
    #expect(
      DiagnosticRenderer(language: .zh).render(diagnostic) == """
        a.yaml:7:4: 错误: 坏值 [R101]
          |
        7 | 标题: 若干
          |       ^^^^

        """)
  }

  @Test func cutsMegabyteLines() {
    let line = String(repeating: "a", count: 1 << 20)
    let diagnostic = Diagnostic(
      code: "", "x", at: SourceLocation(file: "a", line: 1, column: 500_001),
      excerpt: .init(text: line, column: 500_001, length: 3))
    let text = DiagnosticRenderer(language: .en).render(diagnostic)
    #expect(text.utf8.count < 1000)
    #expect(text.contains("^^^\n"))
  }

  @Test func keepsTheTerminalSafe() {
    let diagnostic = Diagnostic(
      code: "", "\u{1B}[2J", at: SourceLocation(file: "\u{1B}a", line: 1, column: 1),
      excerpt: .init(text: "\u{7}\u{1B}", column: 9, length: 0))
    let text = DiagnosticRenderer(language: .en).render(diagnostic)
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(!text.unicodeScalars.contains("\u{7}"))
  }
}
