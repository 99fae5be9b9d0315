import Crypto
import Model

extension Fingerprint {
  /// Version of the scheme; it stands in the text form, `fp1:`, and in what is hashed.
  private static let scheme = "1"

  /// The fingerprint of a fault: SHA-256 over scheme, rule, point and place.
  ///
  /// Each part is preceded by its length in bytes (four, big-endian), so that no two lists of parts
  /// give the same bytes. The place is compared as people write it: width, blanks and styles of
  /// brackets do not make another place. Empty: the sheet names none.
  package init(rule: RuleID, point: PointID, place: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      20 + rule.text.utf8.count + point.text.utf8.count + place.utf8.count)
    Self.append(Self.scheme, to: &bytes)
    Self.append(rule.text, to: &bytes)
    Self.append(point.text, to: &bytes)
    Self.append(place.isEmpty ? "" : normalizedPointName(place), to: &bytes)
    self.init(bytes: Array(SHA256.hash(data: bytes)))
  }

  private static func append(_ part: String, to bytes: inout [UInt8]) {
    let length = UInt32(part.utf8.count)
    for shift: UInt32 in [24, 16, 8, 0] {
      bytes.append(UInt8(truncatingIfNeeded: length >> shift))
    }
    bytes.append(contentsOf: part.utf8)
  }
}
