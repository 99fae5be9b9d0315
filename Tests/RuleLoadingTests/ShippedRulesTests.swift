import Diagnostics
import Foundation
import RuleLoading
import TestSupport
import Testing

/// The rules that travel inside the binary are an example to others: nothing is wrong with them and
/// there is nothing to advise.
@Suite struct ShippedRulesTests {
  private func sources() throws -> [RuleSource] {
    let root = packageRoot.appending(path: "Rules")
    let files = try #require(FileManager.default.enumerator(atPath: root.path))
    let paths = files.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
    return try paths.map { path in
      let data = try Data(contentsOf: root.appending(path: path))
      return RuleSource(path: "Rules/" + path, bytes: Array(data), layer: .standard)
    }
  }

  @Test func loadWithoutAWord() throws {
    let loaded = RuleLoader.load(try sources())
    let text = RuleFixture.rendered(loaded.diagnostics + loaded.advice)
    #expect(text.isEmpty, "\(text.prefix(4_000))")
  }
}
