import Foundation
import Model
import TestSupport
import Testing

/// The table in `Rules/README.md` that says which rule covers which of the field's 150 items.
@Suite struct CoverageTests {
  /// Item number → ids of rules, as the table has them.
  static let table: [Int: [String]] = {
    let url = packageRoot.appending(path: "Rules/README.md")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [:] }
    var rows: [Int: [String]] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, let number = Int(cells[0]) else { continue }
      rows[number] = cells[2].split(separator: "`").map(String.init)
        .filter { !$0.trimmingCharacters(in: .whitespaces).isEmpty }
    }
    return rows
  }()

  @Test func everyItemIsCovered() {
    #expect(Set(Self.table.keys) == Set(1...150))
    for (number, rules) in Self.table { #expect(!rules.isEmpty, "item \(number)") }
  }

  @Test func everyRuleOfTheTableExists() {
    let ids = Set(StandardLibrary.rules.map(\.id.text))
    for (number, rules) in Self.table.sorted(by: { $0.key < $1.key }) {
      for rule in rules { #expect(ids.contains(rule), "item \(number) names '\(rule)'") }
    }
  }
}
