import Diagnostics
import Foundation
import Model
import RuleLoading
import StandardRules
import TestSupport
import Testing
import YAML

/// The schemas that editors use say the same as the readers of documents.
@Suite struct SchemaTests {
  static let names = SchemaNames(StandardLibrary.loaded)
  static let kinds = DocumentKind.allCases

  @Test(arguments: SchemaTests.kinds)
  func thereIsOne(_ kind: DocumentKind) throws {
    let schema = try #require(DocumentSchemaCatalog.standard.schema(of: kind))
    let object = try JSONSerialization.jsonObject(with: Data(schema.text(Self.names).utf8))
    let members = try #require(object as? [String: Any])
    #expect(members["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
    #expect(members["$id"] as? String == "urn:civiclint:document:\(kind.rawValue):1")
  }

  /// A document with every key that the schema has: its reader knows each of them.
  @Test(arguments: SchemaTests.kinds)
  func theReaderKnowsEveryKey(_ kind: DocumentKind) throws {
    let schema = try #require(DocumentSchemaCatalog.standard.schema(of: kind))
    let text = SchemaSample.text(schema.schema(Self.names))
    let source = RuleSource(path: "sample.yaml", text: text)
    let found =
      kind == .campaign
      ? CampaignDocument.read(source).diagnostics : RuleLoader.load([source]).diagnostics
    let unknown = found.filter { $0.code == "R103" }
    #expect(unknown.isEmpty, "\(unknown.map(\.message.en)) in\n\(text)")
  }

  /// The other way round, as far as documents go that people would write: every key and every value
  /// of the shipped files is one that the schema allows.
  @Test func theSchemasKnowEveryDocument() throws {
    let own = try FileManager.default
      .subpathsOfDirectory(atPath: packageRoot.appending(path: "Examples").path)
      .filter { $0.hasSuffix(".yaml") }.sorted()
      .map { path -> RuleSource in
        let url = packageRoot.appending(path: "Examples/\(path)")
        return RuleSource(path: "Examples/\(path)", bytes: Array(try Data(contentsOf: url)))
      }
    let standard = StandardRules.files.map {
      RuleSource(path: "Rules/\($0.path)", text: $0.text, layer: .standard)
    }
    let names = SchemaNames(RuleLoader.load(standard + own))
    for source in standard + own {
      for document in YAMLStream(file: source.path, bytes: source.bytes).documents
      where !document.isNull {
        let word = try #require(document["kind"]?.text)
        let kind = try #require(DocumentKind(rawValue: word))
        let schema = try #require(DocumentSchemaCatalog.standard.schema(of: kind))
        let problems = SchemaCheck.problems(of: document, schema.schema(names))
        #expect(problems.isEmpty, "\(source.path): \(problems.prefix(5))")
      }
    }
  }

  @Test(arguments: [
    ("civiclint: 1\nkind: points\npoints: [{id: A, name: B, nmae: B}]", "nmae"),
    ("civiclint: 1\nkind: points\npoints: [{id: A}]", "name"),
    ("civiclint: 1\nkind: points\npoints: [{id: A, name: B, type: palace}]", "palace"),
    ("civiclint: 1\nkind: points\npoints: [{id: A, name: B, lon: 200}]", "200"),
    ("civiclint: 2\nkind: points\npoints: []", "2"),
    ("civiclint: 1\nkind: points\npoints: {}", "points"),
  ])
  func aWrongDocumentIsRefused(_ text: String, _ offender: String) throws {
    let schema = try #require(DocumentSchemaCatalog.standard.schema(of: .points))
    let document = try #require(
      YAMLStream(file: "wrong.yaml", bytes: Array(text.utf8)).documents.first)
    let problems = SchemaCheck.problems(of: document, schema.schema(Self.names))
    #expect(problems.count == 1 && problems.allSatisfy { $0.contains(offender) }, "\(problems)")
  }

  /// The schemas beside the shipped documents are those that the program prints.
  @Test(arguments: SchemaTests.kinds)
  func theShippedSchemaIsUpToDate(_ kind: DocumentKind) throws {
    let schema = try #require(DocumentSchemaCatalog.standard.schema(of: kind))
    try expectGolden(
      schema.text(Self.names), named: "../../../Rules/schemas/\(kind.rawValue).schema.json")
  }
}
