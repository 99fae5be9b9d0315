import Foundation
import Testing

@testable import CEL

/// The pages of the documentation say what is true, and leave no function out.
@Suite struct DocumentationExamplesTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/CEL/CEL.docc")

  @Test(arguments: ["LearnCEL.md", "LearnCEL-zh.md", "Functions.md"])
  func everyExampleHolds(_ page: String) throws {
    let examples = try DocumentationExample.read(
      DocumentationExamplesTests.folder.appending(path: page))
    #expect(examples.count > 20, "the page is expected to hold examples")
    for example in examples { example.verify() }
  }

  @Test func bothLanguagesShowTheSameExamples() throws {
    let pages = try ["LearnCEL.md", "LearnCEL-zh.md"].map { page in
      try DocumentationExample.read(DocumentationExamplesTests.folder.appending(path: page))
        .map { [$0.expression, $0.result] }
    }
    #expect(pages[0] == pages[1])
  }

  /// What source text cannot spell, or what the table of operators has in its own notation.
  static let operators: [String: String] = [
    Operator.logicalAnd: "a && b", Operator.logicalOr: "a \\|\\| b", Operator.logicalNot: "!a",
    Operator.conditional: "a ? b : c", Operator.equals: "a == b", Operator.notEquals: "a != b",
    Operator.less: "a < b", Operator.lessEquals: "a <= b", Operator.greater: "a > b",
    Operator.greaterEquals: "a >= b", Operator.add: "a + b", Operator.subtract: "a - b",
    Operator.multiply: "a * b", Operator.divide: "a / b", Operator.modulo: "a % b",
    Operator.negate: "-a", Operator.index: "a[b]", Operator.contains: "a in b",
    Operator.optionalSelect: "a.?b", Operator.optionalIndex: "a[?b]",
  ]

  /// Runs for every library in the catalog: a function without a section of its own fails here.
  @Test func everyFunctionAndMacroIsDocumented() throws {
    let page = try String(
      contentsOf: DocumentationExamplesTests.folder.appending(path: "Functions.md"), encoding: .utf8
    )
    let headings = Set(
      page.split(separator: "\n").filter { $0.hasPrefix("### ") }.map { String($0.dropFirst(4)) })
    let namespaces = ["bind": "cel.bind", "greatest": "math.greatest", "least": "math.least"]
    for library in LibraryCatalog.standard {
      for function in library.functions {
        if let notation = DocumentationExamplesTests.operators[function.name] {
          #expect(page.contains("`\(notation)`"), "operator \(function.name) of '\(library.name)'")
        } else if !function.name.contains("@") {
          #expect(headings.contains(function.name), "function of library '\(library.name)'")
        }
      }
      for macro in library.macros {
        let name = namespaces[macro.name] ?? macro.name
        #expect(headings.contains(name), "macro of library '\(library.name)'")
      }
    }
  }

  /// Each section has an example that calls what it is about.
  @Test func everySectionHasAnExampleOfItsSubject() throws {
    let page = try String(
      contentsOf: DocumentationExamplesTests.folder.appending(path: "Functions.md"), encoding: .utf8
    )
    for section in page.components(separatedBy: "\n### ").dropFirst() {
      let name = section.prefix { $0 != "\n" }
      let examples = section.components(separatedBy: "```cel").dropFirst().joined()
      #expect(examples.contains("\(name)("), "section '\(name)'")
    }
  }
}
