import Diagnostics
import Model

/// A cell that should hold a day.
package enum DateCell: Hashable, Sendable {
  case blank
  case unreadable
  case day(CivilDate)

  init(_ text: String, offset: UTCOffset) {
    switch DateTimeType.reading(text, ReadingContext(offset: offset)) {
    case .value(.instant(let instant)): self = .day(instant.local(at: offset).date)
    case .blank: self = .blank
    default: self = .unreadable
    }
  }

  package var day: CivilDate? { if case .day(let day) = self { day } else { nil } }

  static let expected = DateTimeType.expectation
}

/// What whoever lints tables knows besides them.
package struct TableContext: Sendable {
  /// The day after which no inspection can have been.
  package let today: CivilDate
  package let calendar: WorkCalendar
  /// Every point type, for what the column 类型 says.
  package let pointTypes: [Vocabulary.Term<Named.PointType>]

  package init(
    asOf: Timestamp, calendar: WorkCalendar, pointTypes: [Vocabulary.Term<Named.PointType>]
  ) {
    today = asOf.local(at: calendar.offset).date
    self.calendar = calendar
    self.pointTypes = pointTypes
  }
}
