/// Parts of timestamps and durations.
enum CoreTimes {
  /// What each function reads of a date and time of day.
  static let parts: [String: @Sendable (CivilTime) -> Int64] = [
    "getFullYear": { $0.year },
    "getMonth": { $0.month - 1 },
    "getDate": { $0.day },
    "getDayOfMonth": { $0.day - 1 },
    "getDayOfWeek": { $0.dayOfWeek },
    "getDayOfYear": { $0.dayOfYear },
    "getHours": { $0.hour },
    "getMinutes": { $0.minute },
    "getSeconds": { $0.second },
  ]

  /// What those that durations have as well read of a duration.
  private static let durationParts: [String: @Sendable (CELDuration) -> Int64] = [
    "getHours": { $0.wholeSeconds / 3_600 },
    "getMinutes": { $0.wholeSeconds / 60 },
    "getSeconds": { $0.wholeSeconds },
  ]

  static let functions: [FunctionDeclaration] =
    parts.sorted { $0.key < $1.key }.map { part($0.key, $0.value, duration: durationParts[$0.key]) }
    + [
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
        ])
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
        "timestamp_\(name)_with_tz", [.timestamp, .string], .int, cost: .custom(zoneCost),
        .binary { value, zone in
          guard case .timestamp(let instant) = value, case .string(let zone) = zone else {
            return .noSuchOverload(name)
          }
          guard let zone = ZoneOffset(zone) else {
            return .invalidArgument("unknown time zone '\(zone)'")
          }
          let seconds = instant.seconds + zone.seconds(at: instant)
          return .int(read(CivilTime(secondsSince1970: seconds), instant))
        }),
    ]
  }
}

/// Looking a zone up in the database is far more work than the rest.
private let zoneCost: @Sendable ([Value]) -> Int = { _ in 50 }

extension CELDuration {
  /// Whole seconds, rounded towards zero.
  fileprivate var wholeSeconds: Int64 { seconds < 0 && nanoseconds > 0 ? seconds + 1 : seconds }

  /// The milliseconds beyond whole seconds, with the duration's sign.
  fileprivate var millisecondPart: Int64 {
    seconds < 0 && nanoseconds > 0
      ? -(1_000_000_000 - Int64(nanoseconds)) / 1_000_000 : Int64(nanoseconds) / 1_000_000
  }
}
