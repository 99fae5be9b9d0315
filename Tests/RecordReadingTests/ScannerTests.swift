import Testing

@testable import RecordReading

/// The scanner against the obvious reader, for every instruction set of the machine.
@Suite struct ScannerTests {
  static let texts: [String] = [
    "", "\n", "\r\n\r\n", "a,b,c\n1,2,3\n", "a,b,c\r\n1,2,3\r\n", "1,2,3", "1,2,3\r", "1,2,\r\n",
    "1,\"x,y\",3\n4,\"a\nb\",6\n", "\"1\",\"\",\"a\"\"b\"\n", "\"\"\"\",\"\"\"\"\"\",x\n",
    "1,2\n1,2,3,\n1,2,3,,,\n1,2,3,4\n,,\n,,,,\n\n1,,\n", "a\rb,\"c\rd\",e\r\n",
    "5\" pipe,b,c\n\"d\",e,f\n", "\"a\"b,c,d\n", "\"a\" ,c,d\n", "\"a\"\"b\"c\",d,e\n1,2,3\n",
    "1,\"open,2\n3,4,5\n6,7,8\n", "1,\"open\"\",2\n\"x\ny\",4,5\n\"",
    "1,2,\"3\"\r\n\"4\r\n\",5,\"6\"\r\n",
    "\"a\"\r\"b\",c,d\n1,2,3\n", "x,y,z\n\"q\"\r", ",,\"\"\n\"\",,\n", "1,2,3,\"\"\n4,5,6\n",
    "名,称,\"，\"\n", "\u{0},\u{0},\u{0}\n", "\"", "\"\"", "\"\"\"", "a\"", "\"a\n",
    "1,2,3\n\"a\"\"\n",
  ]

  @Test(arguments: ScannerTests.texts)
  func readsLikeTheReference(_ text: String) throws {
    try expectAgreement(Array(text.utf8), fields: 3)
    try expectAgreement(Array(text.utf8), fields: 1)
  }

  @Test(arguments: ScannerTests.texts)
  func readsTheSameInChunksOfAnySize(_ text: String) throws {
    let bytes = Array(text.utf8)
    for size in 1...(bytes.count + 2) { try expectAgreement(bytes, fields: 3, chunkBytes: size) }
  }

  /// Longer than a block, so that every construct meets every boundary of 64 bytes.
  @Test(arguments: ScannerTests.texts)
  func readsTheSameBehindAnyNumberOfBytes(_ text: String) throws {
    for shift in 0..<70 {
      let filler = Array(String(repeating: "x", count: shift).utf8) + Array(",,\n".utf8)
      try expectAgreement(filler + Array(text.utf8) + Array("\n1,2,3\n".utf8), fields: 3)
    }
  }

  @Test func randomTextsAgree() throws {
    var random = SeededRandom(20_261_121)
    let pieces = [
      "a", "12", ",", ",", "\n", "\n", "\r\n", "\"", "\"\"", "\",\"", "\r", "楼道", "x y",
    ]
    for _ in 0..<1000 {
      let text = (0..<Int.random(in: 0..<120, using: &random)).map { _ in random.oneOf(pieces) }
      try expectAgreement(
        Array(text.joined().utf8), fields: Int.random(in: 1..<6, using: &random),
        chunkBytes: Int.random(in: 1..<300, using: &random))
    }
  }

  /// As spreadsheets write it: quotes only where they belong, so that the block scanner is at work.
  @Test func randomWellFormedTextsAgree() throws {
    var random = SeededRandom(7)
    let cells = [
      "", "", "0", "13", "\"a, b\"", "\"x\ny\"", "\"say \"\"hi\"\"\"", "\"\"", "文化镇", "3.5",
    ]
    for round in 0..<32 {
      let fields = [2, 7, 55, 70][round % 4]
      let end = round % 3 == 0 ? "\r\n" : "\n"
      let rows = (0..<90).map { _ in
        (0..<fields).map { _ in random.oneOf(cells) }.joined(separator: ",")
      }
      try expectAgreement(
        Array((rows.joined(separator: end) + end).utf8), fields: fields,
        chunkBytes: Int.random(in: 500..<20_000, using: &random))
    }
  }

  @Test func otherDelimitersAreDelimiters() throws {
    let text = Array("a,b\t\"c\td\"\t1\n".utf8)
    for set in ByteScanner.instructionSets {
      let scanner = ByteScanner(delimiter: 9, instructionSet: set)
      #expect(
        try ScannedText(scanning: text, fields: 3, scanner: scanner)
          == ScannedText(reference: text, fields: 3, delimiter: 9))
    }
  }

  /// A row with a million fields costs no more memory than one with three.
  @Test func aMillionFieldsAreOneRejectedRecord() throws {
    let text = Array(("1,2,3\n" + String(repeating: "x,", count: 1_000_000) + "\n4,5,6\n").utf8)
    for set in ByteScanner.instructionSets {
      let scanned = try ScannedText(
        scanning: text, fields: 3, scanner: ByteScanner(delimiter: 44, instructionSet: set))
      #expect(scanned.lines == [1, 3])
      #expect(scanned.overlong == [2])
    }
  }

  @Test func wellFormedUTF8IsTold() {
    let good: [[UInt8]] = [
      [], Array("abc".utf8), Array("楼道é😀".utf8), [0xF4, 0x8F, 0xBF, 0xBF], [0xED, 0x9F, 0xBF],
    ]
    let bad: [[UInt8]] = [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE4, 0xB8], [0xC3], [0xF0, 0x9F, 0x98],
      [0xC3, 0x28], [0xE4, 0x28, 0xA1], [0xFF], [0xC3, 0xA9, 0xA9],
    ]
    for set in ByteScanner.instructionSets {
      let scanner = ByteScanner(delimiter: 44, instructionSet: set)
      for shift in stride(from: 0, to: 130, by: 3) {
        for (cases, expected) in [(good, true), (bad, false)] {
          for bytes in cases {
            for tail in [0, 1, 70] {
              let text =
                Array(repeating: UInt8(97), count: shift) + bytes
                + Array(repeating: UInt8(98), count: tail)
              #expect(
                scanner.isUTF8(text, 0..<text.count) == expected,
                "set \(set): \(bytes) at \(shift), \(tail) behind")
            }
          }
        }
      }
    }
  }

  private func expectAgreement(
    _ text: [UInt8], fields: Int, chunkBytes: Int = 1 << 20,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let reference = ScannedText(reference: text, fields: fields)
    for set in ByteScanner.instructionSets {
      let scanned = try ScannedText(
        scanning: text, fields: fields, chunkBytes: chunkBytes,
        scanner: ByteScanner(delimiter: 44, instructionSet: set))
      guard scanned != reference else { continue }
      Issue.record(
        """
        instruction set \(set), \(fields) fields, chunks of \(chunkBytes): \(String(decoding: text, as: UTF8.self).debugDescription)
        expected \(reference)
        found    \(scanned)
        """, sourceLocation: sourceLocation)
    }
  }
}
