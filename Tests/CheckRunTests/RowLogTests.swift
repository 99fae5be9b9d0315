import TestSupport
import Testing

@testable import CheckRun

/// Copies of records: found within the span, said when some may be missed.
@Suite struct RowLogTests {
  @Test(arguments: [1, 2, 64, 1 << 12], [1, 2, 3] as [UInt64])
  func everyCopyWithinTheSpanIsFound(span: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var log = RowLog(span: span)
    var digests: [UInt64] = []
    var first: [UInt64: Int] = [:]
    /// Lines at which the log is wrong; an expectation a line would take longer than the log.
    var wrong: [Int] = []
    for line in 0..<(5 * span) {
      // Few different low bits: places collide all the time.
      let digest = UInt64.random(in: 0..<UInt64(4 * span), using: &random) &* 0x1_0000_0000_0081
      digests.append(digest)
      let found = log.firstLine(of: digest, at: line)
      let known = first[digest]
      if known == nil { first[digest] = line }
      let isMissed = found != known
      let isWithinSpan = known.map { line - $0 <= span } ?? true
      let isFalse = found.map { $0 >= line || digests[$0] != digest } ?? false
      if isFalse || isMissed && (isWithinSpan || !log.hasForgotten) { wrong.append(line) }
    }
    #expect(wrong.isEmpty, "seed \(seed)")
  }

  @Test func nothingIsForgottenWithinTwoSpans() {
    var log = RowLog(span: 64)
    for line in 1...128 {
      _ = log.firstLine(of: UInt64(line) &* 0x9E37_79B9_7F4A_7C15, at: line)
    }
    #expect(!log.hasForgotten)
    #expect(log.firstLine(of: 0x9E37_79B9_7F4A_7C15, at: 0) == 1)
    #expect(log.firstLine(of: 0, at: 7) == nil)
    #expect(log.hasForgotten)
    #expect(log.firstLine(of: 0, at: 9) == 7)
  }
}
