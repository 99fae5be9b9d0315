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
    #expect(NearestNames(c.names).nearest(to: c.word) == c.nearest)
  }

  @Test func doesNotDependOnOrder() {
    let names = ["stacking", "stocking", "sticking"]
    let answers = Set(
      [names, names.reversed(), [names[1], names[2], names[0]]].map {
        nearestName(to: "stucking", in: $0)
      })
    #expect(answers == ["stacking"])
  }

  /// The same as the obvious table of distances between every two names.
  @Test func isWhatTheObviousWayFinds() {
    var seed: UInt64 = 20_261_120
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    let letters = Array("abcAB楼道_1")
    func word() -> String { String((0..<random(9)).map { _ in letters[random(letters.count)] }) }
    for _ in 0..<3000 {
      let (target, names) = (word(), (0..<6).map { _ in word() })
      #expect(
        nearestName(to: target, in: names) == Self.obvious(target, names), "\(target) in \(names)")
      #expect(
        NearestNames(names).nearest(to: target) == Self.obvious(target, names),
        "\(target) in \(names)")
    }
  }

  private static func obvious(_ word: String, _ names: [String]) -> String? {
    let candidates = names.compactMap { name -> (Int, String)? in
      let longer = max(word.count, name.count)
      let distance = distance(Array(word.lowercased()), Array(name.lowercased()))
      let isNear = distance <= max(1, longer / 3) && distance < longer
      return isNear && !word.isEmpty && !name.isEmpty ? (distance, name) : nil
    }
    return candidates.min { $0 < $1 }?.1
  }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var table = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { table[i][0] = i }
    for j in 0...b.count { table[0][j] = j }
    for i in a.indices {
      for j in b.indices {
        var cost = min(
          table[i][j] + (a[i] == b[j] ? 0 : 1), table[i][j + 1] + 1, table[i + 1][j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, table[i - 1][j - 1] + 1)
        }
        table[i + 1][j + 1] = cost
      }
    }
    return table[a.count][b.count]
  }
}
