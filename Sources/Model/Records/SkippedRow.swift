import Diagnostics

/// A row among the records of a sheet that is no record: neither read nor rejected, but counted.
package struct SkippedRow: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Nothing is written in it.
    case blank
    /// 合计: sums of the rows above.
    case total
    /// A note, an explanation, a signature.
    case note
    /// The header once more.
    case header

    package var title: LocalizedText {
      switch self {
      case .blank: LocalizedText(zh: "空行", en: "blank")
      case .total: LocalizedText(zh: "合计", en: "totals")
      case .note: LocalizedText(zh: "附注", en: "notes")
      case .header: LocalizedText(zh: "重复表头", en: "header again")
      }
    }
  }

  package let line: Int
  package let kind: Kind
  /// The row of the batch that holds its cells; no rule is asked about it.
  package let row: Int

  package init(line: Int, kind: Kind, row: Int) {
    self.line = line
    self.kind = kind
    self.row = row
  }
}
