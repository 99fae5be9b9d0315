import Diagnostics

/// A table for a terminal: the first column to the left, numbers to the right, CJK two cells wide.
struct TextTable {
  private var rows: [[String]] = []

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// - Parameter style: Applied to each whole line, after widths are measured; gets the row's number.
  func text(indent: Int, style: (Int, String) -> String) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? displayWidth($0[column]) : 0 }.max() ?? 0
    }
    let margin = String(repeating: " ", count: indent)
    return rows.enumerated().map { number, row in
      let cells = row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - displayWidth(cell))
        return column == 0 ? cell + blanks : blanks + cell
      }
      return margin + style(number, cells.joined(separator: "  ")) + "\n"
    }.joined()
  }
}
