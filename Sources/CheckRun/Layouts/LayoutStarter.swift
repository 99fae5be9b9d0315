import Diagnostics
import Model
import RecordReading

/// A layout document to start from, for one file: what is understood, and as comments what is doubtful.
package struct LayoutStarter {
  /// YAML that loads as it stands.
  package private(set) var text = ""
  /// Lines with a doubt.
  package private(set) var doubts = 0

  private let language: Language
  private let request: SheetRequest

  /// - Throws: Diagnostics if the file cannot be read as a table (I053).
  package init(
    _ path: String, _ request: SheetRequest, language: Language
  ) throws(DiagnosticList) {
    self.language = language
    self.request = request
    guard let file = TableFile(path: path) else { throw Self.noTable(path) }
    let outlines = try file.tables().compactMap { SheetOutline($0, request) }
      .filter { !$0.records.isEmpty }
    guard !outlines.isEmpty else { throw Self.noTable(path) }
    // Of several tables those that name a point are inspections.
    let inspections = outlines.filter { $0.column(.pointID) ?? $0.column(.pointName) != nil }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    comment(
      zh: "\(name) 的布局, 由表头和内容推断。带“存疑”的行请核对; 其余可以删去。",
      en:
        "The layout of \(name), told from its header and contents. Check the lines in doubt; the others may go."
    )
    line("civiclint: 1")
    line("kind: layout")
    add(inspections.isEmpty ? outlines : inspections)
  }

  private mutating func add(_ outlines: [SheetOutline]) {
    if let shape = outlines.first?.shape, outlines.allSatisfy({ $0.shape == shape }) {
      line("shape: \(shape.rawValue)")
    }
    line("columns:")
    var names: Set<String> = []
    for outline in outlines {
      for (number, column) in outline.columns.enumerated()
      where !foldedCell(column.header).isEmpty && names.insert(column.header).inserted {
        add(column, outline.texts(number, limit: 40))
      }
    }
    let items = outlines.flatMap { outline in
      outline.shape == .long ? outline.column(.item).map { outline.texts($0) } ?? [] : []
    }
    guard !items.isEmpty else { return }
    line("items:")
    let meanings = ItemMeanings(request)
    for item in items where names.insert("item \(item)").inserted { add(item, meanings) }
  }

  private mutating func add(_ column: SheetOutline.Column, _ texts: [String]) {
    let name = Self.quoted(column.header)
    guard let key = column.key else {
      doubt(
        "  \(name): ignore",
        zh: "不认识的列\(samples(texts).zh); 如要读入, 写检查事实或字段的编号, 或 {type: \(Self.likelyType(texts))}",
        en:
          "an unknown column\(samples(texts).en); to read it write a fact, a field, or {type: \(Self.likelyType(texts))}"
      )
      return
    }
    guard let fact = column.fact else {
      line("  \(name): \(key.name)")
      return
    }
    let unread = texts.filter { text in
      switch fact.type.reading(text, column.context) {
      case .unreadable, .outOfRange: true
      case .value, .blank, .notApplicable: false
      }
    }
    let spec = "  \(name): \(fact.id)"
    if unread.count > 1, unread.count * 3 >= texts.count {
      doubt(
        spec,
        zh: "按 \(fact.type.keyword) 读不了的内容不少\(samples(unread).zh)",
        en: "much of it cannot be read as \(fact.type.keyword)\(samples(unread).en)")
    } else if fact.type.storage == .flag, Self.isMixed(column.header, fact) {
      let other: SheetLayout.Asks =
        fact.type.keyword == VerdictType.keyword ? .faultExists : .standardMet
      doubt(
        spec,
        zh: "列名与检查事实“\(fact.title.zh)”的问法可能相反; 相反时写 {fact: \(fact.id), asks: \(other.rawValue)}",
        en:
          "the header may ask the opposite of '\(fact.title.en)'; if so write {fact: \(fact.id), asks: \(other.rawValue)}"
      )
    } else {
      line(spec)
    }
  }

  private mutating func add(_ item: String, _ meanings: ItemMeanings) {
    let name = Self.quoted(item)
    guard let meaning = meanings.meaning(of: item) else {
      let asks: SheetLayout.Asks =
        ItemQuestion(item).form == .asked ? .faultExists : .standardMet
      doubt(
        "  # \(name): {asks: \(asks.rawValue)}",
        zh: "不认识的检查项; 去掉行首的 #, 或补上 fact",
        en: "an unknown item; take away the #, or add a fact")
      return
    }
    let fact = meaning.fact.map { "fact: \($0.id), " } ?? ""
    line("  \(name): {\(fact)asks: \(meaning.asks.rawValue)}")
  }

  /// Whether a header asks for a fault under a verdict, or denies one under a flag.
  private static func isMixed(_ header: String, _ fact: Fact) -> Bool {
    let form = ItemQuestion(header).form
    return fact.type.keyword == VerdictType.keyword
      ? normalizedPointName(header).contains("存在")
      : form == .denied
  }

  /// The type that reads most of the texts.
  private static func likelyType(_ texts: [String]) -> String {
    let types: [any FactType.Type] = [
      VerdictType.self, FlagType.self, CountType.self, RatioType.self, NumberType.self,
    ]
    let found = types.first { type in
      !texts.isEmpty
        && texts.allSatisfy {
          if case .unreadable = type.reading($0, ReadingContext()) { false } else { true }
        }
    }
    return (found ?? TextType.self).keyword
  }

  private func samples(_ texts: [String]) -> LocalizedText {
    let few = texts.prefix(3).map { printable(String($0.prefix(20))) }
    guard !few.isEmpty else { return LocalizedText("") }
    return LocalizedText(
      zh: ", 如 " + few.joined(separator: "、"), en: ", such as " + few.joined(separator: ", "))
  }

  private mutating func line(_ line: String) { text += line + "\n" }

  private mutating func comment(zh: String, en: String) {
    line("# " + LocalizedText(zh: zh, en: en).text(in: language))
  }

  private mutating func doubt(_ spec: String, zh: String, en: String) {
    doubts += 1
    let words = LocalizedText(zh: "存疑: " + zh, en: "in doubt: " + en).text(in: language)
    line("\(spec)  # \(words)")
  }

  /// A key of YAML: every text is one in double quotes.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "_" }
    let words: Set<String> = ["true", "false", "null", "yes", "no", "y", "n", "on", "off"]
    if isPlain, !words.contains(text.lowercased()) { return text }
    return "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n").replacing("\r", with: "\\r").replacing("\t", with: "\\t")
      + "\""
  }

  private static func noTable(_ path: String) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(
        code: "I053",
        LocalizedText(zh: "'\(path)' 里没有带记录的表", en: "'\(path)' holds no table with records"),
        at: SourceLocation(file: path),
        help: LocalizedText(
          zh: "给出 .csv、.tsv 或 .xlsx 的检查记录表", en: "name a sheet of inspections: .csv, .tsv or .xlsx")
      )
    ])
  }
}
