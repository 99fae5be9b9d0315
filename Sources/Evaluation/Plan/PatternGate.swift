import CEL
import Model

/// One pattern that matches wherever one of the tests on a column holds.
///
/// Most texts pass none of them: they are read once, and not once for each. All texts of a batch are
/// searched as one, a line each, since a search takes longer to begin than to read a short text.
struct PatternGate: Sendable {
  let slot: Int
  private let pattern: Pattern

  /// The gates of every column that two or more tests look at in every row.
  static func all(of plan: MaskPlan) -> [PatternGate] {
    var sources: [Int: [String?]] = [:]
    for case (let index, .text(let slot, let test)) in plan.nodes.enumerated()
    where plan.schedule.guards[index] == nil {
      sources[slot, default: []].append(source(test, plan))
    }
    return sources.sorted { $0.key < $1.key }.compactMap { slot, sources in
      let known = sources.compactMap { $0 }
      guard known.count > 1, known.count == sources.count else { return nil }
      // By lines, so that `^` and `$` hold at the ends of every text.
      return Pattern("(?m)" + known.map { "(?:\($0))" }.joined(separator: "|")).map {
        PatternGate(slot: slot, pattern: $0)
      }
    }
  }

  /// A pattern that matches wherever `test` holds, also where its text is a line among others; nil if
  /// that cannot be made of it.
  private static func source(_ test: TextTest, _ plan: MaskPlan) -> String? {
    switch test {
    case .contains(let text), .startsWith(let text), .endsWith(let text):
      return text.contains("\\") ? nil : "\\Q\(text)\\E"
    case .matches(let pattern):
      let source = plan.patterns[pattern].source
      // A quotation that is left open would swallow what stands behind it, the ends of a text are not
      // those of a line, and a flag that is taken back could be ours.
      let isOwn = ["\\Q", "\\A", "\\z", "(?-"].contains(where: source.contains)
      let groups = source.split(separator: "(?", omittingEmptySubsequences: false).dropFirst()
      let takesBack = groups.contains { group in
        group.prefix { $0 != ":" && $0 != ")" && $0 != "<" }.contains("-")
      }
      return isOwn || takesBack ? nil : source
    }
  }

  /// The rows of `texts` that some test may hold for; a row between two of those may be among them.
  func open(_ texts: TextColumn, _ states: CellStates, count: Int) -> Bits {
    var open = Bits(count: count)
    var lines: [UInt8] = []
    /// Where the line of each row with a text begins, and the row.
    var rows: [(start: Int, row: Int)] = []
    rows.reserveCapacity(states.valid.population)
    lines.reserveCapacity(texts.lengths.reduce(count) { $0 + Int($1) })
    for row in states.valid {
      rows.append((lines.count, row))
      let (isUnescaped, range) = texts.extent(row)
      lines += isUnescaped ? texts.unescaped[range] : texts.bytes[range]
      lines.append(UInt8(ascii: "\n"))
    }
    var next = 0
    while next < rows.count {
      let start = rows[next].start
      guard let match = pattern.firstMatch(utf8: lines.span.extracting(start..<lines.count)) else {
        break
      }
      // Nothing begins to match before the match, so the lines there have none of their own. Those
      // that it covers may have one.
      while next + 1 < rows.count, rows[next + 1].start <= start + match.lowerBound { next += 1 }
      repeat {
        open[rows[next].row] = true
        next += 1
      } while next < rows.count && rows[next].start <= start + match.upperBound
    }
    return open
  }
}

extension Evaluator {
  /// By slot: rows that get through the gate of the column.
  func openGates(_ batch: RecordBatch) -> [Int: Bits] {
    var rows: [Int: Bits] = [:]
    for gate in gates {
      guard case .text(let texts, let states) = batch.columns[gate.slot] else { continue }
      rows[gate.slot] = gate.open(texts, states, count: batch.count)
    }
    return rows
  }
}
