import Diagnostics
import Linting
import Model

/// Tables for tests, written as lines of cells.
enum Fixture {
  static let calendar = WorkCalendar(
    id: "t", title: "t", offset: .china, periods: [.init(open: 30_600, close: 64_800)],
    weekend: [6, 7], years: 2024...2026, exceptions: [:])

  static let types = [
    Vocabulary.Term<Named.PointType>(
      id: "residential_community", title: LocalizedText(zh: "居民小区", en: "residential community"),
      aliases: ["小区"], location: SourceLocation(file: "t")),
    Vocabulary.Term<Named.PointType>(
      id: "market", title: LocalizedText(zh: "集贸市场", en: "market"),
      location: SourceLocation(file: "t")),
  ]

  /// Noon of 2026-07-20 in China.
  static let context = TableContext(
    asOf: Timestamp(CivilDate(daysSinceEpoch: 20_654), secondOfDay: 43_200, offset: .china),
    calendar: calendar, pointTypes: types)

  /// A table of lines whose cells stand between bars.
  static func table(_ lines: [String]) -> RawTable {
    RawTable(
      file: "t.xlsx", sheet: "表1",
      rows: lines.enumerated().map { number, line in
        TableRow(
          number: number + 1,
          cells: line.split(separator: "|", omittingEmptySubsequences: false).map(String.init))
      })
  }

  static func words(_ defects: [Defect]) -> [String] {
    defects.map { "\($0.kind.id) \($0.line):\($0.column) \($0.value)" }
  }
}
