import Diagnostics
import Model

/// What the lines above the header say of all records: `检查时间：2026年7月13日　检查人：王建国、李敏`.
struct SheetStatements: Equatable {
  /// The day or moment of the inspection, as written; empty if it is not said, or several days are.
  private(set) var inspectedAt = ""
  /// Who inspected, as written; empty if it is not said.
  private(set) var inspector = ""

  init() {}

  init(_ titles: [TableRow]) {
    for row in titles {
      let cells = row.cells.map(foldedCell).filter { !$0.isEmpty }
      for (index, cell) in cells.enumerated() {
        for (label, value) in Self.pairs(
          cell, next: index + 1 < cells.count ? cells[index + 1] : "")
        {
          add(label, value)
        }
      }
    }
  }

  /// The same as values of columns.
  func values(_ context: ReadingContext) -> [(key: ColumnKey, value: CellValue)] {
    var values: [(key: ColumnKey, value: CellValue)] = []
    if case .value(let instant) = DateTimeType.reading(inspectedAt, context) {
      values.append((.field(.inspectedAt), instant))
    }
    if !inspector.isEmpty { values.append((.field(.inspector), .text(inspector))) }
    return values
  }

  private mutating func add(_ label: String, _ value: String) {
    let key = HeaderName(label).whole
    if Self.names(of: .inspectedAt).contains(key), inspectedAt.isEmpty,
      case .value = DateTimeType.reading(value, ReadingContext())
    {
      inspectedAt = value
    } else if Self.names(of: .inspector).contains(key), inspector.isEmpty {
      inspector = value
    }
  }

  private static func names(of field: RecordField) -> Set<String> {
    Set(([field.title.zh, field.title.en] + field.aliases).map { HeaderName($0).whole })
  }

  /// Labels and values of one cell; where the cell is a label alone, its value is in the next one.
  private static func pairs(_ cell: String, next: String) -> [(String, String)] {
    var pairs: [(String, String)] = []
    var label: String?
    // A part behind a blank is a label if a colon follows it, else it goes on with the value.
    for word in cell.split(separator: " ").flatMap({ parts(of: $0) }) {
      switch word {
      case .label(let text): label = text
      case .value(let text):
        guard let name = label else { continue }
        if pairs.last?.0 == name {
          pairs[pairs.count - 1].1 += " " + text
        } else {
          pairs.append((name, text))
        }
      }
    }
    if let label, pairs.last?.0 != label { pairs.append((label, next)) }
    if pairs.isEmpty, !next.isEmpty, !cell.contains(":") { pairs.append((cell, next)) }
    return pairs
  }

  private enum Part {
    case label(String)
    case value(String)
  }

  /// `检查人:王建国` is a label and a value; a colon between digits is a clock's.
  private static func parts(of word: Substring) -> [Part] {
    guard let colon = word.firstIndex(of: ":"), colon > word.startIndex,
      word[word.index(before: colon)].isNumber == false
    else { return [.value(String(word))] }
    let value = word[word.index(after: colon)...]
    return [.label(String(word[..<colon]))] + (value.isEmpty ? [] : [.value(String(value))])
  }
}
