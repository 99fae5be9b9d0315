import Foundation
import Testing

@testable import CEL

/// Decimals cut from doubles, compared with those of the C library.
@Suite struct LibraryDecimalTests {
  static let special: [Double] = [
    0, -0.0, 1, -1, 0.5, 1.5, 2.5, 0.125, 0.1, 9.5, 99.5, 0.995, 9.9999999, 123.4999, 1e15, 1e16,
    1e22, 1e23, 1e100, 1.7976931348623157e308, .leastNonzeroMagnitude, 2.2250738585072014e-308,
    1e-5, 1e-7, 3.4999,
    0.05, 0.049999999999999996, 4_503_599_627_370_497.5, 9_007_199_254_740_992, 2.71828,
  ]

  @Test(arguments: LibraryDecimalTests.special)
  func agreesWithTheCLibrary(_ value: Double) {
    for precision in [0, 1, 2, 3, 6, 17, 30, 340, 1_000] { compare(value, precision) }
  }

  @Test func agreesWithTheCLibraryOnRandomNumbers() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      var value = Double(bitPattern: generator.next())
      if Bool.random(using: &generator) {
        value = Double.random(in: -1_000...1_000, using: &generator)
      }
      guard value.isFinite else { continue }
      compare(value, Int.random(in: 0...25, using: &generator), note: "seed \(seed)")
    }
  }

  private func compare(_ value: Double, _ precision: Int, note: String = "") {
    let expansion = DecimalExpansion(value)
    #expect(
      expansion.fixed(precision: precision) == String(format: "%.\(precision)f", value),
      "%.\(precision)f of \(value) \(note)")
    #expect(
      expansion.scientific(precision: precision) == String(format: "%.\(precision)e", value),
      "%.\(precision)e of \(value) \(note)")
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "-0"), (1, "1"), (-2.5, "-2.5"), (3.14, "3.14"), (0.0001, "0.0001"),
    (1e-7, "0.0000001"), (1.5e-7, "0.00000015"), (1e16, "10000000000000000"),
    (1.25e20, "125000000000000000000"),
    (123_456_789.125, "123456789.125"), (.nan, "NaN"), (.infinity, "Infinity"),
    (-.infinity, "-Infinity"),
  ])
  func plainTextHasNoExponent(_ value: Double, _ text: String) {
    #expect(DoubleText.withoutExponent(value) == text)
  }

  @Test func plainTextReadsBack() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      let text = DoubleText.withoutExponent(value)
      #expect(Double(text) == value, "\(text), seed \(seed)")
      #expect(!text.contains("e"), "seed \(seed)")
    }
  }
}
