import Diagnostics

/// Who found a problem (检查来源).
package enum InspectionSource: String, Sendable, CaseIterable {
  case covert
  case complaint
  case media
  case thirdParty = "third_party"
  case selfCheck = "self_check"
  case supervision

  /// What sheets write: any text with one of the words in it. Of two sources the one declared first is meant:
  /// 明察暗访 is covert, 群众举报督查件 a complaint.
  package init?(_ text: String) {
    let text = foldedCell(text).lowercased()
    guard
      let found = Self.allCases.first(where: { source in
        text == source.rawValue || source.words.contains(where: text.contains)
      })
    else { return nil }
    self = found
  }

  package var title: LocalizedText {
    switch self {
    case .covert: LocalizedText(zh: "暗访", en: "covert")
    case .complaint: LocalizedText(zh: "投诉", en: "complaint")
    case .media: LocalizedText(zh: "媒体", en: "media")
    case .thirdParty: LocalizedText(zh: "第三方", en: "third party")
    case .selfCheck: LocalizedText(zh: "自查", en: "self check")
    case .supervision: LocalizedText(zh: "督查", en: "supervision")
    }
  }

  private var words: [String] {
    switch self {
    case .covert: ["暗访", "暗查"]
    case .complaint: ["12345", "投诉", "举报", "热线", "信访", "来电", "来信", "市民反映", "群众反映"]
    case .media: ["媒体", "曝光", "问政", "报道", "电视台", "舆情"]
    case .thirdParty: ["第三方", "测评公司", "模拟测评"]
    case .selfCheck: ["自查", "自检", "自评", "自纠"]
    case .supervision: ["督查", "督导", "督察", "巡查", "检查组", "督办", "抽查", "网格上报"]
    }
  }
}
