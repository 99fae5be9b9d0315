import Model

extension DocumentSchema {
  /// The registry of points.
  static let points = DocumentSchema(.points) { names in
    let point = Schema.object([
      SchemaKey("id", .text(), required: true, zh: "点位编号", en: "id"),
      SchemaKey("name", .text(), required: true, zh: "点位名称", en: "name"),
      SchemaKey("type", .word(names.pointTypes), zh: "点位类型", en: "type of the point"),
      SchemaKey("district", .text(), zh: "区", en: "district"),
      SchemaKey("street", .text(), zh: "街道", en: "sub-district"),
      SchemaKey("community", .text(), zh: "社区", en: "community"),
      SchemaKey("grid", .text(), zh: "网格", en: "grid"),
      SchemaKey("lon", .number(-180...180), zh: "经度", en: "degrees east"),
      SchemaKey("lat", .number(-90...90), zh: "纬度", en: "degrees north"),
      SchemaKey("aliases", .list(.text()), zh: "别名", en: "other names that sheets use"),
    ])
    return [SchemaKey("points", .list(point), required: true, zh: "点位", en: "the points")]
  }

  /// Who is responsible for what, where.
  static let routing = DocumentSchema(.routing) { names in
    let subjects = [
      SchemaKey("rule", .identifier, zh: "细则", en: "a rule"),
      SchemaKey("category", .word(names.categories), zh: "类别", en: "a category"),
      SchemaKey("role", .word(names.roles), zh: "责任角色", en: "a role"),
    ]
    let areas = [
      SchemaKey("point", .text(), zh: "点位编号", en: "id of a point"),
      SchemaKey("grid", .text(), zh: "网格", en: "a grid"),
      SchemaKey("community", .text(), zh: "社区", en: "a community"),
      SchemaKey("street", .text(), zh: "街道", en: "a sub-district"),
      SchemaKey("district", .text(), zh: "区", en: "a district"),
    ]
    return [
      SchemaKey(
        "routes",
        .list(
          .object(subjects + areas + assignment, oneOf: [["rule", "category", "role"]])),
        zh: "责任分工; 越具体越优先", en: "rows; the most specific one wins"),
      SchemaKey(
        "fallback", .object(assignment), zh: "没有分工时由谁兜底",
        en: "who takes what no row covers"),
    ]
  }

  private static let assignment = [
    SchemaKey(
      "unit", .localized, required: true,
      zh: "责任单位; 可用 {community} {street} {district} {grid} {point}",
      en: "responsible unit; may hold {community} {street} {district} {grid} {point}"),
    SchemaKey("lead", .localized, zh: "牵头单位", en: "lead unit"),
    SchemaKey("supporting", .oneOrMany(.localized), zh: "配合单位", en: "supporting units"),
    SchemaKey("leader", .text(), zh: "包干领导", en: "leader in charge"),
    SchemaKey("contact", .text(), zh: "联系方式", en: "contact"),
    SchemaKey(
      "deadline", .stagedLimit, zh: "整改时限; 代替细则的", en: "time limit; replaces the rule's"),
  ]

  /// Facts, categories, roles and point types.
  static let vocabulary = DocumentSchema(.vocabulary) { _ in
    let title = SchemaKey("title", .localized, required: true, zh: "名称", en: "title")
    let aliases = SchemaKey(
      "aliases", .list(.text()), zh: "别名; 事实的别名即表头写法",
      en: "other names; those of a fact are headers of sheets")
    let term = Schema.object([title, aliases])
    let fact = Schema.object([
      SchemaKey(
        "type", .word(FactTypeCatalog.standard.keywords), required: true, zh: "类型",
        en: "how a cell is read"),
      title, aliases,
      SchemaKey("unit", .localized, zh: "单位, 如 处", en: "unit"),
      SchemaKey("choices", .named(nil, term), zh: "choice 的选项", en: "the words of a choice"),
    ])
    return [
      SchemaKey("categories", .named(nil, term), zh: "类别", en: "categories of rules"),
      SchemaKey("roles", .named(nil, term), zh: "责任角色", en: "roles that own violations"),
      SchemaKey("point-types", .named(nil, term), zh: "点位类型", en: "types of point"),
      SchemaKey("facts", .named(nil, fact), zh: "检查事实", en: "what is observed"),
    ]
  }
}
