import Diagnostics
import Foundation
import Model
import Reporting
import TestSupport
import Testing

/// The schemas, judged by an implementation that is not ours: Python's `jsonschema`.
@Suite struct SchemaTests {
  static let validator = (try? run(["python3", "-c", "import jsonschema.validators"]))?.status == 0

  /// Reads a schema and instances (a JSON array); prints the number of errors of each instance.
  static let script = """
    import json, sys
    from jsonschema import Draft202012Validator as V
    schema, items = json.load(open(sys.argv[1])), json.load(open(sys.argv[2]))
    V.check_schema(schema)
    for item in items:
        errors = sorted(V(schema, format_checker=V.FORMAT_CHECKER).iter_errors(item), key=str)
        print(len(errors), *[e.json_path + " " + e.message[:200] for e in errors[:3]])
    """

  /// The errors of each instance, as `jsonschema` counts them.
  static func errors(_ schema: OutputSchema, _ instances: [String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["schema.json", "items.json"].map { folder.appending(path: $0) }
    try Data(schema.text.utf8).write(to: files[0])
    try Data("[\(instances.joined(separator: ","))]".utf8).write(to: files[1])
    let result = try run(["python3", "-c", script] + files.map(\.path))
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").map(String.init)
  }

  static func output(_ id: String, _ language: Language = .zh) throws -> String {
    let entry = try #require(ReporterCatalog.standard.entry(named: id))
    return Fixture.render(Fixture.tickets, with: entry, Fixture.context(language))
  }

  static let absent = Comment("python3 with the package jsonschema is not installed")

  @Test(.enabled(if: SchemaTests.validator, SchemaTests.absent), arguments: Language.allCases)
  func ticketsAreValid(_ language: Language) throws {
    let lines = try Self.output("ndjson", language).split(separator: "\n").map(String.init)
    #expect(try Self.errors(.ticket, lines) == lines.map { _ in "0" })
  }

  @Test(.enabled(if: SchemaTests.validator, SchemaTests.absent), arguments: Language.allCases)
  func reportsAreValid(_ language: Language) throws {
    let entry = try #require(ReporterCatalog.standard.entry(named: "json"))
    let reports = [
      try Self.output("json", language),
      Fixture.render([], report: RunReport(summary: RunSummary()), with: entry),
    ]
    #expect(try Self.errors(.report, reports) == ["0", "0"])
  }

  /// A schema that accepts everything proves nothing: each of these changes must be refused.
  @Test(.enabled(if: SchemaTests.validator, SchemaTests.absent))
  func spoiltTicketsAreNot() throws {
    let line = try #require(try Self.output("ndjson", .en).split(separator: "\n").first)
    let changes = [
      ("\"disposition\":\"new\"", "\"disposition\":\"fresh\""),
      ("\"severity\":\"major\"", "\"severity\":\"bad\""),
      ("\"line\":17", "\"line\":\"17\""),
      ("\"unit\":\"Hexie Property\"", "\"unit\":\"\""),
      ("\"red_line\":false", "\"red-line\":false"),
      ("\"remedy\":\"Clear the corridor.\",", ""),
      ("\"id\":\"CL-", "\"id\":\"XX-"),
      ("\"lat\":40.13", "\"lat\":140.13"),
      ("civiclint/ticket/1", "civiclint/ticket/2"),
    ]
    let spoilt = changes.map { String(line).replacing($0.0, with: $0.1) }
    #expect(spoilt.allSatisfy { $0 != line }, "every change must have something to change")
    let found = try Self.errors(.ticket, spoilt)
    #expect(found.count == changes.count)
    for (change, errors) in zip(changes, found) {
      #expect(!errors.hasPrefix("0"), "accepts \(change.1)")
    }
  }

  @Test func theSchemasAreJSON() throws {
    let catalog = OutputSchemaCatalog.standard
    #expect(catalog.ids == ["report", "ticket"])
    for schema in catalog.schemas {
      let object = try JSONSerialization.jsonObject(with: Data(schema.text.utf8))
      #expect(
        (object as? [String: Any])?["$schema"] as? String
          == "https://json-schema.org/draft/2020-12/schema")
    }
  }

  /// The contract of DESIGN.md section 6: the keys, in this order.
  @Test func theKeysOfATicketAreFrozen() throws {
    let line = try #require(try Self.output("ndjson").split(separator: "\n").first)
    var rest = line[...]
    for key in [
      "schema", "id", "fingerprint", "rule", "id", "title", "category", "severity", "checklist",
      "red_line", "point", "id", "name", "type", "district", "street", "community", "grid", "lon",
      "lat", "record", "id", "file", "line", "column", "inspected_at", "inspector", "message",
      "observed", "required", "remedy", "evidence", "owner", "role", "unit", "lead", "supporting",
      "leader", "contact", "opened_at", "deadline", "deadline_reason", "deduction", "disposition",
    ] {
      let found = try #require(rest.range(of: "\"\(key)\":"), "no \(key) in \(rest)")
      rest = rest[found.upperBound...]
    }
    #expect(rest == "\"new\"}")
  }
}
