extension Library {
  /// Operators, conversions, sizes, strings, times and the macros of the language definition.
  ///
  /// Source: cel-spec, langdef.md, "List of Standard Definitions".
  public static let core = Library(
    name: "core", summary: "operators, conversions, strings, times and the standard macros",
    functions: CoreOperators.functions + CoreConversions.functions + CoreStrings.functions
      + CoreTimes.functions,
    macros: CoreMacros.all,
    constants: CoreTypes.constants)
}

/// The names of types as values.
enum CoreTypes {
  static let constants: [ConstantDeclaration] = [
    type("null_type", .null, .null), type("bool", .bool, .bool), type("int", .int, .int),
    type("uint", .uint, .uint), type("double", .double, .double),
    type("string", .string, .string), type("bytes", .bytes, .bytes),
    type("list", .list(.dyn), .list), type("map", .map(.dyn, .dyn), .map),
    type("google.protobuf.Timestamp", .timestamp, .timestamp),
    type("google.protobuf.Duration", .duration, .duration), type("type", .type(.dyn), .type),
    type("optional_type", .optional(.dyn), .optional),
  ]

  private static func type(
    _ name: String, _ inner: CELType, _ value: TypeValue
  ) -> ConstantDeclaration {
    ConstantDeclaration(name, .type(inner), .type(value))
  }
}
