import ArgumentParser
import Diagnostics
import Reporting

/// `civiclint schema`: the contract of the machine output as JSON Schema.
struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: Words.pick(
      zh: "打印输出格式的 JSON Schema", en: "Print the JSON Schema of an output."))

  @Argument(
    help: ArgumentHelp(
      OutputSchemaCatalog.standard.ids.joined(separator: ", "), valueName: "name"))
  var name: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    _ = try common.console()
    guard let schema = OutputSchemaCatalog.standard.schema(named: name) else {
      throw DiagnosticList([Usage.choice("schema", name, OutputSchemaCatalog.standard.ids)])
    }
    print(schema.text, terminator: schema.text.hasSuffix("\n") ? "" : "\n")
  }
}
