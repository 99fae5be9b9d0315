extension PointRegistry {
  /// The points that `text`, the name of none, was probably meant to be, in order of the registry.
  ///
  /// A name of several points means each of them. So does one that they all begin with and that only lacks what tells
  /// them apart: 人民路 for 人民路（东段） and 人民路（西段）. Otherwise those are near whose name is the same but for its
  /// brackets, or for one character that is wrong, missing, too many, or has changed places with its neighbour.
  /// What tells places apart is never taken for a typing error: 西段 is not near 东段, 三期 not near 一期.
  /// - Complexity: O(names × length).
  package func near(name text: String) -> [Int] {
    let same = indices(ofName: text)
    if !same.isEmpty { return same }
    let name = Array(normalizedPointName(text))
    guard name.count >= 2, name.count <= 64 else { return [] }
    var whole: Set<Int> = []
    var parts: Set<Int> = []
    var typed: Set<Int> = []
    let bare = name.filter { !NameDifference.isBracket($0) }
    for (key, points) in keyed {
      let other = Array(key)
      guard abs(other.count - name.count) <= 8 else { continue }
      if other.filter({ !NameDifference.isBracket($0) }) == bare {
        whole.formUnion(points)
      } else if NameDifference.isPart(other, of: name) {
        parts.formUnion(points)
      } else if NameDifference.isTypingError(name, other) {
        typed.formUnion(points)
      }
    }
    let found = whole.isEmpty ? (parts.isEmpty ? typed : parts) : whole
    return found.count > Self.maximumProposals ? [] : found.sorted()
  }

  /// The points that `text`, the id of none, was probably meant to be.
  ///
  /// The same id in other case, with other zeros or dashes; else the only one from which it differs by one character.
  package func near(id text: String) -> [Int] {
    let id = Array(foldedCell(text))
    guard !id.isEmpty, id.count <= 64 else { return [] }
    let canonical = Self.canonical(id)
    var same: [Int] = []
    var typed: [Int] = []
    for (index, point) in points.enumerated() where abs(point.id.text.count - id.count) <= 8 {
      let other = Array(point.id.text)
      if Self.canonical(other) == canonical { same.append(index) }
      if abs(other.count - id.count) <= 1, NameDifference.isOneEdit(id, other) != nil {
        typed.append(index)
      }
    }
    if !same.isEmpty { return same.count > Self.maximumProposals ? [] : same }
    return typed.count == 1 ? typed : []
  }

  /// More than that help nobody.
  private static var maximumProposals: Int { 5 }

  /// Without what people add to ids and leave out of them.
  private static func canonical(_ id: [Character]) -> String {
    let kept = id.filter { $0.isLetter || $0.isNumber }
    let letters = kept.prefix { !$0.isNumber }
    return String(letters).lowercased() + String(kept.dropFirst(letters.count).drop { $0 == "0" })
  }
}

/// What two names of places differ in.
enum NameDifference: Equatable {
  case changed(Character, Character)
  case added(Character)
  case swapped(Character, Character)

  /// Characters that tell one place from another that is called alike.
  private static let distinguishing: Set<Character> = Set(
    "东南西北中上下左右前后内外大小新老旧第一二三四五六七八九十百甲乙丙丁戊0123456789"
  )

  static func isBracket(_ character: Character) -> Bool { character == "(" || character == ")" }

  /// Whether a place may have another beside it that differs in `character` alone.
  private static func distinguishes(_ character: Character) -> Bool {
    distinguishing.contains(character) || (character.isASCII && character.isLetter)
  }

  /// Whether `longer` is `name` with something behind it that only says which part is meant.
  static func isPart(_ longer: [Character], of name: [Character]) -> Bool {
    guard longer.count > name.count, longer.starts(with: name) else { return false }
    var rest = longer.dropFirst(name.count)
    if rest.first == "(", rest.last == ")" { return true }
    let before = rest.count
    rest = rest.drop(while: distinguishes)
    guard rest.count < before else { return false }
    return rest.isEmpty || (rest.count <= 2 && "期区段里号院栋幢组片标校店".contains(rest[rest.startIndex]))
  }

  /// Whether one of two names of at least three characters is the other with a typing error.
  static func isTypingError(_ a: [Character], _ b: [Character]) -> Bool {
    guard min(a.count, b.count) >= 3, abs(a.count - b.count) <= 1 else { return false }
    switch isOneEdit(a, b) {
    case nil: return false
    case .swapped: return true
    case .changed(let x, let y): return !(distinguishes(x) && distinguishes(y))
    case .added(let x): return !distinguishes(x) && !isBracket(x)
    }
  }

  /// The one edit between two different texts; nil if they are equal or differ in more.
  static func isOneEdit(_ a: [Character], _ b: [Character]) -> NameDifference? {
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var (endA, endB) = (a.count, b.count)
    while endA > start, endB > start, a[endA - 1] == b[endB - 1] {
      (endA, endB) = (endA - 1, endB - 1)
    }
    switch (endA - start, endB - start) {
    case (1, 1): return .changed(a[start], b[start])
    case (1, 0): return .added(a[start])
    case (0, 1): return .added(b[start])
    case (2, 2) where a[start] == b[start + 1] && a[start + 1] == b[start]:
      return .swapped(a[start], a[start + 1])
    default: return nil
    }
  }
}
