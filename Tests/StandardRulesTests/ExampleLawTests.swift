import Diagnostics
import Evaluation
import Foundation
import Model
import RuleLoading
import StandardRules
import TestSupport
import Testing

/// Every rule carries its own tests, and they pass.
@Suite struct ExampleLawTests {
  @Test func everyExampleComesOutAsItSays() {
    let runner = ExampleRunner(
      StandardLibrary.loaded.ruleSet, expressions: StandardLibrary.loaded.expressions)
    let failures = runner.run(RuleSelection())
    #expect(failures.isEmpty, "\(failures.map { "\($0.location) \($0.rule): \($0.found.en)" })")
    #expect(runner.count(RuleSelection()) >= 3 * StandardLibrary.rules.count)
  }

  @Test func everyRuleHasAPassingAndAFailingExample() {
    for rule in StandardLibrary.rules {
      let expected = Set(rule.examples.map(\.expect))
      #expect(expected.isSuperset(of: [.pass, .fail]), "\(rule.id)")
    }
  }

  @Test func everyRuleSpeaksBothLanguages() {
    for rule in StandardLibrary.rules {
      for text in [rule.title, rule.remedy, rule.rationale] {
        #expect(text.zh.unicodeScalars.contains { $0.value >= 0x4E00 }, "\(rule.id): \(text.zh)")
        #expect(text.en.utf8.contains { (0x61...0x7A).contains($0) }, "\(rule.id): \(text.en)")
        #expect(
          !text.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(rule.id)")
      }
      #expect(!rule.references.isEmpty && !rule.owners.isEmpty, "\(rule.id)")
    }
  }

  @Test func whatIsEmbeddedIsWhatStandsInTheFolder() throws {
    for file in StandardRules.files {
      let url = packageRoot.appending(path: "Rules").appending(path: file.path)
      #expect(try String(contentsOf: url, encoding: .utf8) == file.text, "\(file.path)")
    }
    #expect(StandardRules.files.count >= 20)
  }

  @Test func thereAreRulesForEveryPointTypeOfTheField() {
    let covered = Set(StandardLibrary.rules.flatMap(\.appliesTo))
    for type in StandardLibrary.loaded.ruleSet.vocabulary.pointTypes.keys.sorted() {
      #expect(covered.contains(type), "no rule applies to \(type)")
    }
    #expect(StandardLibrary.rules.count >= 220)
  }

  @Test func theCalendarHasTheWorkingDaysOfEachYear() throws {
    let calendar = try #require(StandardLibrary.loaded.calendar)
    for (year, days) in [(2024, 251), (2025, 248), (2026, 248)] {
      let first = try #require(CivilDate(year: year, month: 1, day: 1))
      let next = try #require(CivilDate(year: year + 1, month: 1, day: 1))
      let worked = (first.daysSinceEpoch..<next.daysSinceEpoch).count {
        calendar.isWorkingDay(CivilDate(daysSinceEpoch: $0)) == true
      }
      #expect(worked == days, "\(year)")
    }
  }
}
