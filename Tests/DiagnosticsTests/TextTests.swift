import Diagnostics
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("楼道", 4), ("３处", 4), ("e\u{301}", 1), ("√ ×", 3), ("（甲）", 6),
    ("👍", 2), ("\u{200B}", 0), ("한국", 4),
  ])
  func counts(_ text: String, _ cells: Int) {
    #expect(displayWidth(text) == cells)
  }

  @Test func padsToCells() {
    #expect(padded("楼道", to: 6) == "楼道  ")
    #expect(padded("corridor", to: 4) == "corridor")
  }
}

@Suite struct PrintableTests {
  @Test(arguments: [
    ("plain 楼道", "plain 楼道"),
    ("\u{1B}[31mred", "\\u{1B}[31mred"),
    ("a\nb\tc\r\nd", "a⏎b c⏎d"),
    ("\u{202E}abc", "\\u{202E}abc"),
    ("\u{0}", "\\u{0}"),
    ("\u{85}\u{2028}", "\\u{85}\\u{2028}"),
  ])
  func showsWhatSteers(_ text: String, _ shown: String) {
    #expect(printable(text) == shown)
  }
}

@Suite struct LanguageTests {
  @Test(
    arguments: [
      ("zh_CN.UTF-8", Language.zh), ("zh_TW", .zh), ("en_US.UTF-8", .en), ("C.UTF-8", nil),
      ("", nil),
    ] as [(String, Language?)])
  func reads(_ locale: String, _ language: Language?) {
    #expect(Language(locale: locale) == language)
  }
}
