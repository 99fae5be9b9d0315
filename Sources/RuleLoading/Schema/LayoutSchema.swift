import Model

extension DocumentSchema {
  /// What columns and items of sheets mean.
  static let layout = DocumentSchema(.layout) { names in
    let asks = SchemaKey(
      "asks", .word(SheetLayout.Asks.allCases.map(\.rawValue)),
      zh: "答“是”“有”表示什么: 达到标准, 或存在问题",
      en: "what 是 and 有 say: the standard is met, or the fault is there")
    let column = Schema.either([
      .word(["ignore"] + RecordField.allCases.map(\.rawValue) + names.facts),
      .object(
        [
          SchemaKey("fact", .word(names.facts), zh: "检查事实", en: "a fact of the vocabulary"),
          SchemaKey(
            "type", .word(FactTypeCatalog.standard.keywords),
            zh: "词表中没有的列, 怎样读", en: "how to read a column that no fact is about"),
          SchemaKey("unit", .localized, zh: "单位, 如 处", en: "unit"),
          asks,
        ], oneOf: [["fact", "type"]]),
    ])
    let item = Schema.object([
      SchemaKey("fact", .word(names.facts), zh: "检查事实", en: "a fact of the vocabulary"),
      SchemaKey(
        "asks", .word(SheetLayout.Asks.allCases.map(\.rawValue)), required: true,
        zh: "答“是”“有”表示什么: 达到标准, 或存在问题",
        en: "what 是 and 有 say: the standard is met, or the fault is there"),
    ])
    return [
      SchemaKey(
        "shape", .word(SheetLayout.Shape.allCases.map(\.rawValue)),
        zh: "一行是什么: 一次检查、一个检查项、一处问题", en: "what one row is"),
      SchemaKey(
        "columns", .named(nil, column), zh: "列名各是什么; ignore 为不读",
        en: "what each header means; ignore: nothing"),
      SchemaKey(
        "items", .named(nil, item), zh: "逐项检查表的检查项各问什么", en: "what the items of a long sheet ask"),
    ]
  }
}
