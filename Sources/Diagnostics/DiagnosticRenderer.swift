/// Turns a diagnostic into lines for a terminal or a log.
///
///     Rules/market.yaml:31:14: error: unknown fact 'coridor_stacking' [R203]
///        |
///     31 |     require: coridor_stacking == 0
///        |              ^^^^^^^^^^^^^^^^
///        = help: did you mean 'corridor_stacking'?
package struct DiagnosticRenderer: Sendable {
  package let language: Language
  package let palette: Palette

  package init(language: Language, palette: Palette = .plain) {
    self.language = language
    self.palette = palette
  }

  /// The diagnostic as text that ends in a line feed.
  package func render(_ diagnostic: Diagnostic) -> String {
    var text = ""
    if let location = diagnostic.location {
      text += palette.bold(printable(location.description)) + ": "
    }
    text += heading(diagnostic) + "\n"
    let gutter = diagnostic.location.map { String($0.line).count } ?? 1
    if let excerpt = diagnostic.excerpt, let line = diagnostic.location?.line {
      text += excerptLines(excerpt, line: line, gutter: gutter)
    }
    let margin = String(repeating: " ", count: gutter + 1)
    if let help = diagnostic.help {
      text += "\(margin)= \(word(zh: "建议", en: "help")): \(printable(help.text(in: language)))\n"
    }
    for note in diagnostic.notes {
      text += "\(margin)= \(word(zh: "说明", en: "note")): \(printable(note.text(in: language)))\n"
    }
    return text
  }

  private func heading(_ diagnostic: Diagnostic) -> String {
    let label =
      switch diagnostic.severity {
      case .error: palette.error(word(zh: "错误", en: "error"))
      case .warning: palette.warning(word(zh: "警告", en: "warning"))
      case .note: palette.note(word(zh: "提示", en: "note"))
      }
    let code = diagnostic.code.isEmpty ? "" : " [\(diagnostic.code)]"
    return "\(label): \(printable(diagnostic.message.text(in: language)))\(code)"
  }

  /// The line itself and the carets, cut to a window so that a megabyte line stays readable.
  private func excerptLines(_ excerpt: Diagnostic.Excerpt, line: Int, gutter: Int) -> String {
    let window = ExcerptWindow(excerpt)
    let margin = String(repeating: " ", count: gutter)
    let number = String(line)
    let pad = String(repeating: " ", count: gutter - number.count)
    let carets = palette.error(String(repeating: "^", count: window.caretWidth))
    return """
      \(margin) |
      \(pad)\(number) | \(window.text)
      \(margin) | \(String(repeating: " ", count: window.indent))\(carets)

      """
  }

  private func word(zh: String, en: String) -> String {
    LocalizedText(zh: zh, en: en).text(in: language)
  }
}

/// The part of a line that is shown, with widths in terminal cells.
private struct ExcerptWindow {
  static let maximumWidth = 160
  static let lead = 60

  let text: String
  let indent: Int
  let caretWidth: Int

  init(_ excerpt: Diagnostic.Excerpt) {
    let scalars = Array(excerpt.text.unicodeScalars.map { $0 == "\t" ? " " : $0 })
    let caret = min(excerpt.column - 1, scalars.count)
    let start = scalars.count > Self.maximumWidth ? max(0, caret - Self.lead) : 0
    let end = min(scalars.count, start + Self.maximumWidth)
    let head = start > 0 ? "…" : ""
    let tail = end < scalars.count ? "…" : ""

    func shown(_ range: Range<Int>) -> String {
      printable(String(String.UnicodeScalarView(scalars[range])))
    }
    text = head + shown(start..<end) + tail
    indent = displayWidth(head + shown(start..<caret))
    let underlined = caret..<max(caret, min(end, caret + excerpt.length))
    caretWidth = max(1, displayWidth(shown(underlined)))
  }
}
