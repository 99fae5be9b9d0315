import ArgumentParser
import Foundation
import Themes

/// `civiclint-bench texts FILE`
struct TextsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "texts",
    abstract: "Measures how long the themes that ship take to read problem texts.",
    discussion: "One text a line, read on one thread; the median of the rounds.")

  @Argument(help: "The texts: UTF-8, one a line.")
  var file: String

  @Option(help: "Rounds of the measurement.")
  var rounds = 9

  func validate() throws {
    guard rounds > 0 else { throw ValidationError("--rounds must be greater than 0") }
  }

  func run() throws {
    let texts = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      .map(String.init)
    let classifier = try TruthSuite.standardClassifier()
    var problems = 0
    let seconds = (0..<rounds).map { _ in
      problems = 0
      let time = ContinuousClock().measure {
        for text in texts { problems += classifier.read(text).problems.count }
      }
      return time / .seconds(1)
    }
    let each = median(seconds) / Double(max(texts.count, 1)) * 1e6
    print(
      "\(texts.count) texts, \(problems) problems: \(each.formatted(.number.precision(.fractionLength(1)))) µs a text"
    )
  }
}
