import ArgumentParser
import CheckRun
import Diagnostics
import Foundation
import Model
import RuleLoading
import Ticketing

/// `civiclint calendar`: which days are worked, and when a limit ends.
struct CalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: Words.pick(
      zh: "工作日历: 看一个月, 算一个期限", en: "Working days: show a month, reckon a limit."),
    subcommands: [Show.self, Due.self])

  /// The calendar of the workspace, or the one with the id that was asked for.
  static func load(
    _ documents: DocumentOptions, _ id: String?, _ console: Console
  ) throws(DiagnosticList) -> (calendar: WorkCalendar, campaign: Campaign?) {
    let (loaded, _) = try RulesCommand.load(documents, console)
    guard !loaded.hasErrors else { throw DiagnosticList(loaded.diagnostics) }
    let found = id.map { id in loaded.calendars.first { $0.id == id } } ?? loaded.calendar
    guard let found else {
      let names = loaded.calendars.map(\.id)
      throw DiagnosticList([
        Usage.choice("--calendar", id ?? RuleLoader.defaultCalendar, names)
      ])
    }
    return (found, loaded.campaign?.campaign)
  }

  /// `civiclint calendar show 2026-10`
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: Words.pick(
        zh: "一个月的工作日、节假日、调休和工作时间", en: "A month: working days, holidays, make-up workdays, hours."))

    @Argument(
      help: ArgumentHelp(
        Words.pick(zh: "月份, 如 2026-10", en: "The month, such as 2026-10."), valueName: "month"))
    var month: String

    @Option(
      help: ArgumentHelp(
        Words.pick(zh: "日历编号; 缺省为工作区的", en: "Id of the calendar; else the workspace's."),
        valueName: "id"))
    var calendar: String?

    @OptionGroup var documents: DocumentOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let console = try common.console()
      guard let first = CivilDate(iso: month + "-01") else {
        throw DiagnosticList([Usage.month(month)])
      }
      let (calendar, _) = try CalendarCommand.load(documents, calendar, console)
      let page = CalendarPage(calendar: calendar, first: first, language: console.language)
      print(page.text, terminator: "")
    }
  }

  /// `civiclint calendar due "2026-09-30T16:00" "3 workdays"`
  struct Due: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: Words.pick(
        zh: "从某一时刻起的期限何时到, 跳过了哪些日子", en: "When a limit ends, and which days it passes over."))

    @Argument(
      help: ArgumentHelp(
        Words.pick(zh: "起算时刻, 如 2026-09-30T16:00", en: "When it starts, such as 2026-09-30T16:00."),
        valueName: "time"))
    var opened: String

    @Argument(
      help: ArgumentHelp(
        Words.pick(zh: "时限, 如 '3 workdays'", en: "The limit, such as '3 workdays'."),
        valueName: "limit"))
    var limit: String

    @Option(
      help: ArgumentHelp(
        Words.pick(zh: "日历编号; 缺省为工作区的", en: "Id of the calendar; else the workspace's."),
        valueName: "id"))
    var calendar: String?

    @Flag(
      help: ArgumentHelp(
        Words.pick(
          zh: "按工作区的测评日收紧期限", en: "Shorten it as the workspace's assessment day demands.")))
    var tighten = false

    @OptionGroup var documents: DocumentOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let console = try common.console()
      var problems: [Diagnostic] = []
      var start: Timestamp?
      switch Usage.instant(opened) {
      case .success(let instant): start = instant
      case .failure: problems.append(Usage.time(opened))
      }
      let allowance = Allowance(parsing: limit)
      if allowance == nil { problems.append(Usage.limit(limit)) }
      guard let start, let allowance else { throw DiagnosticList(problems) }
      let (calendar, campaign) = try CalendarCommand.load(documents, calendar, console)
      let calculator = DeadlineCalculator(
        calendar: calendar, campaign: tighten ? campaign : nil)
      let answer = calculator.deadline(
        DeadlineRule(stages: [.init(allowance: allowance)]), openedAt: start)
      let page = DuePage(
        calendar: calendar, language: console.language, opened: start, allowance: allowance,
        deadline: answer.deadline)
      print(page.text, terminator: "")
      if answer.deadline.due == nil {
        console.say(
          zh: "civiclint: 日历没有那些日子, 算不出期限 (退出码 2)",
          en:
            "civiclint: the calendar does not know those days, so there is no answer (exit status 2)"
        )
        throw ExitCode(ExitStatus.failed.rawValue)
      }
    }
  }
}
