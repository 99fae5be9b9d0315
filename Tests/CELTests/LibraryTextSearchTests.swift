import Testing

@testable import CEL

/// Searching and counting in scalars, compared with the obvious definition over arrays of scalars.
@Suite struct LibraryTextSearchTests {
  @Test func agreesWithTheObviousSearch() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    // Few scalars of all lengths in UTF-8, so that borders and repetitions are frequent.
    let alphabet: [Unicode.Scalar] = ["a", "b", "é", "楼", "😀", "\u{301}"]
    for _ in 0..<3_000 {
      let text = scalars(0...12, of: alphabet, &generator)
      let needle = scalars(0...4, of: alphabet, &generator)
      let note: Comment = "'\(string(needle))' in '\(string(text))', seed \(seed)"
      let starts = (0...text.count).filter { text[$0...].starts(with: needle) }
      for position in 0...text.count {
        let byte = ScalarPosition.byteOffset(of: Int64(position), in: string(text))
        #expect(byte == string(Array(text[..<position])).utf8.count, note)
        let search = TextSearch(for: string(needle))
        let first = search.first(in: string(text), from: byte ?? 0)
        #expect(
          first.map { ScalarPosition.index(ofByte: $0, in: string(text)) }
            == starts.first { $0 >= position }.map(Int64.init), note)
        let last = search.last(in: string(text), upTo: byte ?? 0)
        #expect(
          last.map { ScalarPosition.index(ofByte: $0, in: string(text)) }
            == starts.last { $0 <= position }.map(Int64.init), note)
      }
      #expect(ScalarPosition.byteOffset(of: Int64(text.count) + 1, in: string(text)) == nil, note)
      #expect(ScalarPosition.byteOffset(of: -1, in: string(text)) == nil, note)
    }
  }

  @Test func searchesHostileTextsInLinearTime() {
    let text = String(repeating: "a", count: 1_000_000)
    let search = TextSearch(for: String(repeating: "a", count: 500_000) + "b")
    #expect(search.first(in: text) == nil)
    #expect(search.last(in: text, upTo: text.utf8.count) == nil)
  }

  private func scalars(
    _ lengths: ClosedRange<Int>, of alphabet: [Unicode.Scalar], _ generator: inout SeededGenerator
  ) -> [Unicode.Scalar] {
    let length = Int.random(in: lengths, using: &generator)
    return (0..<length).map { _ in alphabet[Int.random(in: alphabet.indices, using: &generator)] }
  }

  private func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
