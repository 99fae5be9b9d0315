import Foundation
import TestSupport
import Testing

/// Whatever comes in, the program ends by itself with 0, 1 or 2; it never crashes and never hangs.
@Suite struct HostileInputTests {
  static let header = "point_name,point_type,inspected_at,corridor_stacking,note\n"
  static let row = "A,residential_community,2026-11-20 09:30,1,fine\n"

  static let sheets: [(name: String, bytes: [UInt8])] = [
    ("NUL", Array((header + "A\u{0},residential_community,\u{0},1,\u{0}\n" + row).utf8)),
    ("invalid UTF-8", Array(header.utf8) + [0x41, 0xFF, 0xFE, 0x2C, 0xC3, 0x0A] + Array(row.utf8)),
    ("unclosed quote", Array((header + "\"A,residential_community\n" + row + row).utf8)),
    (
      "quotes everywhere", Array((header + String(repeating: "\"", count: 9_999) + "\n" + row).utf8)
    ),
    ("lone CR", Array((header + row).replacing("\n", with: "\r").utf8)),
    ("million columns", Array((String(repeating: "x,", count: 1_000_000) + "\n1\n").utf8)),
    ("one huge field", Array((header + "A,b,c,1," + String(repeating: "z", count: 20 << 20)).utf8)),
    ("escape sequences", Array((header + "\u{1B}[2J\u{202E}A,x,y,\u{7},</script>\n").utf8)),
    ("only newlines", Array(String(repeating: "\n", count: 100_000).utf8)),
    (
      "random bytes",
      {
        var random = SeededGenerator(seed: 7)
        return (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &random) }
      }()
    ),
    (
      "header and random bytes",
      {
        var random = SeededGenerator(seed: 8)
        return Array(header.utf8)
          + (0..<200_000).map { _ in
            random.pick(Array(",\"\n\r1aé".utf8))
          }
      }()
    ),
  ]

  @Test(arguments: HostileInputTests.sheets.map(\.name))
  func sheetsAreSurvived(_ name: String) throws {
    let folder = try ScratchFolder()
    let bytes = try #require(Self.sheets.first { $0.name == name }).bytes
    let path = try folder.write("sheet.csv", bytes)
    for format in ["text", "json", "ndjson"] {
      let result = try civiclint(["check", path, "--format", format, "--campaign", "none"])
      #expect((0...2).contains(result.status), "\(format): status \(result.status)")
      let raw = (result.output + result.errors).unicodeScalars
      #expect(!raw.contains("\u{1B}") && !raw.contains("\u{202E}"), "\(format)")
      if format == "json", result.status < 2 {
        #expect(throws: Never.self) {
          try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        }
      }
    }
  }

  @Test func nothingIsLost() throws {
    let folder = try ScratchFolder()
    let text =
      Self.header + Self.row + "\"A,residential_community\n" + Self.row + "A,b\n" + Self.row
    let path = try folder.write("sheet.csv", text)
    let result = try civiclint(["check", path, "--format", "json", "--campaign", "none"])
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let summary = try #require(report["summary"] as? [String: Any])
    let file = try #require((summary["files"] as? [[String: Any]])?.first)
    let rejected = (file["rejected"] as? [String: Int] ?? [:]).values.reduce(0, +)
    #expect(file["read"] as? Int == 5)
    #expect(file["evaluated"] as? Int == 5 - rejected)
  }

  static let documents: [(name: String, text: String)] = [
    (
      "alias bomb",
      (0..<9).map {
        "a\($0): &a\($0) [\($0 == 0 ? "x" : String(repeating: "*a\($0 - 1), ", count: 9) + "x")]"
      }
      .joined(separator: "\n")
    ),
    ("10 000 levels of brackets", String(repeating: "[", count: 10_000)),
    (
      "10 000 levels of keys",
      (0..<10_000).map { String(repeating: " ", count: $0) + "k:" }
        .joined(separator: "\n")
    ),
    (
      "a megabyte in one scalar",
      "civiclint: 1\nkind: checklist\nid: " + String(repeating: "x", count: 1 << 20)
    ),
    ("binary", "\u{0}\u{1}\u{2}"),
    (
      "deep condition",
      "civiclint: 1\nkind: checklist\nid: x\ntitle: x\nrules:\n  - id: a.b\n    require: "
        + String(repeating: "(", count: 10_000)
    ),
    (
      "hostile pattern",
      "civiclint: 1\nkind: checklist\nid: x\ntitle: x\nrules:\n  - id: a.b\n    require: "
        + "note.matches('(((a{1,1000}){1,1000}){1,1000})')"
    ),
  ]

  @Test(arguments: HostileInputTests.documents.map(\.name))
  func documentsAreSurvived(_ name: String) throws {
    let folder = try ScratchFolder()
    let text = try #require(Self.documents.first { $0.name == name }).text
    let path = try folder.write("rules.yaml", text)
    let result = try civiclint(["rules", "lint", path, "--campaign", "none"])
    #expect(result.status == 2, "\(result.errors.prefix(2000))")
    #expect(result.errors.contains("rules.yaml"))
    #expect(result.errors.utf8.count < 200_000)
  }
}
