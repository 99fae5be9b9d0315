/// Points of a score, exactly: whole millionths, so that no order of sums gives another score.
///
/// A deduction has at most three decimals and so has a weight; their product has six. Range: ±10¹² points.
package struct ExactPoints: Hashable, Comparable, Sendable {
  package let millionths: Int64

  package static let zero = ExactPoints(millionths: 0)

  package init(millionths: Int64) {
    self.millionths = millionths
  }

  /// The nearest thousandth of `points`, halves away from zero.
  package init(_ points: Double) {
    millionths = Int64((points * 1_000).rounded(.toNearestOrAwayFromZero)) * 1_000
  }

  package static func < (a: ExactPoints, b: ExactPoints) -> Bool { a.millionths < b.millionths }

  package static func + (a: ExactPoints, b: ExactPoints) -> ExactPoints {
    ExactPoints(millionths: a.millionths + b.millionths)
  }

  package static func - (a: ExactPoints, b: ExactPoints) -> ExactPoints {
    ExactPoints(millionths: a.millionths - b.millionths)
  }

  /// `self` times a weight in thousandths; the product of two numbers with three decimals is exact.
  package func weighted(thousandths: Int64) -> ExactPoints {
    ExactPoints(millionths: millionths / 1_000 * thousandths)
  }

  /// With two decimals, halves up: `98.11`, `-0.50`.
  package var text: String { decimalText(millionths, scale: 1_000_000) }
}

/// A mean of points as a fraction, which comparisons do not round.
package struct MeanPoints: Hashable, Sendable {
  /// Sum of points times weights, in millionths of a point and thousandths of a weight.
  package let sum: Int128
  /// Sum of weights in thousandths; > 0.
  package let weight: Int128

  /// - Precondition: `weight > 0`.
  package init(sum: Int128, weight: Int128) {
    precondition(weight > 0, "a mean is of something")
    self.sum = sum
    self.weight = weight
  }

  package static func == (a: MeanPoints, b: MeanPoints) -> Bool {
    a.sum * b.weight == b.sum * a.weight
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(text) }

  package func isLess(than other: MeanPoints) -> Bool {
    sum * other.weight < other.sum * weight
  }

  package func reaches(_ target: ExactPoints) -> Bool {
    sum >= Int128(target.millionths) * weight
  }

  /// With two decimals, halves up.
  package var text: String { decimalText(sum, scale: weight * 1_000_000) }

  /// Rounded to a hundredth of a point, halves up, in hundredths: what ``text`` shows.
  package var hundredths: Int64 {
    Int64(clamping: roundedHalfUp(sum * 100, by: weight * 1_000_000))
  }
}

/// A share as a fraction: `5912/6026`.
package struct ExactShare: Hashable, Sendable {
  package let part: Int
  package let whole: Int

  package init(_ part: Int, of whole: Int) {
    self.part = part
    self.whole = whole
  }

  /// Per cent with two decimals, halves up: `98.11`; `100.00` of nothing.
  package var percent: String {
    whole == 0 ? "100.00" : decimalText(Int128(part) * 100, scale: Int128(whole))
  }

  /// Whether it is at least `millionths` of the whole; nothing is always enough of nothing.
  package func reaches(millionths: Int64) -> Bool {
    Int128(part) * 1_000_000 >= Int128(millionths) * Int128(whole)
  }
}

/// `numerator / denominator` as a whole number, halves towards +∞.
///
/// - Precondition: `denominator > 0`.
func roundedHalfUp(_ numerator: Int128, by denominator: Int128) -> Int128 {
  let doubled = numerator * 2 + denominator
  let quotient = doubled / (denominator * 2)
  return doubled % (denominator * 2) < 0 ? quotient - 1 : quotient
}

/// `number / scale` with two decimals, halves up.
func decimalText(_ number: some BinaryInteger, scale: some BinaryInteger) -> String {
  let hundredths = roundedHalfUp(Int128(number) * 100, by: Int128(scale))
  let size = hundredths.magnitude
  let sign = hundredths < 0 ? "-" : ""
  return "\(sign)\(size / 100).\(zeroPadded(Int(size % 100), 2))"
}
