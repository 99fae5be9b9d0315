import Diagnostics
import Foundation
import Model
import Testing

@testable import RecordReading

@Suite struct EncodingTests {
  static let text = "点位,检查时间,备注\n和谐家园,2026-07-17,陈㛃 𠮷野家\n东风市场,2026-07-18,“好”\n"

  /// `text` in GB 18030: two bytes for most characters, four for the rare ones.
  static func gb18030(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["iconv", "-f", "UTF-8", "-t", "GB18030"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    guard (try? process.run()) != nil else { return [] }
    try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try? input.fileHandleForWriting.close()
    bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    return bytes
  }

  static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding, block: Int) throws -> String {
    let decoder = try #require(TextDecoder(encoding))
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: block) {
      text += decoder.decode(Array(bytes[start..<min(start + block, bytes.count)]))
    }
    return String(decoding: text + decoder.finish(), as: UTF8.self)
  }

  @Test(arguments: 1...9)
  func readsGB18030WhateverTheBlocks(_ block: Int) throws {
    let bytes = Self.gb18030(Self.text)
    try #require(!bytes.isEmpty, "iconv is part of the system")
    #expect(try Self.decoded(bytes, .gb18030, block: block) == Self.text)
  }

  @Test(arguments: 1...5)
  func readsUTF16WhateverTheBlocks(_ block: Int) throws {
    let units = Array(Self.text.utf16)
    var (little, big): ([UInt8], [UInt8]) = ([0xFF, 0xFE], [0xFE, 0xFF])
    for unit in units {
      little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    #expect(TextEncoding(of: little[...], isWhole: true) == .utf16LittleEndian)
    #expect(TextEncoding(of: big[...], isWhole: true) == .utf16BigEndian)
    #expect(try Self.decoded(little, .utf16LittleEndian, block: block) == Self.text)
    #expect(try Self.decoded(big, .utf16BigEndian, block: block) == Self.text)
  }

  @Test func tellsUTF8FromGB18030() {
    let utf8 = Array(Self.text.utf8)
    for cut in 0..<utf8.count {
      #expect(TextEncoding(of: utf8[..<cut], isWhole: false) == .utf8, "cut at \(cut)")
    }
    #expect(TextEncoding(of: Self.gb18030(Self.text)[...], isWhole: true) == .gb18030)
    #expect(TextEncoding(of: [], isWhole: true) == .utf8)
  }

  @Test func countsWhatIsNoCharacter() throws {
    let decoder = try #require(TextDecoder(.gb18030))
    let bytes: [UInt8] = [0x41, 0x0A, 0xFF, 0x42, 0x0A, 0x81]
    let text = decoder.decode(bytes) + decoder.finish()
    #expect(String(decoding: text, as: UTF8.self) == "A\n\u{FFFD}B\n\u{FFFD}")
    #expect(decoder.undecodable == 2 && decoder.firstUndecodableLine == 2)
  }

  @Test(arguments: [
    ("utf-8", TextEncoding.utf8), ("UTF8", .utf8), ("GBK", .gb18030), ("gb2312", .gb18030),
    ("GB 18030", .gb18030), ("utf_16", .utf16LittleEndian), ("UTF-16BE", .utf16BigEndian),
  ])
  func knowsTheNamesOfEncodings(_ name: String, _ encoding: TextEncoding) {
    #expect(TextEncoding(name: name) == encoding)
    #expect(TextEncoding(name: "latin-7") == nil)
  }

  @Test func readsWhatIsCompressedAndSaysWhatItGuessed() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let plain = folder.appending(path: "sheet.csv")
    try Data(Self.gb18030(Self.text)).write(to: plain)
    let source = try ByteSource(path: plain.path)
    #expect(source.encoding == .gb18030 && source.isGuessed)
    #expect(
      try source.rest(limit: 1 << 20).map { String(decoding: $0, as: UTF8.self) } == Self.text)
    #expect(source.diagnostics.map(\.code) == ["I011"])

    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-k", plain.path]
    try gzip.run()
    gzip.waitUntilExit()
    let packed = try ByteSource(path: plain.path + ".gz")
    #expect(
      try packed.rest(limit: 1 << 20).map { String(decoding: $0, as: UTF8.self) } == Self.text)
    #expect(InputFormatCatalog.standard.format(ofPath: "a/b.CSV.gz")?.id == "csv")

    let whole = try Data(contentsOf: URL(fileURLWithPath: plain.path + ".gz"))
    let cut = folder.appending(path: "cut.csv.gz")
    try whole.dropLast(whole.count / 2).write(to: cut)
    #expect(throws: DiagnosticList.self) {
      let source = try ByteSource(path: cut.path)
      _ = try source.rest(limit: 1 << 20)
    }
  }
}
