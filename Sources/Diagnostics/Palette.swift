/// Colours of a terminal, or none.
package struct Palette: Sendable {
  private let isColoured: Bool

  package static let plain = Palette(isColoured: false)
  package static let coloured = Palette(isColoured: true)

  private func sgr(_ codes: String, _ text: String) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(codes)m\(text)\u{1B}[0m" : text
  }

  package func bold(_ text: String) -> String { sgr("1", text) }
  package func faint(_ text: String) -> String { sgr("2", text) }
  package func error(_ text: String) -> String { sgr("1;31", text) }
  package func warning(_ text: String) -> String { sgr("1;33", text) }
  package func note(_ text: String) -> String { sgr("1;36", text) }
  package func good(_ text: String) -> String { sgr("32", text) }
}
