import ArgumentParser
import Diagnostics
import Foundation
import RuleLoading

extension RulesCommand {
  /// `civiclint rules schema KIND`
  struct Schema: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: Words.pick(
        zh: "打印文档的 JSON Schema, 供编辑器补全和检查",
        en: "Print the JSON Schema of a document, for editors to complete and check."),
      discussion: Words.pick(
        zh: """
          例:
            civiclint rules schema checklist
            civiclint rules schema --all schemas
          在文档第一行写 '# yaml-language-server: $schema=schemas/checklist.schema.json',
          编辑器就会边写边查。点位类型、角色、事实等名称取自工作区; 改了词表后请重新生成。
          """,
        en: """
          Examples:
            civiclint rules schema checklist
            civiclint rules schema --all schemas
          With '# yaml-language-server: $schema=schemas/checklist.schema.json' as the first line of a
          document, editors check it while you type. Names of point types, roles and facts are those of the
          workspace: write the schemas anew after changing the vocabulary.
          """))

    @Argument(
      help: ArgumentHelp(
        DocumentKind.allCases.map(\.rawValue).joined(separator: ", "), valueName: "kind"))
    var kind: String?

    @Option(
      help: ArgumentHelp(
        Words.pick(
          zh: "把各种文档的 Schema 写进这个文件夹, 名为 KIND.schema.json",
          en: "Write the schema of every kind to this folder, as KIND.schema.json."),
        valueName: "folder"))
    var all: String?

    @OptionGroup var documents: DocumentOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let console = try common.console()
      let (loaded, _) = try RulesCommand.load(documents, console)
      guard !loaded.hasErrors else { throw DiagnosticList(loaded.diagnostics) }
      let names = SchemaNames(loaded)
      switch (kind, all) {
      case (let kind?, nil): print(try Self.schema(kind).text(names), terminator: "")
      case (nil, let folder?): try Self.writeAll(to: folder, names, console)
      default: throw DiagnosticList([Self.kindOrAll])
      }
    }

    private static func schema(_ kind: String) throws -> DocumentSchema {
      guard let known = DocumentKind(rawValue: kind),
        let schema = DocumentSchemaCatalog.standard.schema(of: known)
      else {
        throw DiagnosticList([
          Usage.choice("rules schema", kind, DocumentKind.allCases.map(\.rawValue))
        ])
      }
      return schema
    }

    private static func writeAll(
      to folder: String, _ names: SchemaNames, _ console: Console
    ) throws {
      // A folder that cannot be made shows in the first file that cannot be written.
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      let schemas = DocumentSchemaCatalog.standard.schemas
      for schema in schemas {
        let name = "\(schema.kind.rawValue).schema.json"
        let path = URL(fileURLWithPath: folder).appending(path: name).relativePath
        var streams = OutputStreams()
        try streams.open(path)
        _ = try streams.write(Array(schema.text(names).utf8), to: 0)
      }
      console.say(
        zh: "已写入 \(schemas.count) 个 Schema: \(folder)",
        en: "wrote \(schemas.count) schemas to \(folder)")
    }

    private static let kindOrAll = Diagnostic(
      code: "U108",
      LocalizedText(zh: "请说明哪一种文档, 或用 --all", en: "name one kind of document, or --all"),
      help: LocalizedText(
        zh: "如 'civiclint rules schema checklist' 或 'civiclint rules schema --all schemas'",
        en: "as in 'civiclint rules schema checklist' or 'civiclint rules schema --all schemas'"))
  }
}
