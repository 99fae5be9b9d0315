import CEL
import Foundation

/// One file of the suite.
struct CELSuiteFile: Decodable {
  let tests: [CELSuiteCase]
}

/// One case of the suite.
struct CELSuiteCase: Decodable {
  let id: String
  let expr: String
  let container: String
  let disableCheck: Bool
  let checkOnly: Bool
  let needsProto: Bool
  let variables: [VariableDeclaration]
  let functions: [FunctionDeclaration]
  let activation: [String: Value]
  let expected: CELSuiteExpectation

  private enum Keys: String, CodingKey {
    case id, expr, container, bindings, expected
    case disableCheck = "disable_check"
    case checkOnly = "check_only"
    case typeEnvironment = "type_env"
    case needsProto = "needs_proto"
  }

  init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Keys.self)
    id = try box.decode(String.self, forKey: .id)
    expr = try box.decode(String.self, forKey: .expr)
    container = try box.decodeIfPresent(String.self, forKey: .container) ?? ""
    disableCheck = try box.decodeIfPresent(Bool.self, forKey: .disableCheck) ?? false
    checkOnly = try box.decodeIfPresent(Bool.self, forKey: .checkOnly) ?? false
    needsProto = try box.decodeIfPresent(Bool.self, forKey: .needsProto) ?? false
    guard !needsProto else {
      variables = []
      functions = []
      activation = [:]
      expected = .none
      return
    }
    let declarations =
      try box.decodeIfPresent([CELSuiteDeclaration].self, forKey: .typeEnvironment) ?? []
    let bindings = try box.decodeIfPresent([CELSuiteBinding].self, forKey: .bindings) ?? []
    var declared = declarations.compactMap { declaration in
      declaration.type.map { VariableDeclaration(declaration.name, $0) }
    }
    if disableCheck {
      let names = Set(declared.map(\.name))
      declared += bindings.filter { !names.contains($0.name) }
        .map { VariableDeclaration($0.name, .dyn) }
    }
    variables = declared
    functions = declarations.compactMap { declaration in
      declaration.overloads.map { FunctionDeclaration(declaration.name, $0) }
    }
    activation = Dictionary(
      bindings.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
    expected = try box.decode(CELSuiteExpectation.self, forKey: .expected)
  }
}

/// What a case should come to.
struct CELSuiteExpectation: Decodable {
  let kind: String
  let value: Value?
  let type: CELType?
  let messages: [String]

  static let none = CELSuiteExpectation(kind: "", value: nil, type: nil, messages: [])

  private init(kind: String, value: Value?, type: CELType?, messages: [String]) {
    self.kind = kind
    self.value = value
    self.type = type
    self.messages = messages
  }

  private enum Keys: String, CodingKey { case kind, value, type, messages }

  init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Keys.self)
    kind = try box.decode(String.self, forKey: .kind)
    value = try box.decodeIfPresent(CELSuiteValue.self, forKey: .value)?.value
    type = try box.decodeIfPresent(String.self, forKey: .type).map { try CELSuiteType.parse($0) }
    messages = try box.decodeIfPresent([String].self, forKey: .messages) ?? []
  }

  var text: String {
    var parts = [kind]
    if let value { parts.append(value.debugText) }
    if let type { parts.append("\(type)") }
    return (parts + messages).joined(separator: " ")
  }
}

private struct CELSuiteBinding: Decodable {
  let name: String
  let value: Value

  private enum Keys: String, CodingKey { case name, value }

  init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Keys.self)
    name = try box.decode(String.self, forKey: .name)
    value = try box.decode(CELSuiteValue.self, forKey: .value).value
  }
}

private struct CELSuiteDeclaration: Decodable {
  let name: String
  let type: CELType?
  let overloads: [Overload]?

  private struct Shape: Decodable {
    let id: String
    let params: [String]
    let result: String
    let member: Bool?
  }

  private enum Keys: String, CodingKey { case name, type, overloads }

  init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Keys.self)
    name = try box.decode(String.self, forKey: .name)
    type = try box.decodeIfPresent(String.self, forKey: .type).map { try CELSuiteType.parse($0) }
    overloads = try box.decodeIfPresent([Shape].self, forKey: .overloads)?.map { shape in
      let parameters = try shape.params.map { try CELSuiteType.parse($0) }
      let result = try CELSuiteType.parse(shape.result)
      return shape.member ?? false
        ? .member(shape.id, parameters, result, .none)
        : .function(shape.id, parameters, result, .none)
    }
  }
}
