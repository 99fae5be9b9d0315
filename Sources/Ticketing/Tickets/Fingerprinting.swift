// Fingerprinting.swift: what is hashed, and how.
//
// Invariants
//   1. A SHA-256 digest has 32 bytes; they are copied out while the digest lives.
import Crypto
import Model

extension Fingerprint {
  /// Version of the scheme; it stands in the text form, `fp1:`, and in what is hashed.
  fileprivate static let scheme = "1"

  /// The fingerprint of a fault: SHA-256 over scheme, rule, point and place.
  ///
  /// Each part is preceded by its length in bytes (four, big-endian), so that no two lists of parts
  /// give the same bytes. The place is compared as people write it: width, blanks and styles of
  /// brackets do not make another place. Empty: the sheet names none.
  package init(rule: RuleID, point: PointID, place: String) {
    var memo = FingerprintMemo()
    self = memo.fingerprint(rule, 0, FaultPlace(point, place))
  }

  fileprivate init(sha256 bytes: [UInt8]) {
    let digest = SHA256.hash(data: bytes)
    let words = unsafe digest.withUnsafeBytes {
      unsafe $0.loadUnaligned(as: SIMD4<UInt64>.self)
    }
    self.init(
      words: SIMD4(
        UInt64(bigEndian: words[0]), UInt64(bigEndian: words[1]), UInt64(bigEndian: words[2]),
        UInt64(bigEndian: words[3])))
  }
}

/// Where a fault is, as its fingerprint has it.
struct FaultPlace {
  /// The parts behind the rule, each with its length.
  fileprivate let parts: [UInt8]

  init(_ point: PointID, _ place: String) {
    var parts: [UInt8] = []
    append(point.text, to: &parts)
    append(place.isEmpty ? "" : normalizedPointName(place), to: &parts)
    self.parts = parts
  }

  /// - Parameters:
  ///   - point: The point of the registry; nil if the record itself describes it.
  ///   - more: What tells the fault from others at the same place; empty if nothing does.
  init(_ point: Point?, _ cells: RecordCells, _ row: Int, besides more: String = "") {
    var parts: [UInt8] = []
    parts.reserveCapacity(64)
    if let point {
      append(point.id.text, to: &parts)
    } else if !cells.pointID.isWritten(row) || !append(cells.pointID, row, to: &parts) {
      append(cells.pointIdentity(row).text, to: &parts)
    }
    if more.isEmpty, !cells.place.isWritten(row) {
      append("", to: &parts)
    } else {
      let place = cells.place.string(row)
      append(
        normalizedPointName(more.isEmpty ? place : place + "\u{1F}" + more), to: &parts)
    }
    self.parts = parts
  }
}

/// What fingerprints of a rule begin with, and memory to put the parts together in.
struct FingerprintMemo: Sendable {
  /// By number of the rule: scheme and rule, each with its length; empty if nobody has asked yet.
  private var heads: [[UInt8]] = []
  private var bytes: [UInt8] = []

  /// - Parameter number: The rule's number; the same number is always the same rule.
  mutating func fingerprint(_ rule: RuleID, _ number: Int, _ place: FaultPlace) -> Fingerprint {
    while heads.count <= number { heads.append([]) }
    if heads[number].isEmpty {
      append(Fingerprint.scheme, to: &heads[number])
      append(rule.text, to: &heads[number])
    }
    bytes.removeAll(keepingCapacity: true)
    bytes += heads[number]
    bytes += place.parts
    return Fingerprint(sha256: bytes)
  }
}

/// Appends the text of a cell as it stands in the sheet; false, and nothing appended, if it does not stand
/// there as one.
private func append(_ cells: TextCells, _ row: Int, to bytes: inout [UInt8]) -> Bool {
  cells.withUTF8(row) { text in
    append(length: text.count, to: &bytes)
    for index in text.indices { bytes.append(text[index]) }
  }
}

private func append(_ part: String, to bytes: inout [UInt8]) {
  append(length: part.utf8.count, to: &bytes)
  bytes.append(contentsOf: part.utf8)
}

private func append(length: Int, to bytes: inout [UInt8]) {
  for shift: UInt32 in [24, 16, 8, 0] {
    bytes.append(UInt8(truncatingIfNeeded: UInt32(length) >> shift))
  }
}
