import Testing

@testable import CheckRun

@Suite struct PathPatternTests {
  @Test(arguments: [
    ("*", "a.csv", true), ("*.csv", "a.csv", true), ("*.csv", "a.csv.gz", false),
    ("a?.csv", "a1.csv", true), ("a?.csv", "a.csv", false), ("*检查*", "7月检查表.xlsx", true),
    ("", "", true), ("*", "", true), ("?", "", false), ("**a", "bca", true),
    ("a*b*c", "aXbYc", true),
    ("a*b*c", "aXbY", false), ("*aab", "aaaab", true), ("a[1].csv", "a[1].csv", true),
  ])
  func namesMatch(_ pattern: String, _ name: String, _ isMatch: Bool) {
    #expect(PathPattern.matches(Array(name), Array(pattern)) == isMatch)
  }

  /// A pattern of many stars must not take the time of all ways to share out a name.
  @Test func manyStarsAreNoTrap() {
    let name = Array(String(repeating: "a", count: 5_000))
    #expect(!PathPattern.matches(name, Array(String(repeating: "a*", count: 50) + "b")))
  }
}
