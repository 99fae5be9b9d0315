import ArgumentParser
import CheckRun
import Diagnostics
import Foundation
import Model
import RuleLoading

/// `civiclint init`: a workspace to start from.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: Words.pick(
      zh: "写出一个带注释的工作区: 点位库、责任分工、自己的规则、示例表",
      en: "Write a commented workspace: registry, routing, rules of your own, an example sheet."),
    discussion: Words.pick(
      zh: "已有的文件不会被改动: 只要有一个同名, 就什么也不写。",
      en: "No file that exists is touched: if one has the name, nothing is written at all."))

  @Argument(
    help: ArgumentHelp(
      Words.pick(zh: "文件夹; 缺省为当前文件夹", en: "The folder; else the current one."),
      valueName: "folder"))
  var folder: String = "."

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = try common.console()
    var options = CheckOptions(
      asOf: Timestamp(seconds: 0), language: console.language, palette: .plain, workers: 1)
    options.campaign = .none
    let loaded = try CheckRun.Workspace(options).load(trustsStandard: true)
    let workspace = StarterWorkspace(
      language: console.language, names: SchemaNames(loaded))
    let root = URL(fileURLWithPath: folder)
    let files = workspace.files.map { (file: $0, path: root.appending(path: $0.path).relativePath) }
    let existing = files.filter { FileManager.default.fileExists(atPath: $0.path) }
    guard existing.isEmpty else { throw DiagnosticList(existing.map { Self.exists($0.path) }) }
    for (file, path) in files {
      // A folder that cannot be made shows in the file that cannot be written.
      try? FileManager.default.createDirectory(
        at: URL(fileURLWithPath: path).deletingLastPathComponent(),
        withIntermediateDirectories: true)
      var streams = OutputStreams()
      try streams.open(path)
      _ = try streams.write(Array(file.text.utf8), to: 0)
    }
    for (_, path) in files { print(path) }
    let sheet = root.appending(path: "sheets/example.csv").relativePath
    console.say(
      zh: "接下来: civiclint check \(sheet)，再把 points.yaml 换成你们的点位",
      en: "Next: civiclint check \(sheet), then put your own points into points.yaml")
  }

  private static func exists(_ path: String) -> Diagnostic {
    Diagnostic(
      code: "U111", LocalizedText(zh: "已有文件 '\(path)'", en: "there is a file '\(path)' already"),
      at: SourceLocation(file: path),
      help: LocalizedText(
        zh: "换一个文件夹, 或先把它移开; 什么也没有写",
        en: "choose another folder or move it away; nothing was written"))
  }
}
