import Diagnostics
import Model
import YAML

/// Reads `calendar` documents: opening hours, weekends, holidays and make-up workdays.
struct CalendarReader {
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  let problems: ProblemList
  private var found: [(calendar: WorkCalendar, layer: RuleSource.Layer, place: SourceLocation)] = []

  init(_ problems: ProblemList) {
    self.problems = problems
  }

  /// In the order read; ids are unique.
  var calendars: [WorkCalendar] { found.map(\.calendar) }

  mutating func read(_ document: Document) {
    guard var reader = document.reader(.calendar, problems) else { return }
    let id = reader.required("id")
    let title = reader.optional("title")?.localized
    let offset = reader.required("utc-offset").flatMap(Self.offset)
    let hours = reader.required("hours")
    let periods = hours.map(periods) ?? []
    let weekend = reader.required("weekend").map(weekend) ?? []
    let years = reader.required("years").flatMap(Self.years)
    let exceptions = exceptions(
      reader.optional("holidays"), reader.optional("workdays"), years: years, weekend: weekend)
    reader.finish()
    guard let id, let name = id.identifier(.calendar, .kebab), let offset, let years,
      !periods.isEmpty
    else { return }
    let calendar = WorkCalendar(
      id: name, title: title ?? LocalizedText(name), offset: offset, periods: periods,
      weekend: weekend, years: years, exceptions: exceptions)
    guard let known = found.firstIndex(where: { $0.calendar.id == name }) else {
      found.append((calendar, document.layer, id.location))
      return
    }
    if found[known].layer == document.layer {
      id.report(.duplicateID(.calendar, name, first: found[known].place))
    } else if found[known].layer < document.layer {
      found[known] = (calendar, document.layer, id.location)
    }
  }

  private static func offset(_ reader: NodeReader) -> UTCOffset? {
    reader.parsed(
      LocalizedText(zh: "时差, 如 '+08:00'", en: "an offset such as '+08:00'")
    ) { UTCOffset(suffix: Array($0.utf8)[...]) }
  }

  /// `2024-2026`, or one year.
  private static func years(_ reader: NodeReader) -> ClosedRange<Int>? {
    reader.parsed(
      LocalizedText(zh: "年份, 如 2024-2026", en: "a year or years such as 2024-2026")
    ) { text in
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      let years = parts.compactMap { Int($0) }.filter { (1...9999).contains($0) }
      guard years.count == parts.count, (1...2).contains(years.count), let first = years.first,
        let last = years.last, first <= last
      else { return nil }
      return first...last
    }
  }

  private static func words(_ years: ClosedRange<Int>) -> String {
    years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)-\(years.upperBound)"
  }

  private func periods(_ reader: NodeReader) -> [WorkCalendar.Period] {
    let items = (reader.list ?? []).compactMap { item -> (NodeReader, WorkCalendar.Period)? in
      item.parsed(
        LocalizedText(zh: "时段, 如 '08:30-12:00'", en: "opening hours such as '08:30-12:00'"),
        Self.period
      ).map { (item, $0) }
    }
    if reader.node.kind == .sequence, reader.node.items.isEmpty {
      reader.report(.emptyList("hours"))
    }
    let sorted = items.sorted { $0.1.open < $1.1.open }
    for (earlier, later) in zip(sorted, sorted.dropFirst()) where later.1.open < earlier.1.close {
      later.0.report(.overlappingHours(earlier.0.node.text, later.0.node.text))
    }
    return sorted.map(\.1)
  }

  private static func period(_ text: String) -> WorkCalendar.Period? {
    let times = text.split(separator: "-", omittingEmptySubsequences: false).map(second)
    guard times.count == 2, let open = times[0], let close = times[1], open < close else {
      return nil
    }
    return WorkCalendar.Period(open: open, close: close)
  }

  /// The second of the day of `08:30`; `24:00` is the end of the day.
  private static func second(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), (0..<60).contains(minute), (0...24).contains(hour)
    else { return nil }
    let second = hour * 3600 + minute * 60
    return second <= 86_400 ? second : nil
  }

  private func weekend(_ reader: NodeReader) -> Set<Int> {
    let days = (reader.list ?? []).compactMap { $0.word(.weekday, Self.weekdays) }
    return Set(days.compactMap { Self.weekdays.firstIndex(of: $0) }.map { $0 + 1 })
  }
}

extension CalendarReader {
  /// A day that is listed, and where.
  private struct Listed {
    let isWorked: Bool
    let place: SourceLocation
  }

  private func exceptions(
    _ holidays: NodeReader?, _ workdays: NodeReader?, years: ClosedRange<Int>?, weekend: Set<Int>
  ) -> [CivilDate: WorkCalendar.Exception] {
    var exceptions: [CivilDate: WorkCalendar.Exception] = [:]
    var listed: [CivilDate: Listed] = [:]
    for (list, isWorked) in [(holidays, false), (workdays, true)] {
      for item in list?.list ?? [] {
        guard var reader = item.mapping(.day) else { continue }
        let days = days(&reader)
        let name = reader.optional("name")?.localized ?? ""
        reader.finish()
        for (date, place) in days {
          if let years, !years.contains(date.year) {
            place.report(
              .outsideYears(day: date.description, years: Self.words(years)))
            break
          }
          if let known = listed[date] {
            place.report(
              known.isWorked == isWorked
                ? .dayTwice(day: date.description, first: known.place)
                : .restAndWork(day: date.description, first: known.place))
            break
          }
          if isWorked, !weekend.contains(date.weekday) {
            place.report(.alreadyWorked(day: date.description))
          }
          listed[date] = Listed(isWorked: isWorked, place: place.location)
          exceptions[date] = WorkCalendar.Exception(isWorked: isWorked, name: name)
        }
      }
    }
    return exceptions
  }

  /// The days of `{date: …}` or `{from: …, to: …}`, each with the key that it comes from.
  private func days(_ reader: inout MappingReader) -> [(CivilDate, NodeReader)] {
    let date = reader.optional("date")
    let from = reader.optional("from")
    let to = reader.optional("to")
    if let date, from == nil, to == nil {
      return date.date.map { [($0, date)] } ?? []
    }
    guard date == nil, from != nil || to != nil else {
      problems.report(
        .eitherOr(["date", "from"], of: .day, found: date == nil ? 0 : 2), at: reader.node)
      return []
    }
    guard let from = from ?? reader.required("from"), let to = to ?? reader.required("to"),
      let first = from.date, let last = to.date
    else { return [] }
    guard first <= last else {
      to.report(.backwardRange(from: first.description, to: last.description))
      return []
    }
    guard last.daysSinceEpoch - first.daysSinceEpoch < 366 else {
      to.report(
        .unreadable(
          last.description,
          expected: LocalizedText(zh: "一年之内的日期", en: "within a year of the first day")))
      return []
    }
    return (first.daysSinceEpoch...last.daysSinceEpoch).map {
      (CivilDate(daysSinceEpoch: $0), from)
    }
  }
}
