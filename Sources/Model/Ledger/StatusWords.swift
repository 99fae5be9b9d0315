/// The words by which ledgers say how far a problem has come.
///
/// 已整改 is a claim, only 销号 is verified, 现场整改 was never open (DESIGN, settled points).
package enum StatusWords {
  /// By folded text without blanks. A word that could mean two states is none.
  package static let states: [String: LedgerState] = {
    var states: [String: LedgerState] = [:]
    for (state, words) in table { for word in words { states[word] = state } }
    return states
  }()

  package static let table: [(state: LedgerState, words: [String])] = [
    (
      .verified,
      [
        "已销号", "验收销号", "已整改销号", "销号", "已验收", "验收合格", "验收通过", "复查合格", "复查通过", "已核销", "核销", "已闭环",
        "整改销号", "已验收销号", "verified",
      ]
    ),
    (
      .claimedFixed,
      [
        "已整改", "整改完成", "整改到位", "已办结", "办结", "已完成", "完成", "已完成整改", "已整改完成", "已整改到位", "完成整改", "已处理",
        "已处置", "已解决", "已落实", "待验收", "待复查", "待销号", "claimed_fixed", "done", "fixed", "closed",
      ]
    ),
    (
      .fixedOnSpot,
      [
        "现场处置", "现场整改", "立行立改", "当场整改", "即查即改", "即知即改", "立即整改", "现场已整改", "已现场整改", "当场已整改", "现场解决",
        "fixed_on_spot",
      ]
    ),
    (
      .inProgress,
      [
        "整改中", "正在整改", "进行中", "处理中", "正在处理", "办理中", "处置中", "施工中", "推进中", "正在推进", "部分整改",
        "in_progress",
      ]
    ),
    (
      .open,
      [
        "待整改", "未整改", "未完成", "未处理", "待处理", "未办结", "待办", "未销号", "未开始", "未启动", "未落实", "新增", "open",
      ]
    ),
    (
      .deferred,
      ["延期", "挂账", "申请延期", "已延期", "延期整改", "挂账整改", "暂缓", "缓办", "长期整改", "deferred"]
    ),
    (
      .handedBack,
      ["退回", "推诿退回", "已退回", "退件", "退单", "非本单位职责", "不属本单位", "handed_back"]
    ),
    (.void, ["作废", "已作废", "撤销", "已撤销", "重复件", "误报", "无效", "void"]),
  ]

  /// The state that `text` names; nil if it names none.
  package static func state(_ text: String) -> LedgerState? {
    let word = String(foldedCell(text).filter { !$0.isWhitespace })
    return states[word] ?? states[word.lowercased()]
  }
}
