/// Parts of timestamps and durations.
enum CoreTimes {
  static let functions: [FunctionDeclaration] = [
    part("getFullYear", { $0.year }),
    part("getMonth", { $0.month - 1 }),
    part("getDate", { $0.day }),
    part("getDayOfMonth", { $0.day - 1 }),
    part("getDayOfWeek", { $0.dayOfWeek }),
    part("getDayOfYear", { $0.dayOfYear }),
    part("getHours", { $0.hour }, duration: { $0.wholeSeconds / 3_600 }),
    part("getMinutes", { $0.minute }, duration: { $0.wholeSeconds / 60 }),
    part("getSeconds", { $0.second }, duration: { $0.wholeSeconds }),
    FunctionDeclaration(
      "getMilliseconds",
      zoned("getMilliseconds", { _, instant in Int64(instant.nanoseconds) / 1_000_000 }) + [
        .member(
          "duration_to_milliseconds", [.duration], .int,
          .unary { value in
            guard case .duration(let duration) = value else {
              return .noSuchOverload("getMilliseconds")
            }
            return .int(duration.millisecondPart)
          })
      ]),
  ]

  /// Names of all functions that take a time zone.
  static let names = Set(functions.map(\.name))

  private static func part(
    _ name: String, _ read: @escaping @Sendable (CivilTime) -> Int64,
    duration: (@Sendable (CELDuration) -> Int64)? = nil
  ) -> FunctionDeclaration {
    var overloads = zoned(name) { civil, _ in read(civil) }
    if let duration {
      overloads.append(
        .member(
          "duration_\(name)", [.duration], .int,
          .unary { value in
            guard case .duration(let value) = value else { return .noSuchOverload(name) }
            return .int(duration(value))
          }))
    }
    return FunctionDeclaration(name, overloads)
  }

  private static func zoned(
    _ name: String, _ read: @escaping @Sendable (CivilTime, CELTimestamp) -> Int64
  ) -> [Overload] {
    [
      .member(
        "timestamp_\(name)", [.timestamp], .int,
        .unary { value in
          guard case .timestamp(let instant) = value else { return .noSuchOverload(name) }
          return .int(read(CivilTime(secondsSince1970: instant.seconds), instant))
        }),
      .member(
        "timestamp_\(name)_with_tz", [.timestamp, .string], .int,
        .binary { value, zone in
          guard case .timestamp(let instant) = value, case .string(let zone) = zone else {
            return .noSuchOverload(name)
          }
          guard let offset = ZoneOffset.seconds(of: zone, at: instant) else {
            return .invalidArgument("unknown time zone '\(zone)'")
          }
          return .int(read(CivilTime(secondsSince1970: instant.seconds + offset), instant))
        }),
    ]
  }
}

extension CELDuration {
  /// Whole seconds, rounded towards zero.
  fileprivate var wholeSeconds: Int64 { seconds < 0 && nanoseconds > 0 ? seconds + 1 : seconds }

  /// The milliseconds beyond whole seconds, with the duration's sign.
  fileprivate var millisecondPart: Int64 {
    seconds < 0 && nanoseconds > 0
      ? -(1_000_000_000 - Int64(nanoseconds)) / 1_000_000 : Int64(nanoseconds) / 1_000_000
  }
}
