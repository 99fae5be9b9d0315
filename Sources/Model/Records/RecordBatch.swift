/// Which columns a run needs, and where a sheet has them; shared by every batch of the sheet.
package struct BatchLayout: Sendable {
  package struct Slot: Sendable {
    package let key: ColumnKey
    package let type: any FactType.Type
    /// The field's number in the sheet, from 1; nil if the sheet has no such column.
    package let field: Int?
    /// The column's header as the sheet has it; empty if the reader does not say.
    package let header: String
    /// Whether the sheet's header names the column; false for one that a later record may still have.
    package let isNamed: Bool

    package init(
      key: ColumnKey, type: any FactType.Type, field: Int?, header: String = "",
      isNamed: Bool = true
    ) {
      self.isNamed = isNamed
      self.key = key
      self.type = type
      self.field = field
      self.header = header
    }
  }

  package let slots: [Slot]
  private let index: [ColumnKey: Int]
  /// By the number of the field; empty where nobody needs it.
  private let headers: [String]

  package init(slots: [Slot]) {
    self.slots = slots
    index = Dictionary(
      slots.enumerated().map { ($0.element.key, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var headers: [String] = []
    for case (let field?, let header) in slots.map({ ($0.field, $0.header) }) where field >= 0 {
      if headers.count <= field {
        headers += Array(repeating: "", count: field + 1 - headers.count)
      }
      if headers[field].isEmpty { headers[field] = header }
    }
    self.headers = headers
  }

  package func slot(of key: ColumnKey) -> Int? { index[key] }

  /// The header of the sheet's field with this number, from 1; empty if nobody needs that field.
  package func header(ofField field: Int) -> String {
    headers.indices.contains(field) ? headers[field] : ""
  }
}

/// Some consecutive records of one sheet, as columns.
package struct RecordBatch: Sendable {
  /// The file as the user named it.
  package let file: String
  /// Name of the table within its file; empty where a file is one table.
  package let sheet: String
  /// Number of the batch within the file, from 0.
  package let index: Int
  package let count: Int
  package let layout: BatchLayout
  /// As many as the layout has slots.
  package let columns: [Column]
  /// Physical line on which each record starts, from 1.
  package let lines: [Int]
  /// Index of each record's point in the registry; -1 where there is no registry or no such point.
  package let points: [Int32]
  /// Index of each record's point type in the run's list of types; -1 where it is not known.
  package let pointTypes: [Int16]
  package let defects: [Defect]
  /// Records that are not evaluated, with the reason, in order of lines. One whose point is not
  /// known keeps its row, so that whoever keeps the sheet can be told; its point and type are -1.
  package let rejections: [Rejection]
  /// Rows that are no records, in order; they keep their row, their point and type are -1.
  package let skipped: [SkippedRow]
  /// A number for each record, equal for records that say the same; empty if the reader gives none.
  package let digests: [UInt64]
  /// What one row is.
  package let shape: SheetLayout.Shape
  /// What long rows answer; nil in any other shape.
  package let items: LongItems?

  package init(
    file: String, sheet: String = "", index: Int, count: Int, layout: BatchLayout,
    columns: [Column], lines: [Int],
    points: [Int32], pointTypes: [Int16], defects: [Defect], rejections: [Rejection],
    skipped: [SkippedRow] = [], digests: [UInt64] = [], shape: SheetLayout.Shape = .wide,
    items: LongItems? = nil
  ) {
    self.shape = shape
    self.items = items
    self.file = file
    self.sheet = sheet
    self.index = index
    self.count = count
    self.layout = layout
    self.columns = columns
    self.lines = lines
    self.points = points
    self.pointTypes = pointTypes
    self.defects = defects
    self.rejections = rejections
    self.skipped = skipped
    self.digests = digests
  }

  /// How many records were read: those evaluated and those rejected.
  package var read: Int { count - skipped.count + rejections.count { $0.row == nil } }

  /// The column of `key`; absent if the run did not ask for it.
  package func column(_ key: ColumnKey) -> Column {
    layout.slot(of: key).map { columns[$0] } ?? .absent
  }

  /// The text of a text or code column in `row`; nil where it holds no value.
  package func text(_ key: ColumnKey, row: Int) -> String? {
    switch column(key) {
    case .text(let texts, let states): states.valid[row] ? texts.string(row) : nil
    case .code(let values, let dictionary, let states):
      states.valid[row] ? dictionary[Int(values[row])] : nil
    default: nil
    }
  }
}

/// A row that is no record, or belongs to no known point.
package struct Rejection: Hashable, Sendable {
  package enum Reason: String, Sendable, CaseIterable {
    /// More or fewer fields than the header, beyond repair.
    case ragged
    /// A quote that is never closed.
    case unclosedQuote = "unclosed_quote"
    /// Neither id nor name belongs to a point of the registry.
    case unknownPoint = "unknown_point"
    /// Longer than a record may be.
    case tooLong = "too_long"
    /// No record of its format: a line that is no JSON object.
    case malformed
  }

  package let line: Int
  package let reason: Reason
  /// The row of the batch that still holds its cells; nil if it never became a row.
  package let row: Int?

  package init(line: Int, reason: Reason, row: Int? = nil) {
    self.line = line
    self.reason = reason
    self.row = row
  }
}
