import Testing

@testable import civiclint_bench

@Suite struct MeasuringTests {
  static let medians: [([Double], Double)] = [
    ([3], 3), ([5, 1, 3], 3), ([4, 1, 3, 2], 2.5), ([-1, -1], -1),
  ]

  @Test(arguments: MeasuringTests.medians)
  func mediansAreInTheMiddle(_ values: [Double], _ expected: Double) {
    #expect(median(values) == expected)
  }

  static let numbers: [(Double, String)] = [
    (0.0421, "0.042"), (3.14, "3.1"), (99.94, "99.9"), (217.4, "217"), (1_204_511, "1,204,511"),
    (-3.25, "-3.3"), (0, "0.000"), (.nan, "–"), (.infinity, "–"),
  ]

  @Test(arguments: MeasuringTests.numbers)
  func numbersAreShownAsTheirSizeDeserves(_ number: Double, _ text: String) {
    #expect(readable(number) == text)
  }

  @Test func tablesAlignNumbersRight() {
    var table = TextTable(["name", "ns"])
    table.add(["a longer name", "5"])
    table.add(["b", "1,500"])
    #expect(
      table.text == """
        | name          |    ns |
        | ------------- | ----: |
        | a longer name |     5 |
        | b             | 1,500 |

        """)
  }

  @Test func theProcessHasUsedSomething() {
    let use = ResourceUse.current()
    #expect(use.processorSeconds > 0)
    #expect(use.peakBytes > 1 << 20)
  }

  @Test func turnsFillTheirBudget() {
    #expect(turnCount(filling: 1000, each: 10) == 100)
    #expect(turnCount(filling: 1000, each: 5000) == 3)
    #expect(turnCount(filling: 1e12, each: 0) == 10_000_000)
  }
}
