extension Library {
  static let bitAnd = bitwise("And", { $0 & $1 }, { $0 & $1 })
  static let bitOr = bitwise("Or", { $0 | $1 }, { $0 | $1 })
  static let bitXor = bitwise("Xor", { $0 ^ $1 }, { $0 ^ $1 })

  /// Declares a function of two integers of one type.
  private static func bitwise(
    _ operation: String, _ ofInts: @escaping @Sendable (Int64, Int64) -> Int64,
    _ ofUInts: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> FunctionDeclaration {
    let name = "math.bit\(operation)"
    let id = "math_bit_\(operation.lowercased())"
    return FunctionDeclaration(
      name,
      [
        .function(
          "\(id)_int_int", [.int, .int], .int, .ints(name) { .int(ofInts($0, $1)) }),
        .function(
          "\(id)_uint_uint", [.uint, .uint], .uint, .uints(name) { .uint(ofUInts($0, $1)) }),
      ])
  }

  static let bitNot = FunctionDeclaration(
    "math.bitNot",
    [
      .function("math_bit_not_int_int", [.int], .int, .int("math.bitNot") { .int(~$0) }),
      .function("math_bit_not_uint_uint", [.uint], .uint, .uint("math.bitNot") { .uint(~$0) }),
    ])

  static let bitShiftLeft = shift("Left") { $0 << UInt64($1) }

  /// Fills with zeros from the left, also for negative numbers.
  static let bitShiftRight = shift("Right") { $0 >> UInt64($1) }

  /// Declares a shift of the 64 bits of an integer; by 64 and more the result is 0.
  private static func shift(
    _ direction: String, _ move: @escaping @Sendable (UInt64, Int64) -> UInt64
  ) -> FunctionDeclaration {
    let name = "math.bitShift\(direction)"
    let id = "math_bit_shift_\(direction.lowercased())"
    let negative = Value.invalidArgument("\(name) cannot shift by a negative number of bits")
    return FunctionDeclaration(
      name,
      [
        .function(
          "\(id)_int_int", [.int, .int], .int,
          .ints(name) { bits, count in
            count < 0 ? negative : .int(Int64(bitPattern: move(UInt64(bitPattern: bits), count)))
          }),
        .function(
          "\(id)_uint_int", [.uint, .int], .uint,
          .uintAndInt(name) { bits, count in
            count < 0 ? negative : .uint(move(bits, count))
          }),
      ])
  }
}
