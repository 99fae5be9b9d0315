import TestSupport

/// Well-typed conditions over the columns of ``RandomBatch``, as text.
enum RandomCondition {
  static func make(depth: Int, _ random: inout SeededGenerator) -> String {
    if depth == 0 { return leaf(&random) }
    let a = make(depth: depth - 1, &random)
    let b = make(depth: depth - 1, &random)
    return switch Int.random(in: 0..<7, using: &random) {
    case 0, 1: "(\(a) && \(b))"
    case 2, 3: "(\(a) || \(b))"
    case 4: "!(\(a))"
    case 5: "(\(a) ? \(b) : \(leaf(&random)))"
    default: a
    }
  }

  private static func leaf(_ random: inout SeededGenerator) -> String {
    let comparison = random.pick(["==", "!=", "<", "<=", ">", ">="])
    let column = random.pick(["a", "b", "x", "f", "c", "t"])
    let number = Int.random(in: -1..<5, using: &random)
    return switch Int.random(in: 0..<18, using: &random) {
    case 0, 1: "\(random.pick(["a", "b"])) \(comparison) \(number)"
    case 2: "\(number) \(comparison) \(random.pick(["a", "b"]))"
    case 3: "x \(comparison) \(Double(number) / 2)"
    case 4: "f"
    case 5: "f == \(random.chance(50))"
    case 6: "c \(random.pick(["==", "!="])) '\(random.pick(RandomBatch.words))'"
    case 7: "c in ['ok', '\(random.pick(RandomBatch.words))']"
    case 8: "a in [1, \(number)]"
    case 9: "t.contains('\(random.pick(["充电", "a", "", "号"]))')"
    case 10: "(t.startsWith('\(random.pick(["电", "小广告"]))') || t.endsWith('楼'))"
    case 11: "t.matches('电动(车|自行车).{0,8}充电|[0-9]号')"
    case 12: "blank(\(column))"
    case 13: "a + b \(comparison) \(number)"
    case 14: "double(t) \(comparison) \(Double(number) / 2)"
    case 15: "\(number).0 \(comparison) double(t)"
    case 16: "10 / a \(comparison) \(number)"
    default: "t == '\(random.pick(RandomBatch.texts))'"
    }
  }
}
