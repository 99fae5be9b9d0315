import Diagnostics
import Model

/// What a run wants from a sheet, and what it knows that helps to read it.
package struct SheetRequest: Sendable {
  /// The columns that some rule, ticket field or check reads; no others are decoded.
  package var columns: [ColumnKey]
  /// Every fact of the vocabulary: headers are matched against all of them.
  package var facts: [Fact]
  /// The point types; `RecordBatch.pointTypes` counts in this list.
  package var pointTypes: [Vocabulary.Term<Named.PointType>]
  /// The known points; nil if the sheet itself says all there is to know.
  package var registry: PointRegistry?
  /// The type of every point of a sheet that neither says it nor has a registry to ask, by the facts
  /// that the sheet has; nil if it cannot be told.
  package var assumedPointType: (@Sendable (Set<FactID>) -> PointTypeID?)?
  /// The clocks by which a time without a zone is meant.
  package var offset: UTCOffset
  /// Second of the day that stands for a date without a time.
  package var dayStart: Int
  /// The one table of a workbook that is wanted, by name; nil for all that fit.
  package var sheet: String?
  /// Whether batches have digests, by which copies of records are found.
  package var findsCopies = true
  /// What columns and items mean where their names do not say it.
  package var layout = SheetLayout()
  /// Facts of which it is good to see them (有无志愿服务站), not a fault.
  package var goodFacts: @Sendable () -> Set<FactID> = { [] }
  package var limits = ReadingLimits()

  package init(
    columns: [ColumnKey], facts: [Fact] = [],
    pointTypes: [Vocabulary.Term<Named.PointType>] = [], registry: PointRegistry? = nil,
    assumedPointType: (@Sendable (Set<FactID>) -> PointTypeID?)? = nil,
    offset: UTCOffset = .china, dayStart: Int = 0
  ) {
    self.columns = columns
    self.facts = facts
    self.pointTypes = pointTypes
    self.registry = registry
    self.assumedPointType = assumedPointType
    self.offset = offset
    self.dayStart = dayStart
  }
}

/// How much of a sheet is held in memory at a time, and what is no sheet any more.
package struct ReadingLimits: Sendable {
  /// Bytes of a chunk. Batches, and so their order, follow from it.
  package var chunkBytes = 1 << 19
  /// Bytes of one record; a longer one is rejected, and a quote open for longer is never closed.
  package var recordBytes = 16 << 20
  /// Columns of a header.
  package var columns = 16_384
  /// Quotes that are never closed before the file is given up.
  package var unclosedQuotes = 1_000

  package init() {}
}
