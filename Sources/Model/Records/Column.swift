/// What a cell is when it holds no value, per row.
///
/// A row with none of the bits set is blank: unknown to every rule.
package struct CellStates: Sendable {
  /// The cell holds a value of the column's type.
  package var valid: Bits
  /// The cell could not be read or was out of range; an error to every rule. Nil: none is.
  package var unreadable: Bits?
  /// The cell says the fact does not apply. Nil: none does.
  package var notApplicable: Bits?

  package init(valid: Bits, unreadable: Bits? = nil, notApplicable: Bits? = nil) {
    self.valid = valid
    self.unreadable = unreadable
    self.notApplicable = notApplicable
  }
}

/// Values of one fact or field for every row of a batch, kept by its storage.
///
/// Shape: as many values as the batch has rows; a value whose row is not valid means nothing.
package enum Column: Sendable {
  /// The sheet has no such column: every row is blank.
  case absent
  case integer(values: [Int64], states: CellStates)
  case double(values: [Double], states: CellStates)
  case flag(values: Bits, states: CellStates)
  /// `values[row]` indexes `dictionary`.
  case code(values: [UInt32], dictionary: [String], states: CellStates)
  case text(TextColumn, states: CellStates)
  /// Seconds since 1970.
  case instant(values: [Int64], states: CellStates)
  case list(values: ListColumn, states: CellStates)

  /// Nil for an absent column.
  package var states: CellStates? {
    switch self {
    case .absent: nil
    case .integer(_, let states), .double(_, let states), .flag(_, let states),
      .code(_, _, let states), .text(_, let states), .instant(_, let states),
      .list(_, let states):
      states
    }
  }

  /// The value in `row`; nil where the cell holds none.
  package func value(_ row: Int) -> CellValue? {
    switch self {
    case .absent: nil
    case .integer(let values, let states): states.valid[row] ? .integer(values[row]) : nil
    case .double(let values, let states): states.valid[row] ? .double(values[row]) : nil
    case .flag(let values, let states): states.valid[row] ? .flag(values[row]) : nil
    case .code(let values, let dictionary, let states):
      states.valid[row] ? .text(dictionary[Int(values[row])]) : nil
    case .text(let texts, let states): states.valid[row] ? .text(texts.string(row)) : nil
    case .instant(let values, let states):
      states.valid[row] ? .instant(Timestamp(seconds: values[row])) : nil
    case .list(let values, let states): states.valid[row] ? .list(values[row]) : nil
    }
  }
}

/// Texts of one column, most of them parts of the bytes that were read.
///
/// Shape: `starts.count == lengths.count` rows. A start with its top bit set counts from the start of
/// `unescaped`, else from that of `bytes`.
package struct TextColumn: Sendable {
  /// The bytes of the chunk, UTF-8, shared by every text column of a batch.
  package let bytes: [UInt8]
  /// Texts that do not stand in the chunk as they are (doubled quotes inside), one behind another.
  package let unescaped: [UInt8]
  package let starts: [UInt32]
  package let lengths: [UInt32]
  /// Whether every text is known to be well-formed.
  package let isUTF8: Bool

  package static let unescapedBit: UInt32 = 1 << 31

  package init(
    bytes: [UInt8], unescaped: [UInt8], starts: [UInt32], lengths: [UInt32], isUTF8: Bool = false
  ) {
    self.isUTF8 = isUTF8
    self.bytes = bytes
    self.unescaped = unescaped
    self.starts = starts
    self.lengths = lengths
  }

  /// The text of `row`; bytes that are no UTF-8 become U+FFFD.
  package func string(_ row: Int) -> String {
    let (isUnescaped, range) = extent(row)
    return String(decoding: isUnescaped ? unescaped[range] : bytes[range], as: UTF8.self)
  }

  /// Calls `body` with the bytes of `row`, UTF-8 as far as the sheet is.
  package func withBytes<Result>(_ row: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let (isUnescaped, range) = extent(row)
    return body(isUnescaped ? unescaped.span.extracting(range) : bytes.span.extracting(range))
  }

  /// Whether the bytes of `row` stand in `unescaped`, and where.
  package func extent(_ row: Int) -> (isUnescaped: Bool, range: Range<Int>) {
    let start = Int(starts[row] & ~Self.unescapedBit)
    return (starts[row] & Self.unescapedBit != 0, start..<start + Int(lengths[row]))
  }
}

/// Lists of one column, split when somebody asks: most are never looked at.
package struct ListColumn: Sendable {
  private enum Storage {
    case texts(TextColumn)
    case values([[String]])
  }

  private let storage: Storage

  /// The lists whose cells `texts` holds.
  package init(splitting texts: TextColumn) {
    storage = .texts(texts)
  }

  package init(_ values: [[String]]) {
    storage = .values(values)
  }

  /// The items of `row`.
  ///
  /// - Complexity: O(length of the cell).
  package subscript(row: Int) -> [String] {
    switch storage {
    case .texts(let texts): ListType.items(of: texts.string(row))
    case .values(let values): values[row]
    }
  }

  /// Calls `body` with the items of `row` as they stand in the cell; false, and no call, where they
  /// cannot be had without looking closer: ask the subscript then.
  func forEachPlainItem(_ row: Int, _ body: (Span<UInt8>) -> Void) -> Bool {
    guard case .texts(let texts) = storage else { return false }
    return texts.withBytes(row) { ListType.forEachPlainItem(of: $0, body) }
  }
}

extension ListColumn: ExpressibleByArrayLiteral {
  package init(arrayLiteral lists: [String]...) {
    self.init(lists)
  }
}
