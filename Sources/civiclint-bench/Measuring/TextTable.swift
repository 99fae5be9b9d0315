/// A table in Markdown, columns as wide as their longest cell so that it reads well in a terminal too.
struct TextTable {
  let headers: [String]
  private var rows: [[String]] = []

  /// - Parameter headers: The first column is text; the others are numbers, set flush right.
  init(_ headers: [String]) {
    self.headers = headers
  }

  /// - Precondition: As many cells as headers.
  mutating func add(_ cells: [String]) {
    precondition(cells.count == headers.count, "a cell for every header")
    rows.append(cells)
  }

  /// The lines of the table, each with its line feed.
  var text: String {
    let widths = headers.indices.map { column in
      ([headers] + rows).map { $0[column].count }.max() ?? 0
    }
    let rule = widths.enumerated().map { column, width in
      String(repeating: "-", count: max(3, width) - (column == 0 ? 0 : 1))
        + (column == 0 ? "" : ":")
    }
    return ([headers, rule] + rows).map { cells in
      let padded = cells.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: max(0, max(3, widths[column]) - cell.count))
        return column == 0 ? cell + blanks : blanks + cell
      }
      return "| \(padded.joined(separator: " | ")) |\n"
    }.joined()
  }
}

/// A number with as many decimals as its size deserves: `0.042`, `3.1`, `217`, `1,204,511`; a dash for
/// what is no number.
func readable(_ number: Double) -> String {
  guard abs(number) < 1e15 else { return "–" }
  let decimals = abs(number) < 1 ? 3 : abs(number) < 100 ? 1 : 0
  let scale = [1.0, 10, 100, 1000][decimals]
  let scaled = Int64((number * scale).rounded())
  let digits = String(scaled.magnitude / UInt64(scale))
  var grouped = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { grouped += "," }
    grouped.append(digit)
  }
  let sign = scaled < 0 ? "-" : ""
  guard decimals > 0 else { return sign + grouped }
  let fraction = String(scaled.magnitude % UInt64(scale))
  return "\(sign)\(grouped).\(String(repeating: "0", count: decimals - fraction.count))\(fraction)"
}
