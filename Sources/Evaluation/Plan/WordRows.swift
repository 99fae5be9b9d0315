import Model

/// The rows of one batch in which each word of a table stands, for one column.
///
/// Made in one pass over the column; a test for some words is then the union of their rows, however
/// many tests there are.
struct WordRows {
  let states: CellStates
  private let wordCount: Int
  /// By number of the word: where its rows begin in `masks`; -1 where it stands in no row.
  private var places: [Int]
  /// One bit per row, one word's rows behind another's.
  private var masks: [UInt64] = []

  /// Nil for a column that holds neither texts nor codes.
  init?(_ table: WordTable, _ column: Column, count: Int) {
    guard let states = column.states else { return nil }
    self.states = states
    wordCount = (count + 63) / 64
    places = Array(repeating: -1, count: table.words.count)
    switch column {
    case .text(let texts, _):
      table.forEach(in: texts, states) { row, number in add(row, number) }
    case .code(let values, let dictionary, _):
      let numbers = dictionary.map { table.number(of: $0) }
      for row in states.valid {
        let number = numbers[Int(values[row])]
        if number != WordTable.unlisted { add(row, number) }
      }
    default: return nil
    }
  }

  private mutating func add(_ row: Int, _ number: UInt32) {
    var place = places[Int(number)]
    if place < 0 {
      place = masks.count
      places[Int(number)] = place
      masks.append(contentsOf: repeatElement(0, count: wordCount))
    }
    masks[place + row >> 6] |= 1 << UInt64(row & 63)
  }

  /// The rows of a word, 64 to an element; nil if there are none.
  func rows(of number: UInt32) -> ArraySlice<UInt64>? {
    let place = places[Int(number)]
    return place < 0 ? nil : masks[place..<place + wordCount]
  }
}
