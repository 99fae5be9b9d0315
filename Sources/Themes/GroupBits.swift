/// Some groups of a lexicon, one bit each; groups whose numbers differ by a multiple of 256 share a bit.
///
/// Two sets without a common bit have no common group: of the hundreds of signs that a common word may be the last part
/// of, nearly all are ruled out by one look each.
struct GroupBits: Sendable {
  private var bits = SIMD4<UInt64>()

  init(_ groups: some Sequence<Int>) {
    for group in groups { bits[group >> 6 & 3] |= 1 << UInt64(group & 63) }
  }

  /// Every group there could be.
  static let all = GroupBits(0..<256)

  mutating func formUnion(_ other: GroupBits) { bits |= other.bits }

  func mayMeet(_ other: GroupBits) -> Bool { bits & other.bits != SIMD4() }
}
