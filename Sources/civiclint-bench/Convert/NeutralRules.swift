/// Rules, routes and calendar in the neutral form that every contender of the benchmark reads.
///
/// Source: `make_rules.py` beside the benchmark's data; its first lines say what each part means.
struct NeutralRules: Decodable {
  /// What a column holds; a cell that is not of its type makes every test on it false.
  enum FieldType: String, Decodable {
    case int
    case float
    case bool
    case string
  }

  struct Field: Decodable {
    let type: FieldType
    /// Header of the column; two fields may share one (a value as text and as number).
    let column: String
  }

  struct Calendar: Decodable {
    /// ISO weekdays, 1 Monday … 7 Sunday.
    let weekend: [Int]
    /// Dates, `2025-01-01`.
    let holidays: [String]
    let makeupWorkdays: [String]

    enum CodingKeys: String, CodingKey {
      case weekend
      case holidays
      case makeupWorkdays = "makeup_workdays"
    }
  }

  struct Routing: Decodable {
    /// Role to unit, for streets that `table` does not name.
    let defaults: [String: String]
    /// Role to street to unit.
    let table: [String: [String: String]]

    enum CodingKeys: String, CodingKey {
      case defaults = "default"
      case table
    }
  }

  struct Deadline: Decodable {
    enum Unit: String, Decodable {
      case hour
      /// Calendar days, due at 18:00 whatever the day.
      case day
      case workingDay = "working_day"
    }

    let value: Int
    let unit: Unit
  }

  enum Severity: String, Decodable, CaseIterable {
    case critical
    case high
    case medium
    case low
  }

  struct Rule: Decodable {
    let id: String
    let category: String
    /// Empty: every type.
    let pointTypes: [String]
    /// What makes a violation.
    let condition: NeutralCondition
    let severity: Severity
    let ownerRole: String
    let deadline: Deadline

    enum CodingKeys: String, CodingKey {
      case id
      case category
      case pointTypes = "point_types"
      case condition
      case severity
      case ownerRole = "owner_role"
      case deadline
    }
  }

  let shape: String
  let fields: [String: Field]
  let calendar: Calendar
  let routing: Routing
  let rules: [Rule]
}
