import CEL
import Model

extension CellValue {
  /// The value that an expression sees.
  var celValue: Value {
    switch self {
    case .integer(let number): .int(number)
    case .double(let number): .double(number)
    case .flag(let flag): .bool(flag)
    case .text(let text): .string(text)
    case .instant(let instant):
      CELTimestamp(seconds: instant.seconds).map { .timestamp($0) }
        ?? .failure(.outOfRange("timestamp"))
    case .list(let items): .list(items.map { .string($0) })
    }
  }
}
