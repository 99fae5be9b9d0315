import Diagnostics
import Model
import YAML

/// Reads `calendar` documents: opening hours, weekends, holidays and make-up workdays.
///
/// A calendar with `extends:` is another one with changes: what it says itself goes before, day by day, and
/// what it does not say is as there. All documents are read before the first one is put together.
struct CalendarReader {
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// One calendar as it is written; nil where it says nothing, or nothing that can be read.
  private struct Draft {
    let id: String
    let layer: RuleSource.Layer
    let place: SourceLocation
    let title: LocalizedText?
    let base: NodeReader?
    let offset: UTCOffset?
    let periods: [WorkCalendar.Period]?
    let weekend: Set<Int>?
    let years: ClosedRange<Int>?
    let holidays: NodeReader?
    let workdays: NodeReader?
    /// Whether something in it has been reported already.
    let isBroken: Bool
  }

  let problems: ProblemList
  private var drafts: [Draft] = []

  init(_ problems: ProblemList) {
    self.problems = problems
  }

  mutating func read(_ document: Document) {
    guard var reader = document.reader(.calendar, problems) else { return }
    let id = reader.required("id")
    let title = reader.optional("title")?.localized
    let base = reader.optional("extends")
    /// What a calendar that stands alone has to say.
    func key(_ name: String) -> NodeReader? {
      base == nil ? reader.required(name) : reader.optional(name)
    }
    let written = (
      offset: key("utc-offset"), hours: key("hours"), weekend: key("weekend"), years: key("years")
    )
    let offset = written.offset.flatMap(Self.offset)
    let periods = written.hours.map(periods)
    let weekend = written.weekend.map(weekend)
    let years = written.years.flatMap(Self.years)
    let holidays = reader.optional("holidays")
    let workdays = reader.optional("workdays")
    reader.finish()
    guard let id, let name = id.identifier(.calendar, .kebab) else {
      // Nobody can use it, but its days are as wrong as they are.
      if base == nil {
        _ = exceptions(holidays, workdays, years: years, weekend: weekend ?? [], on: nil)
      }
      return
    }
    if let known = drafts.first(where: { $0.id == name && $0.layer == document.layer }) {
      id.report(.duplicateID(.calendar, name, first: known.place))
      return
    }
    let isBroken =
      (written.offset != nil || base == nil) && offset == nil || periods?.isEmpty == true
      || (written.years != nil || base == nil) && years == nil
      || base == nil && (periods == nil || weekend == nil)
    drafts.append(
      Draft(
        id: name, layer: document.layer, place: id.location, title: title, base: base,
        offset: offset, periods: periods, weekend: weekend, years: years, holidays: holidays,
        workdays: workdays, isBroken: isBroken))
  }

  /// The calendars in the order read; ids are unique: what people write hides what ships with the program.
  ///
  /// Reports calendars that extend nothing, or themselves.
  func calendars() -> [WorkCalendar] {
    var built: [Int: WorkCalendar?] = [:]
    for index in drafts.indices { build(index, &built, path: []) }
    return drafts.indices.compactMap { index in
      let isHidden = drafts.contains {
        $0.id == drafts[index].id && $0.layer > drafts[index].layer
      }
      return isHidden ? nil : built[index] ?? nil
    }
  }

  /// Puts `drafts[index]` together, and before it what it extends.
  ///
  /// - Parameter path: The calendars that are being put together and want this one.
  @discardableResult
  private func build(
    _ index: Int, _ built: inout [Int: WorkCalendar?], path: [Int]
  ) -> WorkCalendar? {
    if let known = built[index] { return known }
    let draft = drafts[index]
    var base: WorkCalendar?
    if let reader = draft.base {
      let path = path + [index]
      if let below = below(draft, reader), let start = path.firstIndex(of: below) {
        reader.report(.circularCalendars((path[start...] + [below]).map { drafts[$0].id }))
        for member in path[start...] { built[member] = .some(nil) }
      } else if let below = below(draft, reader) {
        base = build(below, &built, path: path)
      } else if let name = reader.string {
        let known = Set(drafts.map(\.id)).subtracting([draft.id]).sorted()
        reader.report(.unknownReference(.calendar, name, known: known))
      }
    }
    // A calendar that went round in circles has been given up already.
    if let known = built[index] { return known }
    let calendar = calendar(draft, on: base)
    built[index] = .some(calendar)
    return calendar
  }

  /// The calendar that `draft` extends. One that extends its own name means the one that ships with the program.
  private func below(_ draft: Draft, _ reader: NodeReader) -> Int? {
    drafts.indices.filter { index in
      drafts[index].id == reader.node.text
        && (drafts[index].id != draft.id || drafts[index].layer < draft.layer)
    }.max { drafts[$0].layer < drafts[$1].layer }
      ?? drafts.firstIndex { $0.id == reader.node.text && $0.id == draft.id }
  }

  private func calendar(_ draft: Draft, on base: WorkCalendar?) -> WorkCalendar? {
    let weekend = draft.weekend ?? base?.weekend ?? []
    let years = draft.years ?? base?.years
    let exceptions = exceptions(
      draft.holidays, draft.workdays, years: years, weekend: weekend, on: base)
    guard !draft.isBroken, draft.base == nil || base != nil,
      let offset = draft.offset ?? base?.offset, let years,
      let periods = draft.periods ?? base?.periods
    else { return nil }
    let inherited = (base?.exceptions ?? [:]).filter { years.contains($0.key.year) }
    return WorkCalendar(
      id: draft.id, title: draft.title ?? base?.title ?? LocalizedText(draft.id), offset: offset,
      periods: periods, weekend: weekend, years: years,
      exceptions: inherited.merging(exceptions) { $1 },
      base: base.map {
        WorkCalendar.Base(id: $0.id, title: $0.title, ownDays: Set(exceptions.keys))
      }
    )
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
    _ holidays: NodeReader?, _ workdays: NodeReader?, years: ClosedRange<Int>?, weekend: Set<Int>,
    on base: WorkCalendar?
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
          let isWorkedAnyway =
            base?.exceptions[date]?.isWorked ?? !weekend.contains(date.weekday)
          if isWorked, isWorkedAnyway {
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
