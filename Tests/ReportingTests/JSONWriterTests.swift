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

  /// The short way to write a number writes what the long one does.
  @Test func numbersAreWrittenAsSwiftWritesThem() {
    var numbers: [Double] = [0.001, 0.000_999, 99_999_999.999_999, 100_000_000, 0.1 + 0.2, 1 / 3]
    for step in 0..<20_000 {
      numbers.append(Double(step &* 7919 % 360_000_000) / 1_000_000 - 180)
      numbers.append(Double(step) / 100)
      numbers.append(Double(step).squareRoot())
    }
    for number in numbers {
      for value in [number, -number, number.nextUp] {
        var json = JSONWriter()
        json.double(value)
        #expect(String(decoding: json.bytes, as: UTF8.self) == value.description)
      }
    }
  }

  @Test func wholeNumbersAreWrittenAsSwiftWritesThem() {
    for number in [0, 1, 9, 10, 99, 100, 99_999_999, 100_000_000, -1, -100, .max, .min] {
      var json = JSONWriter()
      json.integer(number)
      #expect(String(decoding: json.bytes, as: UTF8.self) == String(number))
    }
  }

  /// What has to be escaped is found wherever it stands, whatever the buffer held before.
  @Test func escapesAreFoundAtEveryPlace() {
    var json = JSONWriter()
    for length in 0..<40 {
      for place in 0..<length {
        var text = Array(repeating: UInt8(ascii: "a"), count: length)
        text[place] = UInt8(ascii: "\"")
        json = JSONWriter()
        json.string(String(decoding: text, as: UTF8.self))
        #expect(json.bytes.count == length + 3)
        #expect(json.bytes[place + 1] == UInt8(ascii: "\\"))
      }
    }
  }

  @Test func fingerprintsAreWrittenAsTheModelWritesThem() throws {
    for number in UInt8(0)...255 {
      let print = Fingerprint(bytes: (0..<32).map { number &* 31 &+ $0 &* 17 })
      let ticket = Fixture.ticket(Fixture.stacking, message: "m")
      let made = Ticket(
        fingerprint: print, rule: ticket.rule, point: ticket.point, record: ticket.record,
        message: "m", observed: [], owner: ticket.owner, openedAt: nil,
        deadline: ticket.deadline, deduction: nil, disposition: .new)
      let entry = try #require(ReporterCatalog.standard.entry(named: "ndjson"))
      let text = Fixture.render([made], with: entry)
      #expect(text.contains("\"id\":\"\(print.ticketID)\",\"fingerprint\":\"\(print.text)\""))
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
