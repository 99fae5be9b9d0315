import ArgumentParser
import Foundation

/// `civiclint-bench convert NEUTRAL.json OUTDIR`
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Writes the benchmark's neutral rules as a workspace of civiclint documents.",
    discussion: """
      The workspace has the same violations, units, hours and working days. Two things differ: 'day' \
      deadlines move off days of rest, and the severities critical, high, medium and low are called \
      critical, major, minor and info.
      """)

  @Argument(help: "The rules in neutral form (rules.json, rules_long.json).")
  var neutral: String

  @Argument(help: "Folder for the documents; made if it does not exist.")
  var folder: String

  func run() throws {
    let rules = try NeutralRules.read(neutral)
    let root = URL(fileURLWithPath: folder)
    for (path, text) in try NeutralConverter(rules).documents() {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    print("\(rules.rules.count) rules, \(rules.fields.count) fields -> \(folder)")
  }
}

extension NeutralRules {
  /// Reads the JSON file at `path`.
  static func read(_ path: String) throws -> NeutralRules {
    try JSONDecoder().decode(
      NeutralRules.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
