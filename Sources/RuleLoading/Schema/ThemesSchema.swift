import Model

extension DocumentSchema {
  static let themes = DocumentSchema(.themes) { names in
    [
      SchemaKey(
        "words", .named(nil, group), zh: "词组: 意思相同的词", en: "groups of words that mean the same"),
      SchemaKey(
        "themes", .named(nil, theme(names)), zh: "问题主题: 哪些词说的是它",
        en: "what free texts are about, and the words that say so"),
    ]
  }

  private static let group = Schema.object([
    SchemaKey(
      "kind", .word(WordKind.allCases.map(\.rawValue)), required: true,
      zh: "词在句中的作用", en: "what the words do in a sentence"),
    SchemaKey(
      "prefixes", .list(.text()), zh: "每个词前都可加的字", en: "what may stand in front of each word"),
    SchemaKey("words", .list(.text()), required: true, zh: "词", en: "the words"),
  ])

  private static func theme(_ names: SchemaNames) -> Schema {
    .object(
      [
        SchemaKey("title", .localized, required: true, zh: "名称", en: "the name users see"),
        SchemaKey(
          "category", .word(names.categories), required: true, zh: "类别", en: "the category"),
      ]
        + [
          ("prevails", "优先于一切的词组组合", "signs that go before all others"),
          ("claims", "优先的词组组合", "signs that go before ordinary ones"),
          ("signs", "词组的组合, 末一组说出毛病", "groups of words; the last says what is wrong"),
          ("hints", "别无线索时据以推断的词组", "what names the theme if nothing better is found"),
        ].map { SchemaKey($0.0, .list(.text()), zh: $0.1, en: $0.2) })
  }
}
