import Diagnostics
import Model
import Testing

@Suite struct PointProposalTests {
  static let registry = PointRegistry(
    [
      ("P1", "人民路（东段）", ["人民东路"]), ("P2", "人民路（西段）", []), ("P3", "幸福里小区一期", []),
      ("P4", "幸福里小区二期", []), ("P5", "百合苑", []), ("P6", "火车站公交站台", []), ("P7", "湖东小区", []),
      ("P8", "湖西小区", []), ("P9", "建设新村", ["建设村"]), ("P10", "望湖路与建设路路口", []),
    ].map { id, name, aliases in
      Point(
        id: PointID(id), name: name, type: nil, area: Area(), aliases: aliases,
        location: SourceLocation(file: "t"))
    })

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let near: [String]
    var testDescription: String { "\(name) is near \(near)" }
  }

  static let cases = [
    Case(name: "人民路", near: ["P1", "P2"]), Case(name: "人民路东段", near: ["P1"]),
    Case(name: "人民路（中段）", near: []), Case(name: "幸福里小区", near: ["P3", "P4"]),
    Case(name: "幸福里小区三期", near: []), Case(name: "百合院", near: ["P5"]), Case(name: "百合", near: []),
    Case(name: "火站车公交站台", near: ["P6"]), Case(name: "湖东区小", near: ["P7"]),
    Case(name: "湖南小区", near: []), Case(name: "建设新存", near: ["P9"]), Case(name: "建设大村", near: []),
    Case(name: "望湖潞与建设路路口", near: ["P10"]), Case(name: "天外天山庄", near: []), Case(name: "", near: []),
    Case(name: String(repeating: "长", count: 10_000), near: []),
  ]

  @Test(arguments: PointProposalTests.cases)
  func namesWhatWasProbablyMeant(_ c: Case) {
    #expect(Self.registry.near(name: c.name).map { Self.registry.points[$0].id.text } == c.near)
  }

  @Test(arguments: [("p-01", ["P1"]), ("P 5", ["P5"]), ("X9", ["P9"]), ("Q77", [])])
  func idsToo(_ id: String, _ near: [String]) {
    #expect(Self.registry.near(id: id).map { Self.registry.points[$0].id.text } == near)
  }
}
