import Diagnostics
import Foundation

/// When colours are used: `--color`.
enum ColorChoice: String, CaseIterable {
  case auto
  case always
  case never

  /// The palette for a stream; `auto` colours terminals unless `NO_COLOR` is set to anything.
  func palette(for stream: FileHandle) -> Palette {
    switch self {
    case .always: .coloured
    case .never: .plain
    case .auto:
      isatty(stream.fileDescriptor) == 1 && Self.environmentAllows ? .coloured : .plain
    }
  }

  private static var environmentAllows: Bool {
    let environment = ProcessInfo.processInfo.environment
    return environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }
}

/// Why the program ends as it does; the numbers are never renumbered.
enum ExitStatus: Int32 {
  /// Nothing at or above `--fail-on`.
  case clean = 0
  case findings = 1
  /// Usage, rules, configuration or unreadable input.
  case failed = 2
}

/// Messages to people: everything but results.
struct Console {
  let language: Language
  let palette: Palette

  init(language: Language, color: ColorChoice) {
    self.language = language
    palette = color.palette(for: .standardError)
  }

  /// Writes diagnostics in order of place.
  func show(_ diagnostics: [Diagnostic]) {
    let renderer = DiagnosticRenderer(language: language, palette: palette)
    for diagnostic in diagnostics.sorted(by: Diagnostic.inSourceOrder) {
      write(renderer.render(diagnostic))
    }
  }

  /// Writes one line.
  func say(zh: String, en: String) {
    write(LocalizedText(zh: zh, en: en).text(in: language) + "\n")
  }

  func write(_ text: String) {
    // Nobody may be listening any more; that must not become an error of its own.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
