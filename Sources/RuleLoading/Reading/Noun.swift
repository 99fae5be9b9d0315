import Diagnostics

/// A kind of thing that documents name, with its word for messages.
enum Noun: Hashable, Sendable {
  case asks
  case calendar
  case category
  case checklist
  case checklistScore
  case choice
  case column
  case day
  case deduction
  case document
  case evidence
  case fact
  case factType
  case gate
  case grade
  case group
  case groupLevel
  case item
  case outcome
  case phase
  case parameter
  case point
  case pointType
  case role
  case route
  case rule
  case scoring
  case severity
  case shape
  case stage
  case test
  case text
  case theme
  case tightening
  case weekday
  case word
  case wordGroup
  case wordKind

  var word: LocalizedText {
    switch self {
    case .asks: LocalizedText(zh: "“是”的含义", en: "sense of 是")
    case .calendar: LocalizedText(zh: "工作日历", en: "calendar")
    case .category: LocalizedText(zh: "类别", en: "category")
    case .checklist: LocalizedText(zh: "测评标准", en: "checklist")
    case .checklistScore: LocalizedText(zh: "计分设置", en: "score of a checklist")
    case .choice: LocalizedText(zh: "选项", en: "choice")
    case .column: LocalizedText(zh: "列", en: "column")
    case .day: LocalizedText(zh: "日期", en: "day")
    case .deduction: LocalizedText(zh: "扣分", en: "deduction")
    case .document: LocalizedText(zh: "文档", en: "document")
    case .evidence: LocalizedText(zh: "取证要求", en: "demand for evidence")
    case .fact: LocalizedText(zh: "检查事实", en: "fact")
    case .factType: LocalizedText(zh: "事实类型", en: "fact type")
    case .gate: LocalizedText(zh: "达标条件", en: "gate")
    case .grade: LocalizedText(zh: "等级", en: "grade")
    case .group: LocalizedText(zh: "汇总范围", en: "group of records")
    case .groupLevel: LocalizedText(zh: "汇总单位", en: "level of a group")
    case .item: LocalizedText(zh: "检查项", en: "item")
    case .phase: LocalizedText(zh: "创建阶段", en: "phase")
    case .outcome: LocalizedText(zh: "判定", en: "outcome")
    case .parameter: LocalizedText(zh: "参数", en: "parameter")
    case .point: LocalizedText(zh: "点位", en: "point")
    case .pointType: LocalizedText(zh: "点位类型", en: "point type")
    case .role: LocalizedText(zh: "责任角色", en: "role")
    case .route: LocalizedText(zh: "责任分工", en: "route")
    case .rule: LocalizedText(zh: "测评细则", en: "rule")
    case .scoring: LocalizedText(zh: "计分办法", en: "scoring")
    case .severity: LocalizedText(zh: "严重程度", en: "severity")
    case .shape: LocalizedText(zh: "表的样式", en: "shape of a sheet")
    case .stage: LocalizedText(zh: "整改阶段", en: "stage")
    case .test: LocalizedText(zh: "测试", en: "test")
    case .text: LocalizedText(zh: "文字", en: "text")
    case .theme: LocalizedText(zh: "问题主题", en: "theme")
    case .tightening: LocalizedText(zh: "收紧时限", en: "tightening")
    case .weekday: LocalizedText(zh: "星期", en: "weekday")
    case .word: LocalizedText(zh: "词", en: "word")
    case .wordGroup: LocalizedText(zh: "词组", en: "group of words")
    case .wordKind: LocalizedText(zh: "词的作用", en: "kind of words")
    }
  }
}

/// What a node of a document should be.
enum Shape: Hashable, Sendable {
  case mapping
  case sequence
  case text
  case localizedText
  case flag
  case integer
  case number
  case nothing

  var word: LocalizedText {
    switch self {
    case .mapping: LocalizedText(zh: "若干 '键: 值'", en: "keys with values")
    case .sequence: LocalizedText(zh: "一个列表", en: "a list")
    case .text: LocalizedText(zh: "文字", en: "a text")
    case .localizedText:
      LocalizedText(zh: "文字或 {zh: …, en: …}", en: "a text or {zh: …, en: …}")
    case .flag: LocalizedText(zh: "true 或 false", en: "true or false")
    case .integer: LocalizedText(zh: "整数", en: "a whole number")
    case .number: LocalizedText(zh: "数字", en: "a number")
    case .nothing: LocalizedText(zh: "空", en: "nothing")
    }
  }
}
