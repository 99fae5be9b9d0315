import Diagnostics

/// The sheets of a workbook, where its parts are, and from when its dates count.
///
/// Source: ECMA-376 part 1, 18.2 (workbook), part 2, 9 (relationships).
struct WorkbookParts {
  struct SheetPart: Hashable {
    let name: String
    /// Path of its rows in the archive.
    let path: String
  }

  /// In the order of the tabs.
  let sheets: [SheetPart]
  let sharedStrings: String?
  let styles: String?
  /// Whether dates count from 1904-01-01, else from 1900.
  let countsFrom1904: Bool

  /// - Throws: Diagnostics if the archive is no workbook.
  init(_ archive: ZipArchive) throws(DiagnosticList) {
    let root = try Relationships(archive, of: "")
    let path = root.target(ofType: "/officeDocument") ?? "xl/workbook.xml"
    let handler = Handler()
    try archive.parse(path, handler)
    let parts = try Relationships(archive, of: path)
    countsFrom1904 = handler.countsFrom1904
    sheets = handler.sheets.compactMap { name, id in
      parts.targets[id].map { SheetPart(name: name, path: $0) }
    }
    sharedStrings = parts.target(ofType: "/sharedStrings")
    styles = parts.target(ofType: "/styles")
  }

  private final class Handler: XMLHandler {
    var sheets: [(name: String, id: String)] = []
    var countsFrom1904 = false

    func start(_ element: XMLElement) -> Bool {
      switch element.name {
      case "sheet": sheets.append((element["name"] ?? "", element["id"] ?? ""))
      case "workbookPr": countsFrom1904 = ["1", "true"].contains(element["date1904"])
      default: break
      }
      return false
    }

    func end(_ name: XMLName, _ text: [UInt8]) {}
  }
}

/// What a part of a workbook refers to by id.
private struct Relationships {
  /// Paths in the archive by id.
  private(set) var targets: [String: String] = [:]
  private var types: [(type: String, path: String)] = []

  /// The relationships of the part at `path`; of the archive itself if it is empty. A part may have none.
  init(_ archive: ZipArchive, of path: String) throws(DiagnosticList) {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let file = (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"
    guard archive.has(file) else { return }
    let handler = Handler()
    try archive.parse(file, handler)
    for (id, type, target) in handler.found {
      let path = Self.resolve(target, in: folder)
      targets[id] = path
      types.append((type, path))
    }
  }

  func target(ofType ending: String) -> String? {
    types.first { $0.type.hasSuffix(ending) }?.path
  }

  /// A target is relative to the folder of its part, or starts at the root.
  private static func resolve(_ target: String, in folder: String) -> String {
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") where part != "." {
      if part == ".." {
        _ = parts.popLast()
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  private final class Handler: XMLHandler {
    var found: [(id: String, type: String, target: String)] = []

    func start(_ element: XMLElement) -> Bool {
      if case "Relationship" = element.name, element["TargetMode"] != "External" {
        found.append((element["Id"] ?? "", element["Type"] ?? "", element["Target"] ?? ""))
      }
      return false
    }

    func end(_ name: XMLName, _ text: [UInt8]) {}
  }
}
