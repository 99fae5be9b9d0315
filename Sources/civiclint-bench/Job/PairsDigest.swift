import Crypto
import Foundation

/// The pairs of record and violated rule in a set of tickets, whatever their order.
struct PairsDigest: Equatable {
  let tickets: Int
  /// Records with at least one ticket.
  let records: Int
  /// First 16 hexadecimal digits of the SHA-256 of the sorted lines `rule|record`, joined by line feeds.
  let hash: String

  /// - Parameter pairs: Rule ids in the neutral spelling, and record ids.
  init(_ pairs: [(rule: String, record: String)]) {
    let lines = pairs.map { Array("\($0.rule)|\($0.record)".utf8) }
      .sorted { $0.lexicographicallyPrecedes($1) }
    var hasher = SHA256()
    for (index, line) in lines.enumerated() {
      if index > 0 { hasher.update(data: [UInt8(ascii: "\n")]) }
      hasher.update(data: line)
    }
    tickets = pairs.count
    records = Set(pairs.map(\.record)).count
    hash = hasher.finalize().prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

extension PairsDigest: CustomStringConvertible {
  var description: String { "\(tickets) tickets, \(records) records, pairs \(hash)" }
}

/// The figures of the benchmark's `expected.txt`: one line per shape and size.
struct ExpectedFigures {
  struct Line: Equatable {
    let shape: String
    let rows: Int
    let tickets: Int
    let records: Int
    let pairs: String
  }

  let lines: [Line]

  /// Reads `shape rows tickets records pairs full`, one a line; lines that start with `#` are comments.
  init(_ text: String) {
    lines = text.split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard words.count >= 5, !line.hasPrefix("#"), let rows = Int(words[1]),
        let tickets = Int(words[2]), let records = Int(words[3])
      else { return nil }
      return Line(
        shape: words[0], rows: rows, tickets: tickets, records: records, pairs: words[4])
    }
  }

  /// Whether `digest` is what `rows` records of `shape` should give; nil if the file does not say.
  func agrees(with digest: PairsDigest, shape: String, rows: Int) -> Bool? {
    guard let line = lines.first(where: { $0.shape == shape && $0.rows == rows }) else {
      return nil
    }
    return digest.tickets == line.tickets && digest.records == line.records
      && digest.hash == line.pairs
  }
}
