import Diagnostics
import Foundation
import Model
import Reporting
import Testing

@Suite struct JSONWriterTests {
  /// Reads `text` as Foundation does.
  static func value(_ bytes: [UInt8]) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
  }

  static func written(_ text: String) -> [UInt8] {
    var json = JSONWriter()
    json.string(text)
    return json.bytes
  }

  /// Every scalar of the basic plane, alone and between letters, and some behind it.
  @Test func everyScalarReadsBackAsItself() throws {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // Foundation takes a leading byte order mark for one.
      let text = "a\(Character(scalar))b"
      let bytes = Self.written(text)
      #expect(String(validating: bytes, as: UTF8.self) != nil)
      #expect(
        try Self.value(bytes) as? String == text, "U+\(String(value, radix: 16, uppercase: true))")
    }
    for text in ["", "👩‍👩‍👧", "\u{10FFFF}", "e\u{301}", String(repeating: "楼\n", count: 1_000)] {
      #expect(try Self.value(Self.written(text)) as? String == text)
    }
  }

  @Test func whatSteersATerminalIsEscaped() {
    for text in ["\u{0}", "\u{1B}[31m", "\u{202E}", "\u{9B}31m", "\u{2028}", "\u{FEFF}", "\u{7F}"] {
      let bytes = Self.written("a\(text)b")
      #expect(
        !String(decoding: bytes, as: UTF8.self).unicodeScalars.contains(where: isSteering),
        "\(text.unicodeScalars.map(\.value))")
    }
  }

  @Test(arguments: [
    ("\"", #""\"""#), ("\\", #""\\""#), ("\n\r\t", #""\n\r\t""#), ("\u{8}\u{C}", #""\b\f""#),
    ("\u{0}", #""\u0000""#), ("\u{202E}", #""\u202E""#), ("/", #""/""#), ("，“楼”", "\"，“楼”\""),
  ])
  func escapes(_ text: String, _ expected: String) {
    #expect(String(decoding: Self.written(text), as: UTF8.self) == expected)
  }

  @Test func numbersReadBackAsThemselves() throws {
    let numbers: [Double] = [
      0, -0.0, 0.1, 1.5, 116.39, 1e-7, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
      9_007_199_254_740_992,
    ]
    for number in numbers {
      var json = JSONWriter()
      json.double(number)
      #expect(Double(String(decoding: json.bytes, as: UTF8.self)) == number)
      #expect(try Self.value(json.bytes) is NSNumber)
    }
    for number in [Int64.min, -1, 0, Int64.max] {
      var json = JSONWriter()
      json.integer(number)
      #expect((try Self.value(json.bytes) as? NSNumber)?.int64Value == number)
    }
    for number in [Double.nan, .infinity, -.infinity] {
      var json = JSONWriter()
      json.double(number)
      #expect(json.bytes == Array("null".utf8), "JSON has no such number")
    }
  }

  @Test func instantsAreWrittenAsTheModelWritesThem() throws {
    let offsets = try [0, 28_800, -18_000, 20_700, -12_600].map {
      try #require(UTCOffset(seconds: $0))
    }
    for offset in offsets {
      for step in stride(from: Int64(-62_000_000_000), to: 250_000_000_000, by: 1_234_567_891) {
        let instant = Timestamp(seconds: step)
        var json = JSONWriter()
        json.instant(instant, at: offset)
        #expect(
          String(decoding: json.bytes, as: UTF8.self) == "\"\(instant.rfc3339(at: offset))\"")
      }
    }
  }
}
