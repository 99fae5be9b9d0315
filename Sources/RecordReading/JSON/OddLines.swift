import Diagnostics
import Model

/// Reads the lines that the block kernels leave alone, and learns keys from them.
struct OddLines {
  /// Keys a chunk may teach the kernels; those of further ones are looked up line by line.
  private static let learnable = 1024
  /// Names compared to propose one for an unknown key, per chunk.
  private static let comparisons = 50_000

  private let chunk: RawChunk
  private let file: String
  private let matcher: HeaderMatcher
  private let limits: ReadingLimits
  private let placeOfColumn: [Int: Int]
  private let unwanted: Int
  private(set) var defects: [Defect] = []
  private(set) var rejections: [Rejection] = []
  /// Unknown keys that were reported.
  private var reported: Set<String> = []
  private var comparisons = Self.comparisons

  init(
    chunk: RawChunk, file: String, matcher: HeaderMatcher, limits: ReadingLimits,
    placeOfColumn: [Int: Int], unwanted: Int
  ) {
    self.chunk = chunk
    self.file = file
    self.matcher = matcher
    self.limits = limits
    self.placeOfColumn = placeOfColumn
    self.unwanted = unwanted
  }

  /// The cells of the line by place; nil if it is blank or no object.
  ///
  /// - Parameter before: Line feeds before it in the chunk.
  mutating func cells(
    _ range: Range<Int>, before: Int, _ keys: inout JSONKeys
  ) -> [Range<Int>?]? {
    let blanks: [UInt8] = [0x20, 0x09, 0x0D]
    if chunk.bytes[range].allSatisfy(blanks.contains) { return nil }
    let line = chunk.line(after: before)
    let members: [JSONReader.Member]
    do throws(JSONProblem) {
      members = try JSONReader.members(chunk.bytes, range, limit: limits.columns)
    } catch {
      reject(range, line, error)
      return nil
    }
    var cells = [Range<Int>?](repeating: nil, count: unwanted + 1)
    for (number, member) in members.enumerated() {
      let place = place(member, line, number + 1, &keys)
      if place == unwanted { continue }
      guard cells[place] == nil else {
        defects.append(duplicate(member, line, number + 1))
        continue
      }
      cells[place] = member.extent(chunk.bytes)
    }
    return cells
  }

  private mutating func reject(_ range: Range<Int>, _ line: Int, _ problem: JSONProblem) {
    let before = chunk.bytes[range.lowerBound..<min(problem.offset, range.upperBound)]
    defects.append(
      Defect(
        .malformedRecord, file: file, line: line,
        column: before.count { $0 & 0xC0 != 0x80 } + 1,
        value: String(decoding: chunk.bytes[range].prefix(800), as: UTF8.self),
        expected: problem.kind.expectation(members: limits.columns)))
    rejections.append(Rejection(line: line, reason: .malformed))
  }

  private func duplicate(_ member: JSONReader.Member, _ line: Int, _ number: Int) -> Defect {
    let key = text(member)
    return Defect(
      .duplicateColumn, file: file, line: line, column: number, header: key, value: key,
      expected: LocalizedText(zh: "每个键在一个对象中一次", en: "each key once in an object"))
  }

  private func text(_ member: JSONReader.Member) -> String {
    let content = Quoting.escaped.content(chunk.bytes[member.key])
    return String(decoding: content, as: UTF8.self)
  }

  /// Where the value of the member belongs.
  private mutating func place(
    _ member: JSONReader.Member, _ line: Int, _ number: Int, _ keys: inout JSONKeys
  ) -> Int {
    let raw = chunk.bytes[member.key].dropFirst().dropLast()
    if let known = keys.find(raw) { return known }
    let name = text(member)
    let place: Int
    switch matcher.column(named: name) {
    case .place(let column): place = placeOfColumn[column] ?? unwanted
    case .unwanted: place = unwanted
    case .unknown:
      place = unwanted
      report(name, line, number)
    }
    // A key with escapes is not spelled as the kernels read it, but the same spelling means the same.
    if keys.count < Self.learnable { keys.insert(raw, place: place) }
    return place
  }

  private mutating func report(_ name: String, _ line: Int, _ number: Int) {
    guard reported.insert(name).inserted else { return }
    var suggestion: String?
    if comparisons > 0 {
      comparisons -= matcher.words.all.count
      suggestion = nearestName(to: HeaderName(name).whole, in: matcher.words.all)
    }
    defects.append(
      Defect(
        .unknownColumn, file: file, line: line, column: number, header: name, value: name,
        expected: LocalizedText(
          zh: "词表中的检查事实或记录字段", en: "a fact of the vocabulary or a field of the record"),
        suggestion: suggestion))
  }
}

extension HeaderMatcher {
  /// What a key of a record means.
  enum KeyMeaning: Equatable {
    /// A column, by its number from 0.
    case place(Int)
    /// A column that this run does not read.
    case unwanted
    case unknown
  }

  /// What `name` means in a record after the first.
  ///
  /// A name that says by `(%)` that numbers are percentages, where the first record's does not, is unknown: one
  /// column is written in one way.
  func column(named text: String) -> KeyMeaning {
    let name = HeaderName(text)
    guard let key = words.key(of: name) else { return .unknown }
    guard let place = places[key] else { return .unwanted }
    let isPercent = name.bracket.contains("%")
    return isPercent == place.name.bracket.contains("%") ? .place(place.column) : .unknown
  }
}
