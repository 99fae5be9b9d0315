import Diagnostics
import Model

/// What a routing table leaves to the fallback, or to nobody, for rules with the same owner roles.
struct RoutingGap {
  let roles: [RoleID]
  /// Apart by whether the fallback takes it.
  private var parts: [Bool: Part] = [:]

  private struct Part {
    var rules: Set<RuleID> = []
    /// By number of the kind, so that each kind counts once however many rules it lacks.
    var kinds: [Int: [Point]] = [:]

    /// Points per place as a reader names it, the most first.
    var places: [(name: String, count: Int)] {
      var counts: [String: Int] = [:]
      for points in kinds.values {
        for point in points { counts[point.placeName, default: 0] += 1 }
      }
      return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { ($0.key, $0.value) }
    }
  }

  /// Places and rules that are listed; how many more there are is said.
  private static let listed = 10

  init(roles: [RoleID]) {
    self.roles = roles
  }

  mutating func add(_ points: [Point], number: Int, _ rule: RuleID, isTaken: Bool) {
    parts[isTaken, default: Part()].rules.insert(rule)
    parts[isTaken, default: Part()].kinds[number] = points
  }

  /// At most one error for what nobody takes, and one note for what the fallback takes.
  var diagnostics: [Diagnostic] {
    let names = roles.map { "'\($0)'" }
    return [false, true].compactMap { isTaken in
      guard let part = parts[isTaken] else { return nil }
      let points = part.kinds.values.reduce(0) { $0 + $1.count }
      let rules = part.rules.count
      let outcome =
        isTaken
        ? LocalizedText(zh: "由兜底单位承担", en: "the fallback takes them")
        : LocalizedText(zh: "没有责任单位", en: "nobody is responsible")
      return Diagnostic(
        isTaken ? .note : .error, code: isTaken ? "T203" : "T202",
        LocalizedText(
          zh: "责任分工未覆盖角色 \(names.joined(separator: "、"))："
            + "\(points) 个点位、\(rules) 条细则\(outcome.zh)",
          en: "no routing row covers role \(names.joined(separator: ", ")) at "
            + "\(counted(points, "point")) (\(counted(rules, "rule"))): \(outcome.en)"),
        help: LocalizedText(
          zh: "为该角色增加一行（按社区、街道，或不限区域）\(isTaken ? "" : "，或设置 fallback")",
          en: "add a row for the role: for these areas, or for any"
            + (isTaken ? "" : "; or name a fallback")),
        notes: notes(part))
    }
  }

  private func notes(_ part: Part) -> [LocalizedText] {
    let places = part.places
    var zh = places.prefix(Self.listed).map { "\($0.name)（\($0.count) 个点位）" }
    var en = places.prefix(Self.listed).map { "\($0.name) (\(counted($0.count, "point")))" }
    if places.count > Self.listed {
      zh.append("另有 \(places.count - Self.listed) 处")
      en.append("and \(counted(places.count - Self.listed, "more area"))")
    }
    let rules = part.rules.sorted()
    let names = rules.prefix(Self.listed).map(\.text).joined(separator: ", ")
    let isCut = rules.count > Self.listed
    return [
      LocalizedText(zh: zh.joined(separator: "、"), en: en.joined(separator: ", ")),
      LocalizedText(
        zh: "细则：\(names)\(isCut ? " 等 \(rules.count) 条" : "")",
        en: "rules: \(names)\(isCut ? " and \(rules.count - Self.listed) more" : "")"),
    ]
  }

  private func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension Point {
  /// Street and community, or whatever of its area is known.
  fileprivate var placeName: String {
    let levels = [area.district, area.street, area.community].filter { !$0.isEmpty }
    return levels.isEmpty ? "\(name) [\(id)]" : levels.suffix(2).joined(separator: " ")
  }
}
