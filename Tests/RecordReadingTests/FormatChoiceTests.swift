import Diagnostics
import Testing

@testable import RecordReading

/// Which format a file is read by, by option, contents and name.
@Suite struct FormatChoiceTests {
  private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04, 0, 0]
  private static let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]

  private static func choose(_ name: String, _ bytes: [UInt8], _ option: String? = nil) -> String {
    do throws(DiagnosticList) {
      let source = ByteSource(bytes: bytes, name: name)
      let (format, notes) = try InputFormatCatalog.standard.choose(for: source, named: option)
      return ([format.id] + notes.map(\.code)).joined(separator: " ")
    } catch {
      return error.diagnostics.map(\.code).joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("a.csv", "x,y\n1,2\n", "csv"), ("-", "x,y\n1,2\n", "csv"), ("无后缀", "x;y\n", "csv"),
    ("a.csv", "[1]", "csv"), ("-", "[{\"a\":1}]", "json"), ("-", " \n{\"a\":\n1}", "json"),
    ("-", "{\"a\":1}\n{\"a\":2}\n", "ndjson"), ("-", "\u{FEFF}{\"a\":1}", "ndjson"),
    ("-", "- a: 1\n", "yaml"), ("-", "---\na: 1\n", "yaml"), ("-", "-5,3\n", "csv"),
    ("a.json", "{}", "json"), ("a.jsonl", "", "ndjson"), ("a.yml", "", "yaml"), ("-", "", "csv"),
    ("a.txt", "x\ty\n", "csv"), ("a.TSV.GZ", "x\ty\n", "tsv"), ("a.xlsx", "x,y\n", "csv I046"),
    ("a.xls", "x\ty\n", "csv"), ("a.xls", "<html><table>", "I044"),
    ("a.csv", "  <!DOCTYPE html>", "I044"), ("a.xlsx", "<?xml version=\"1.0\"?>", "I044"),
    ("a.csv", "%PDF-1.7", "I044"), ("a.csv", "{\\rtf1", "I044"),
  ])
  func namesAndTextsTell(_ name: String, _ text: String, _ expected: String) {
    #expect(Self.choose(name, Array(text.utf8)) == expected)
  }

  @Test func bytesTellWhateverTheName() {
    #expect(Self.choose("a.xlsx", Self.zip) == "xlsx")
    #expect(Self.choose("-", Self.zip) == "xlsx")
    #expect(Self.choose("a.csv", Self.zip) == "xlsx I046")
    #expect(Self.choose("a.xls", Self.old) == "I044")
    #expect(Self.choose("a.et", Self.old) == "I044")
    #expect(Self.choose("a.csv", Self.old) == "I044")
  }

  @Test func theOptionIsObeyed() {
    #expect(Self.choose("a.csv", Array("[]".utf8), "json") == "json")
    #expect(Self.choose("a.csv", Self.old, "csv") == "csv")
  }

  @Test(arguments: FileSignature.allCases)
  func everyRefusalSaysWhatToDo(_ kind: FileSignature) {
    guard let refusal = kind.refusal else {
      #expect(kind == .zip)
      return
    }
    #expect(!refusal.what.zh.isEmpty && !refusal.what.en.isEmpty)
    #expect(!refusal.help.zh.isEmpty && !refusal.help.en.isEmpty)
  }
}
