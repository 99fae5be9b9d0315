import Diagnostics

/// Lines of labels and values, the values all starting in one column; a Chinese character counts two.
struct AlignedText {
  private var rows: [(label: String, value: String)] = []
  private let palette: Palette
  private let minimumWidth: Int

  /// - Parameter minimumWidth: Cells of the label column, so that several blocks can share one.
  init(palette: Palette, minimumWidth: Int = 0) {
    self.palette = palette
    self.minimumWidth = minimumWidth
  }

  /// Adds a row; an empty value adds none, further lines of a value stand below its first.
  mutating func add(_ label: String, _ value: String) {
    guard !value.isEmpty else { return }
    for (index, line) in value.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      rows.append((index == 0 ? label : "", printable(String(line))))
    }
  }

  /// The rows, two blanks in front of each; ends in a line feed unless there are none.
  var text: String {
    let width = rows.map { displayWidth($0.label) }.max() ?? 0
    let column = max(width, minimumWidth)
    return rows.map { label, value in
      "  \(palette.faint(padded(label, to: column)))  \(value)\n"
    }.joined()
  }
}
