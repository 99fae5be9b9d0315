/// The words of an item (检查项) taken apart: what it is about, and how it asks.
///
///     无占道经营        → 占道经营, denied
///     是否存在小广告     → 小广告, asked
///     设置公平秤        → 设置公平秤, stated
package struct ItemQuestion: Hashable, Sendable {
  package enum Form: Sendable {
    /// 是否存在…, …有无…: whether something is there.
    case asked
    /// 无…, 不存在…: that something is not there.
    case denied
    /// Anything else: that something is so.
    case stated
  }

  package let form: Form
  /// The words without those that ask or deny; normalised.
  package let subject: String
  /// All words but a number in front and an ending that says nothing; normalised.
  package let words: String

  /// Longer words first: 是否存在 holds 存在.
  private static let questions = [
    "是否还存在", "是否仍存在", "是否存在", "是否发现", "是否出现", "是否还有", "是否仍有", "有没有", "是否有", "有无", "是否", "有否",
  ]
  private static let denials = ["不存在", "未发现", "未出现", "没有", "不得有", "杜绝", "严禁", "无"]
  private static let endings = ["现象", "情况", "行为", "问题", "吗", "?"]

  package init(_ text: String) {
    var words = normalizedPointName(text)
    // `3.无占道经营`, `(2)设置公平秤`
    let numbered = words.drop { $0.isNumber || "(.、)①②③④⑤⑥⑦⑧⑨⑩".contains($0) }
    if numbered.count < words.count, numbered.count >= 2 { words = String(numbered) }
    for ending in Self.endings where words.hasSuffix(ending) && words.count > ending.count + 1 {
      words.removeLast(ending.count)
    }
    self.words = words
    for word in Self.questions {
      guard let range = words.firstRange(of: word) else { continue }
      form = .asked
      // 地面有无积水污水 is about 地面积水污水.
      words.removeSubrange(range)
      subject = words
      return
    }
    if let word = Self.denials.first(where: words.hasPrefix), words.count > word.count + 1 {
      form = .denied
      subject = String(words.dropFirst(word.count))
      return
    }
    if words.hasPrefix("存在"), words.count > 3 {
      form = .asked
      subject = String(words.dropFirst(2))
      return
    }
    form = .stated
    subject = words
  }
}
