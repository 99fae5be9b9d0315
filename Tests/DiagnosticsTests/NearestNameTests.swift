import Diagnostics
import Testing

@Suite struct NearestNameTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var word: String
    var names: [String]
    var nearest: String?
    var testDescription: String { "\(word) among \(names)" }
  }

  static let cases = [
    Case(
      word: "coridor_stacking", names: ["corridor_stacking", "illegal_ads"],
      nearest: "corridor_stacking"),
    Case(word: "Severity", names: ["severity"], nearest: "severity"),
    Case(word: "tilte", names: ["title", "tests"], nearest: "title"),
    Case(word: "楼道堆勿", names: ["楼道堆物", "小广告"], nearest: "楼道堆物"),
    Case(word: "和諧家园", names: ["和谐家园", "和谐花园"], nearest: "和谐家园"),
    Case(word: "ab", names: ["ba", "ac"], nearest: "ac"),
    Case(word: "weather", names: ["street", "grid"], nearest: nil),
    Case(word: "x", names: ["y"], nearest: nil),
    Case(word: "", names: ["a"], nearest: nil),
    Case(
      word: String(repeating: "a", count: 65), names: [String(repeating: "a", count: 64)],
      nearest: nil),
  ]

  @Test(arguments: NearestNameTests.cases)
  func finds(_ c: Case) {
    #expect(nearestName(to: c.word, in: c.names) == c.nearest)
  }

  @Test func doesNotDependOnOrder() {
    let names = ["stacking", "stocking", "sticking"]
    let answers = Set(
      [names, names.reversed(), [names[1], names[2], names[0]]].map {
        nearestName(to: "stucking", in: $0)
      })
    #expect(answers == ["stacking"])
  }
}
