import Testing
import YAML

@Suite struct CoreSchemaTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let value: YAMLValue
    var testDescription: String { "\(text) is \(value)" }
  }

  static let cases = [
    Case(text: "", value: .null), Case(text: "~", value: .null), Case(text: "Null", value: .null),
    Case(text: "nULL", value: .string("nULL")),
    Case(text: "true", value: .bool(true)), Case(text: "FALSE", value: .bool(false)),
    Case(text: "tRUE", value: .string("tRUE")),
    Case(text: "yes", value: .string("yes")), Case(text: "off", value: .string("off")),
    Case(text: "0", value: .int(0)), Case(text: "-19", value: .int(-19)),
    Case(text: "+12", value: .int(12)), Case(text: "012", value: .int(12)),
    Case(text: "0o14", value: .int(12)), Case(text: "0x1F", value: .int(31)),
    Case(text: "0o9", value: .string("0o9")), Case(text: "-0x1", value: .string("-0x1")),
    Case(text: "0x", value: .string("0x")), Case(text: "1:30", value: .string("1:30")),
    Case(text: "1_000", value: .string("1_000")),
    Case(text: "9223372036854775807", value: .int(.max)),
    Case(text: "-9223372036854775808", value: .int(.min)),
    Case(text: "9223372036854775808", value: .wideInt("9223372036854775808")),
    Case(text: "0xFFFFFFFFFFFFFFFF", value: .wideInt("0xFFFFFFFFFFFFFFFF")),
    Case(text: "0.", value: .float(0)), Case(text: "1.", value: .float(1)),
    Case(text: ".5", value: .float(0.5)), Case(text: "-.5", value: .float(-0.5)),
    Case(text: "+.5e1", value: .float(5)), Case(text: "-0.0", value: .float(-0.0)),
    Case(text: "12e03", value: .float(12_000)), Case(text: "-2E+05", value: .float(-200_000)),
    Case(text: ".inf", value: .float(.infinity)), Case(text: "-.Inf", value: .float(-.infinity)),
    Case(text: "+.INF", value: .float(.infinity)), Case(text: "1e400", value: .float(.infinity)),
    Case(text: "-.nan", value: .string("-.nan")), Case(text: ".", value: .string(".")),
    Case(text: "+", value: .string("+")), Case(text: "1e", value: .string("1e")),
    Case(text: "1.2.3", value: .string("1.2.3")), Case(text: "e5", value: .string("e5")),
    Case(text: "inf", value: .string("inf")), Case(text: "nan", value: .string("nan")),
    Case(text: "2026-11-28", value: .string("2026-11-28")),
    Case(text: "'12'", value: .string("12")), Case(text: "\"true\"", value: .string("true")),
    Case(text: "!!str 12", value: .string("12")), Case(text: "! 12", value: .string("12")),
    Case(text: "!!int '12'", value: .int(12)), Case(text: "!!float 12", value: .float(12)),
    Case(text: "!!bool 'true'", value: .bool(true)), Case(text: "!!null ''", value: .null),
    Case(text: "!local 12", value: .string("12")),
  ]

  @Test(arguments: cases)
  func resolves(_ one: Case) throws {
    let stream = YAMLStream(file: "f", text: "[\(one.text)]")
    let node = try #require(stream.documents.first)
    #expect(stream.diagnostics.isEmpty)
    #expect(one.text.isEmpty ? node.items.isEmpty : node.items[0].value == one.value)
  }

  @Test func notANumberIsAFloat() throws {
    let node = try #require(YAMLStream(file: "f", text: ".NaN").documents.first)
    guard case .float(let number) = node.value else {
      Issue.record("\(node.value)")
      return
    }
    #expect(number.isNaN)
  }

  @Test func anEmptyValueIsNull() throws {
    let node = try #require(YAMLStream(file: "f", text: "a:\nb: ''").documents.first)
    #expect(node["a"]?.isNull == true)
    #expect(node["b"]?.value == .string(""))
    #expect(node["c"]?.text == nil)
  }
}
