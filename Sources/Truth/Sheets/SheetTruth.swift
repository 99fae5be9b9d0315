/// What a `truth.json` says of one data sheet.
struct SheetTruth {
  let shape: String
  let format: String
  let sheet: JSONText
  /// Nil for a file that is one sheet.
  var name: String? { sheet["name"]?.string }

  /// Kinds of defect that are compared; others of ours are our own affair.
  static let kinds: Set<String> = [
    "unknown_point", "missing_point", "missing_date", "missing_inspector", "missing_problem_text",
    "missing_owner", "missing_status", "missing_id", "missing_area", "missing_leader",
    "missing_lead", "missing_contact", "missing_deadline", "point_contradiction",
    "area_contradiction", "unreadable_date", "unreadable_value", "unreadable_duration",
    "out_of_range", "date_in_future", "unknown_column", "unknown_item", "unknown_choice",
    "unknown_status", "unknown_point_type", "blank_item", "failed_without_detail",
    "passed_with_problem", "passed_with_deduction", "duplicate_record", "ragged_row",
    "closed_without_date", "closed_before_opened", "open_with_date", "deadline_before_opened",
    "duplicate_serial", "duplicate_id", "coordinates_invalid", "coordinates_out_of_area",
    "multiple_leads", "conflicting_row",
  ]

  var answers: SheetAnswers {
    var answers = SheetAnswers()
    for key in ["header_rows", "title_rows", "blank_rows", "total_rows", "note_rows"] {
      answers.structure.append((key, SheetAnswers.rows(integers(sheet[key]))))
    }
    for key in ["first_data_row", "last_data_row", "records"] {
      answers.structure.append((key, sheet[key]?.scalar ?? "null"))
    }
    for row in sheet["rows"]?.array ?? [] { add(row, to: &answers) }
    answers.defects = (sheet["defects"]?.array ?? []).map(Self.defect)
    return answers
  }

  private func integers(_ value: JSONText?) -> [Int] {
    (value?.array ?? []).compactMap { $0.scalar.flatMap { Int($0) } }
  }

  /// Rows whose id and name are two points: which one is meant is not said.
  private var contradictions: Set<String> {
    Set(
      (sheet["defects"]?.array ?? []).filter { $0["kind"]?.string == "point_contradiction" }
        .compactMap { $0["row"]?.scalar })
  }

  private func add(_ row: JSONText, to answers: inout SheetAnswers) {
    guard case .object(let members) = row, let number = row["row"]?.scalar else { return }
    func say(_ what: String, _ answer: String) {
      answers.values.append(("row \(number) \(what)", answer))
    }
    for member in members {
      switch member.key {
      case "row": continue
      case "point":
        guard !contradictions.contains(number) else { continue }
        say("point", member.value["id"]?.string ?? "null")
      case "facts":
        guard case .object(let facts) = member.value else { continue }
        for fact in facts { say(fact.key, Self.fact(fact.value)) }
      case "problems":
        let themes = member.value.array.flatMap { $0["themes"]?.array.compactMap(\.string) ?? [] }
        let also = member.value.array.flatMap { $0["also_ok"]?.array.compactMap(\.string) ?? [] }
        say("themes", ThemeAnswer(themes: Set(themes), allowed: Set(also)).text)
      case "themes":
        let themes = member.value.array.compactMap(\.string)
        say("themes", ThemeAnswer(themes: Set(themes), allowed: []).text)
      case "photos", "supporting", "aliases":
        let items = member.value.array.compactMap(\.string)
        say(member.key, items.isEmpty ? "none" : items.joined(separator: "; "))
      default: say(member.key, Self.fact(member.value))
      }
    }
  }

  /// One value of a row.
  private static func fact(_ value: JSONText) -> String {
    switch value {
    case .object:
      if value["na"] != nil { return "na" }
      return "error"
    case .string(let text): return SheetAnswers.words(text)
    case .number(let text): return Double(text).map(SheetAnswers.number) ?? text
    case .bool(let flag): return flag ? "true" : "false"
    case .null: return "null"
    case .array: return "list"
    }
  }

  private static func defect(_ defect: JSONText) -> String {
    let kind = defect["kind"]?.string ?? ""
    let place = "\(kind) \(defect["row"]?.scalar ?? "0"):\(defect["col"]?.scalar ?? "0")"
    if kind == "duplicate_record" { return "\(place) of \(defect["of"]?.scalar ?? "?")" }
    guard kind == "unknown_point" else { return place }
    let ids = (defect["suggest"]?.array ?? []).compactMap(\.string).sorted()
    return place + (ids.isEmpty ? "" : " " + ids.joined(separator: " "))
  }
}

/// The themes of a text, and those that may be found besides.
struct ThemeAnswer {
  let themes: Set<String>
  let allowed: Set<String>

  var text: String {
    (themes.isEmpty ? "none" : themes.sorted().joined(separator: ";"))
      + (allowed.isEmpty ? "" : " may " + allowed.sorted().joined(separator: ";"))
  }

  /// Whether `found`, written alike, is what `expected` wants.
  static func fits(_ found: String, _ expected: String) -> Bool {
    func parts(_ text: String) -> (Set<String>, Set<String>) {
      let parts = text.split(separator: " may ")
      func set(_ text: Substring?) -> Set<String> {
        Set((text ?? "").split(separator: ";").map(String.init)).subtracting(["none"])
      }
      return (set(parts.first), set(parts.dropFirst().first))
    }
    let (wanted, allowed) = parts(expected)
    let there = parts(found).0
    let extra = there.subtracting(wanted).subtracting(allowed)
    // A part without a theme beside those that have one is not wrong.
    let isOther = extra == ["other"] && !wanted.isEmpty
    return wanted.isSubset(of: there) && (extra.isEmpty || isOther)
  }
}

extension JSONText {
  /// A text, number or truth value as it is written.
  var scalar: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
