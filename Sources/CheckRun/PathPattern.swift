import Foundation

/// A path with wildcards, for shells that pass patterns on: `*` and `?` within a name, `**` for any folders.
struct PathPattern {
  private let isAbsolute: Bool
  private let parts: [String]

  init(_ text: String) {
    isAbsolute = text.hasPrefix("/")
    parts = text.split(separator: "/").map(String.init)
  }

  static func isPattern(_ path: String) -> Bool { path.contains { $0 == "*" || $0 == "?" } }

  /// The files that match, in order of path. A name that starts with a dot is matched by one that does.
  var matches: [String] {
    var found: Set<String> = []
    search(isAbsolute ? "/" : "", parts[...], &found)
    return found.sorted()
  }

  private func search(_ folder: String, _ rest: ArraySlice<String>, _ found: inout Set<String>) {
    guard let part = rest.first else { return }
    let manager = FileManager.default
    let names = ((try? manager.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? [])
    if part == "**" { search(folder, rest.dropFirst(), &found) }
    for name in names where part.hasPrefix(".") || !name.hasPrefix(".") {
      let path = folder.isEmpty || folder == "/" ? folder + name : "\(folder)/\(name)"
      if part == "**" {
        // A link to a folder above would lead round in circles.
        let type = (try? manager.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
        if type == .typeDirectory { search(path, rest, &found) }
      } else if Self.matches(Array(name), Array(part)) {
        let isFolder = InputPaths.isFolder(path)
        if rest.count == 1, !isFolder { found.insert(path) }
        if rest.count > 1, isFolder { search(path, rest.dropFirst(), &found) }
      }
    }
  }

  /// Whether a name is what a pattern without folders means.
  ///
  /// - Complexity: O(name × pattern): on a mismatch only the last star takes one character more.
  static func matches(_ name: [Character], _ pattern: [Character]) -> Bool {
    var (at, place) = (0, 0)
    var star: (at: Int, place: Int)?
    while at < name.count {
      if place < pattern.count, pattern[place] == "*" {
        star = (at, place)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[at] {
        at += 1
        place += 1
      } else if let last = star {
        star = (last.at + 1, last.place)
        (at, place) = (last.at + 1, last.place + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
