import Model

extension WordKind {
  /// How many letters may lie between a word of this kind and the ending of a name that it belongs to; nil if it says
  /// what it says in a name too.
  var nameReach: Int? {
    switch self {
    case .neutral: 1
    case .fault, .needed: 0
    default: nil
    }
  }
}

extension FoldedText {
  /// Whether the word that ends at `end` is part of a name: 公园路, 滨湖花园, 实验小学家属院. What a street is called
  /// says nothing about what lies there.
  ///
  /// A name goes on with a word for streets or housing estates, with at most one letter between, and 路 is no such word
  /// where it begins another one: 河道路面.
  ///
  /// - Parameter reach: As ``Model/WordKind/nameReach``; 0 asks for the ending of a street.
  func isPartOfName(behind end: Int, reach: Int) -> Bool {
    for gap in 0...reach {
      let start = end + gap
      guard start < scalars.count else { return false }
      if breaks[end..<start + 1].contains(where: { $0 > Break.none }) { return false }
      if gap > 0, Self.isParticle(scalars[end]) { return false }
      guard Self.beginsEnding(scalars[start]) else { continue }
      for ending in Self.endings where ends(ending, at: start) {
        let next = start + ending.count
        guard reach == 0 ? ending.count == 1 : gap == 0 || ending.count > 1 else { continue }
        if next < scalars.count, breaks[next] == Break.none,
          ending.count == 1, Self.longerWords.contains(scalars[next])
        {
          continue
        }
        return true
      }
    }
    return false
  }

  /// Whether the word from `start` to `end` is the ending of a street's name: 湖滨北路, not 小路 and not 一段路.
  func isEndOfName(_ start: Int, _ end: Int) -> Bool {
    guard end - start == 1, start > 0, scalars[start] == Self.street, breaks[start] == Break.none
    else { return false }
    return !Self.beforeStreet.contains(scalars[start - 1])
  }

  private static let street: UInt32 = 0x8DEF
  /// What stands before 路 where it means the road: 小路, 主路, 这段路, 修路.
  private static let beforeStreet = Set(word("小主干土烂破坏断的条段该这此内外门前后村乡车岔坡修挖走过开堵占挡拦封好铺半整本原老新"))

  private func ends(_ word: [UInt32], at start: Int) -> Bool {
    start + word.count <= scalars.count
      && word.indices.allSatisfy { scalars[start + $0] == word[$0] }
  }

  /// How streets and housing estates are called.
  private static let endings: [[UInt32]] = [
    "路", "街", "巷", "大道", "大街", "小区", "花园", "新村", "新城", "家园", "公寓", "佳苑", "名苑", "雅苑", "社区",
    "街道办", "家属院", "宿舍",
  ].map(word)

  /// Whether the word that ends at `end` only says where something is: 垃圾桶旁, 公厕门口. What is wrong there is not wrong
  /// with it.
  func isLandmark(before end: Int) -> Bool {
    guard end < scalars.count, breaks[end] == Break.none else { return false }
    return Self.besides.contains { ends($0, at: end) }
  }

  private static let besides: [[UInt32]] = [
    "旁", "边上", "边的", "附近", "对面", "后面", "背后", "门口", "门前", "门外",
  ].map(word)

  /// Whether a scalar is a word of grammar, which no name has in it and which says little by itself.
  static func isParticle(_ scalar: UInt32) -> Bool {
    switch scalar {
    // 在 到 进 入 出 于 的 从 由 往 向 对 与 和 是 有 了 把 被 将 给 跟 上 下 里 也 都 就 还 很 个.
    case 0x5728, 0x5230, 0x8FDB, 0x5165, 0x51FA, 0x4E8E, 0x7684, 0x4ECE, 0x7531, 0x5F80, 0x5411,
      0x5BF9,
      0x4E0E, 0x548C, 0x662F, 0x6709, 0x4E86, 0x628A, 0x88AB, 0x5C06, 0x7ED9, 0x8DDF, 0x4E0A,
      0x4E0B, 0x91CC,
      0x4E5F, 0x90FD, 0x5C31, 0x8FD8, 0x5F88, 0x4E2A:
      true
    default: false
    }
  }

  /// Whether some ending begins with `scalar`; most scalars are no more than looked at.
  private static func beginsEnding(_ scalar: UInt32) -> Bool {
    switch scalar {
    // 路 街 巷 大 小 花 新 家 公 佳 名 雅 社 宿.
    case 0x8DEF, 0x8857, 0x5DF7, 0x5927, 0x5C0F, 0x82B1, 0x65B0, 0x5BB6, 0x516C, 0x4F73, 0x540D,
      0x96C5,
      0x793E, 0x5BBF:
      true
    default: false
    }
  }

  /// What follows 路, 街, 巷 where they begin a word of their own: 路面, 街边, 巷口.
  private static let longerWords = Set(word("面口灯牙沿边段上侧旁肩基缘障中过由人道头坑石砖缝名牌两里内外子沟"))
}
