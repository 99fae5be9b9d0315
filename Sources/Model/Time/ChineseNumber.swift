/// Small numbers written in Chinese: 三, 十, 十五, 二十, 两, 一百二十, 半.
package enum ChineseNumber {
  private static let ones: [Character: Double] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9,
  ]
  private static let powers: [Character: Double] = ["十": 10, "百": 100]

  /// Every character that such a number is made of.
  package static let digits = Set(ones.keys).union(powers.keys).union(["半"])

  /// The number; nil if `text` is none. Range: 0 … 999, and a half.
  package static func value(of text: String) -> Double? {
    if text == "半" { return 0.5 }
    var total = 0.0
    var digit: Double?
    var last = Double.infinity
    for character in text {
      if let one = ones[character] {
        guard digit == nil || digit == 0 else { return nil }
        digit = one
      } else if let power = powers[character], power < last {
        // 十五 leaves out the one before it.
        guard digit != nil || power == 10 else { return nil }
        total += (digit ?? 1) * power
        digit = nil
        last = power
      } else {
        return nil
      }
    }
    guard digit != nil || last < .infinity else { return nil }
    return total + (digit ?? 0)
  }
}
