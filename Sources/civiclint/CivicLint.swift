import ArgumentParser
import Diagnostics
import Foundation

/// The command line; what it offers is the catalog of commands.
@main
struct CivicLint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "civiclint",
    abstract: Words.pick(
      zh: "文明城市测评点位记录的规则检查", en: "Checks point inspections against the rules of a civilized city."),
    discussion: Words.pick(
      zh: "先试: civiclint check 检查表.csv", en: "Start with: civiclint check sheet.csv"),
    version: "0.1.0",
    subcommands: CommandCatalog.standard)

  static func main() async {
    // A reader that went away is no reason to be killed: the write says so, and the run ends quietly.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      finish(error)
    }
  }

  /// Says why the program ends and ends it: 0 for help and version, 2 for bad usage.
  private static func finish(_ error: any Error) -> Never {
    if let code = error as? ExitCode { Foundation.exit(code.rawValue) }
    let console = Console(language: Words.language, color: .auto)
    if let list = error as? DiagnosticList {
      console.show(list.diagnostics)
      console.say(
        zh: "civiclint: 未能完成 (退出码 2)", en: "civiclint: could not do the job (exit status 2)")
      Foundation.exit(ExitStatus.failed.rawValue)
    }
    if exitCode(for: error) == .success {
      print(fullMessage(for: error))
      Foundation.exit(ExitStatus.clean.rawValue)
    }
    console.write(fullMessage(for: error) + "\n")
    console.say(
      zh: "civiclint: 命令写法有误 (退出码 2)",
      en: "civiclint: the command was not understood (exit status 2)")
    Foundation.exit(ExitStatus.failed.rawValue)
  }
}

/// Every command; help, docs and tests derive from this list.
enum CommandCatalog {
  static let standard: [any ParsableCommand.Type] = [
    CheckCommand.self, GateCommand.self, CalendarCommand.self, ExplainTextCommand.self,
    InitCommand.self, LayoutCommand.self, RulesCommand.self, RoutingCommand.self,
    SchemaCommand.self,
  ]
}
