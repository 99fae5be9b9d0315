import Diagnostics
import TestSupport
import Testing
import YAML

/// The whole text of every kind of diagnostic, in both languages.
@Suite struct YAMLDiagnosticTests {
  static let broken: [(name: String, yaml: String)] = [
    ("indentation", "rules:\n  - id: a\n   title: b\n"),
    ("no colon", "kind: checklist\ntitle\nid: x\n"),
    ("colon in a text", "message: clutter: 3 piles\n"),
    ("tab", "rules:\n\t- id: a\n"),
    ("open bracket", "applies-to: [market, street\nid: x\n"),
    ("open quote", "title: \"楼道\nid: x\n"),
    ("unknown escape", "pattern: \"\\d+\"\n"),
    ("at sign", "owner: @office\n"),
    ("star", "ignore: *.bak\n"),
    ("duplicates", "id: a\ntitle: 楼道\n\"id\": b\nrules:\n  - {id: x, id: y}\n"),
    ("wrong tag", "photos: !!int many\n"),
    ("itself", "a: &x [*x]\nb: *y\n"),
    ("control", "title: a\u{1B}[31mb\n"),
  ]

  @Test(arguments: Language.allCases)
  func everyDiagnosticSaysWhereWhatAndWhatNext(_ language: Language) throws {
    let renderer = DiagnosticRenderer(language: language)
    var text = ""
    for (name, yaml) in Self.broken {
      text += "--- \(name)\n"
      for diagnostic in YAMLStream(file: "rules.yaml", text: yaml).diagnostics {
        text += renderer.render(diagnostic)
      }
    }
    try expectGolden(text, named: "diagnostics.\(language.rawValue).txt")
  }

  @Test func documentsBeforeASyntaxErrorAreThere() {
    let stream = YAMLStream(file: "f", text: "a: 1\n---\nb: 2\n---\nc: [\n")
    #expect(stream.documents.map { $0.pairs.first?.key.text } == ["a", "b"])
    #expect(stream.diagnostics.map(\.code) == ["Y001"])
  }

  @Test func anEmptyFileHasNoDocuments() {
    #expect(YAMLStream(file: "f", text: "").documents.isEmpty)
    #expect(YAMLStream(file: "f", text: "# only words\n").documents.isEmpty)
    #expect(YAMLStream(file: "f", text: "---\n---\n").documents.map(\.isNull) == [true, true])
  }
}
