/// A condition of the neutral form: tests of single fields, joined by all and any, never negated.
indirect enum NeutralCondition: Hashable, Sendable {
  case all([NeutralCondition])
  case any([NeutralCondition])
  case test(NeutralTest)
}

/// One comparison of one field.
struct NeutralTest: Hashable, Sendable, Decodable {
  enum Operation: String, Decodable {
    case eq
    case lt
    case le
    case gt
    case ge
    /// Is one of a list of texts.
    case `in`
    /// Has a part.
    case contains
    /// Has a part that a regular expression describes.
    case matches
    /// Is blank.
    case absent
  }

  enum Value: Hashable, Sendable {
    case flag(Bool)
    case number(Double)
    case text(String)
    case texts([String])
  }

  let field: String
  let op: Operation
  /// Nil for `absent` only.
  let value: Value?
}

extension NeutralCondition {
  /// Every test in it, from left to right.
  var tests: [NeutralTest] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    case .test(let test): [test]
    }
  }

  /// The condition with some tests decided and what follows from that left out.
  ///
  /// Two conditions that simplify to the same one agree on every record.
  ///
  /// - Parameter decide: Whether a test holds; nil leaves it open.
  /// - Returns: `all([])` if the condition always holds, `any([])` if it never does.
  func simplified(_ decide: (NeutralTest) -> Bool?) -> NeutralCondition {
    switch self {
    case .test(let test):
      guard let holds = decide(test) else { return self }
      return holds ? .always : .never
    case .all(let parts):
      let open = parts.map { $0.simplified(decide) }.filter { $0 != .always }
      if open.contains(.never) { return .never }
      return open.count == 1 ? open[0] : .all(open)
    case .any(let parts):
      let open = parts.map { $0.simplified(decide) }.filter { $0 != .never }
      if open.contains(.always) { return .always }
      return open.count == 1 ? open[0] : .any(open)
    }
  }

  private static let always = NeutralCondition.all([])
  private static let never = NeutralCondition.any([])
}

extension NeutralTest {
  /// Whether the test holds for a whole number; false where it compares no numbers.
  func holds(for number: Double) -> Bool {
    guard case .number(let limit)? = value else { return false }
    return switch op {
    case .eq: number == limit
    case .lt: number < limit
    case .le: number <= limit
    case .gt: number > limit
    case .ge: number >= limit
    case .in, .contains, .matches, .absent: false
    }
  }
}

extension NeutralCondition: Decodable {
  private enum CodingKeys: String, CodingKey {
    case all
    case any
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let parts = try container.decodeIfPresent([NeutralCondition].self, forKey: .all) {
      self = .all(parts)
    } else if let parts = try container.decodeIfPresent([NeutralCondition].self, forKey: .any) {
      self = .any(parts)
    } else {
      self = .test(try NeutralTest(from: decoder))
    }
  }
}

extension NeutralTest.Value: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .texts(try container.decode([String].self))
    }
  }
}
