import Model

/// Tickets as JSON objects that lack their last value, the disposition, and the closing brace.
///
/// Shape: `count` fragments, one behind another in `writer`; `ends[i]` is where the i-th one ends.
package struct RenderedTickets: Sendable {
  var writer = JSONWriter()
  private var ends: [Int] = []

  package init() {}

  package var count: Int { ends.count }

  /// Bytes of all fragments.
  package var size: Int { writer.buffer.count }

  /// Notes that a fragment ends here.
  mutating func endFragment() { ends.append(writer.buffer.count) }

  /// Appends the i-th ticket, made whole.
  func append(_ index: Int, _ disposition: Ticket.Disposition, to out: inout [UInt8]) {
    let start = index == 0 ? 0 : ends[index - 1]
    writer.buffer.copy(start..<ends[index], to: &out)
    out.append(UInt8(ascii: "\""))
    out.append(contentsOf: disposition.rawValue.utf8)
    out.append(contentsOf: "\"}".utf8)
  }
}
