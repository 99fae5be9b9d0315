import Diagnostics

/// Something wrong with the sheet itself (填报差错), never with the point.
package struct Defect: Hashable, Sendable {
  package let kind: DefectKind
  package let file: String
  /// Name of the table within its file; empty where a file is one table.
  package let sheet: String
  /// Physical line on which the record starts, from 1; 0 for the sheet as a whole.
  package let line: Int
  /// The field's number, from 1; 0 for the whole record. Of a malformed record the character, from 1.
  package let column: Int
  /// The header of the column; empty for the whole record.
  package let header: String
  /// The cell as it was written, cut to 200 characters.
  package let value: String
  /// What should have stood there; nil where the kind says it all.
  package let expected: LocalizedText?
  /// What was probably meant.
  package let suggestion: String?
  /// Ids of the points that were probably meant.
  package let proposals: [PointID]
  /// Line of the earlier record that this one is compared with; nil for most kinds.
  package let earlierLine: Int?

  package init(
    _ kind: DefectKind, file: String, sheet: String = "", line: Int, column: Int = 0,
    header: String = "",
    value: String = "", expected: LocalizedText? = nil, suggestion: String? = nil,
    proposals: [PointID] = [], earlierLine: Int? = nil
  ) {
    self.kind = kind
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
    self.header = header
    self.value = String(value.prefix(200))
    self.expected = expected
    self.suggestion = suggestion
    self.proposals = proposals
    self.earlierLine = earlierLine
  }
}

extension [Defect] {
  /// In order of lines, then of columns, then as found. Sorts numbers, not the defects, whose many texts make
  /// them slow to move.
  package var inOrder: [Defect] {
    let keys = enumerated().map { ($0.element.line, $0.element.column, $0.offset) }
    return keys.sorted(by: <).map { self[$0.2] }
  }
}
