import Diagnostics
import Model

/// Whole records of a text, chunk by chunk, in order.
protocol ChunkSource {
  /// The next chunk; nil at the end of the text.
  ///
  /// - Throws: Diagnostics if the text cannot be read on.
  mutating func next() throws(DiagnosticList) -> RawChunk?
}

extension RecordSplitter: ChunkSource {}
