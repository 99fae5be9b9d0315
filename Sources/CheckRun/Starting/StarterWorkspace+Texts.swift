import Diagnostics

extension StarterWorkspace {
  static func campaign(_ language: Language) -> String {
    """
    \(comment(
      language,
      zh: "工作区文件。civiclint 从所检查的表开始向上逐级查找本文件; 自带的规则、分工和日历一直有效, 这里只写本市不同的。",
      en: """
        The workspace file. civiclint looks for it beside the sheet and in the folders above; the standard rules,
        owners and calendar stay in force, and this file says only what is different here.
        """))
    civiclint: 1
    kind: campaign
    title: {zh: 我市文明城市迎检, en: Our civilized-city assessment}

    \(comment(
      language, zh: "测评日。写上以后, 没有期限会晚于其前一天。",
      en: "Assessment day. Once it is written, nothing is due later than its eve."))
    # assessment: 2026-12-20

    points: points.yaml
    routing: routing.yaml
    rules: rules/
    calendar: cn

    \(comment(
      language, zh: "本市与标准不同的数值; 'civiclint rules explain 编号' 显示有哪些、出自哪里。",
      en: "Numbers in which the city differs; 'civiclint rules explain ID' shows them and where they come from."))
    # parameters:
    #   hoarding_ads_share_min: 0.5

    \(comment(
      language, zh: "临近测评日时收紧整改时限。", en: "Shorter limits as the day draws near."))
    # tighten:
    #   - {within: 7 days, at-most: 24 hours}

    \(comment(
      language, zh: "从哪一级起退出码为 1: critical, major, minor, info。",
      en: "From where on findings make the exit status 1: critical, major, minor, info."))
    fail-on: minor

    """
  }

  static func points(_ language: Language) -> String {
    """
    \(comment(
      language, zh: "点位库: 编号、名称、类型、所在区域。表中可写编号、名称或别名; 全半角、空格、括号样式都不要紧。",
      en: """
        The registry: id, name, type and area of every point. A sheet may write the id, the name or an alias;
        width, blanks and the style of brackets do not matter.
        """))
    civiclint: 1
    kind: points
    points:
      - id: P001
        name: 示例花园
        type: residential_community
        district: 示例区
        street: 示例街道
        community: 示例社区
        aliases: [示例花园小区]
      - id: P002
        name: 示例大道
        type: main_road
        district: 示例区
        street: 示例街道
        community: 示例社区

    """
  }

  static func routing(_ language: Language) -> String {
    """
    \(comment(
      language,
      zh: """
        责任分工: 谁 (角色、类别或细则) 在哪里 (点位、网格、社区、街道、区) 由哪个单位负责。越具体越优先。
        这里没有的由自带的分工表按角色给出。'civiclint routing explain P001 stacking.corridor' 说明依据哪一行。
        """,
      en: """
        Who is responsible: for what (a role, a category, a rule) and where (a point, a grid, a community, a
        sub-district, a district). The most specific row wins; what no row here covers goes by role.
        'civiclint routing explain P001 stacking.corridor' says which row decides.
        """))
    civiclint: 1
    kind: routing
    routes:
      - {role: property-manager, point: P001, unit: 示例物业, contact: 内线 1001}
      - {role: community, community: 示例社区, unit: 示例社区居委会, leader: 示例领导, contact: 内线 1002}
      - {role: urban-management, unit: 示例区城市管理局, contact: 内线 1003}
    \(comment(
      language, zh: "没有一行适用时由谁兜底。", en: "Who takes what no row covers."))
    fallback: {unit: "{community}居委会"}

    """
  }

  static func rules(_ language: Language) -> String {
    """
    \(comment(
      language,
      zh: "本市自己的规则和它需要的事实。每条规则自带测试: 'civiclint rules test rules'。",
      en: "Rules of our own and the facts they need. Every rule carries its tests: 'civiclint rules test rules'."))
    civiclint: 1
    kind: vocabulary
    facts:
      notice_lights_out:
        type: count
        title: {zh: 宣传灯箱不亮, en: dark light boxes}
        unit: {zh: 处, en: places}
        aliases: [灯箱不亮]
    ---
    civiclint: 1
    kind: checklist
    id: local
    title: {zh: 本市增补标准, en: Local additions}
    applies-to: [residential_community, main_road]
    rules:
      - id: publicity.light-boxes.local
        title: {zh: 宣传灯箱夜间点亮, en: Light boxes are lit at night}
        category: publicity
        severity: minor
        require: notice_lights_out == 0
        owner: [property-manager, community]
        deadline: 3 workdays
        deduct: {points: 0.1, per: notice_lights_out, max: 0.5}
        message: {zh: "宣传灯箱不亮 {notice_lights_out} 处", en: "Dark light boxes: {notice_lights_out}"}
        remedy: {zh: 更换灯管或报修, en: Replace the tubes or report the fault.}
        rationale: {zh: 灯箱不亮时夜间看不到宣传内容, en: A dark box shows nothing at night.}
        references: [{zh: 本市迎检工作方案, en: the city's own plan}]
        tests:
          - {given: {notice_lights_out: 0}, expect: pass}
          - given: {notice_lights_out: 2}
            expect: fail
            message: {zh: 宣传灯箱不亮 2 处, en: "Dark light boxes: 2"}
          - {given: {}, expect: not_checked}

    """
  }

  /// A wide sheet with a fault of the point, a red line, a fault of the sheet, and a clean record.
  static let sheet = """
    点位,检查时间,检查人,楼道堆物,消防通道畅通,灯箱不亮,备注,照片
    示例花园,2026-11-20 09:00,张三,3处,符合,0,二楼堆放纸箱,IMG_0001.jpg
    示例花园小区,2026-11-20 09:20,张三,0,不符合,0,车辆停在消防车道,IMG_0002.jpg
    示例大道,2026年11月20日,李四,,,2,,
    示例大到,2026-11-20 10:00,李四,,,0,,

    """
}
