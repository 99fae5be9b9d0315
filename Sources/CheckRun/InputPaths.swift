import Diagnostics
import Foundation
import RecordReading
import RuleLoading

/// The files that paths mean: a file is itself, a folder every sheet below it, a pattern every file it matches.
enum InputPaths {
  /// Formats that are looked for in folders: in JSON and YAML much else is written, so such files have to be named.
  private static let sheetFormats = ["csv", "tsv", "ndjson", "xlsx"]

  /// The files of `named`, each once, and what was passed over.
  ///
  /// - Throws: Diagnostics for every folder without a sheet, every pattern without a match, and every file that a
  ///   document names and that is not there; each where the name is written. Whoever opens a file that the user
  ///   named will say that it is missing.
  static func files(
    _ named: [NamedFile]
  ) throws(DiagnosticList) -> (files: [String], notes: [Diagnostic]) {
    var files: [String] = []
    var seen: Set<String> = []
    var notes: [Diagnostic] = []
    var problems: [Diagnostic] = []
    for file in named {
      let path = file.path
      var found = [path]
      if isFolder(path) {
        let contents = contents(of: path)
        found = contents.sheets
        if found.isEmpty { problems.append(file.pointed(noSheets(path, contents.others))) }
        if !found.isEmpty, !contents.others.isEmpty {
          notes.append(passedOver(path, contents.others))
        }
      } else if PathPattern.isPattern(path), !FileManager.default.fileExists(atPath: path) {
        found = PathPattern(path).matches
        if found.isEmpty { problems.append(file.pointed(noMatch(path))) }
      } else if file.isWritten {
        do throws(DiagnosticList) {
          try DocumentFiles.demand(path, role: LocalizedText(zh: "记录表", en: "sheet"))
        } catch {
          problems += error.diagnostics.map { file.pointed($0) }
        }
      }
      // A file that is named twice is read as often as it is named; what patterns and folders share is read once.
      files += found.count == 1 && found[0] == path ? found : found.filter { !seen.contains($0) }
      seen.formUnion(found)
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return (files, notes)
  }

  /// Whether a folder, or a link to one, stands there.
  static func isFolder(_ path: String) -> Bool {
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let facts = try? file.resourceValues(forKeys: [.isDirectoryKey])
    return path != "-" && facts?.isDirectory == true
  }

  /// The sheets below a folder in order of path, and the names of other files; hidden ones and those that an office
  /// program keeps while a workbook is open (`~$…`) are neither.
  private static func contents(of folder: String) -> (sheets: [String], others: [String]) {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    var sheets: [String] = []
    var others: [String] = []
    for name in names.sorted() {
      let parts = name.split(separator: "/")
      if parts.contains(where: { $0.hasPrefix(".") || $0.hasPrefix("~$") }) { continue }
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      if isFolder(path) { continue }
      let format = InputFormatCatalog.standard.format(ofPath: name)
      if let format, sheetFormats.contains(format.id) {
        sheets.append(path)
      } else {
        others.append(name)
      }
    }
    return (sheets, others)
  }

  private static func noSheets(_ folder: String, _ others: [String]) -> Diagnostic {
    let known = sheetFormats.joined(separator: ", ")
    return Diagnostic(
      code: "W111",
      LocalizedText(
        zh: "文件夹 '\(folder)' 里没有记录表", en: "folder '\(folder)' holds no sheet"),
      at: SourceLocation(file: folder),
      help: LocalizedText(
        zh: "在文件夹里查找的是 \(known); JSON 和 YAML 文件请写明文件名",
        en: "in folders \(known) files are looked for; name JSON and YAML files one by one"),
      notes: others.isEmpty ? [] : [listed(others)])
  }

  private static func passedOver(_ folder: String, _ others: [String]) -> Diagnostic {
    Diagnostic(
      .note, code: "W112",
      LocalizedText(
        zh: "文件夹里有 \(others.count) 个别的文件没有检查",
        en: others.count == 1
          ? "a file of the folder is no sheet and was passed over"
          : "\(others.count) files of the folder are no sheets and were passed over"),
      at: SourceLocation(file: folder),
      help: LocalizedText(
        zh: "要检查其中哪个, 请写明文件名", en: "to check one of them, name it"),
      notes: [listed(others)])
  }

  private static func noMatch(_ pattern: String) -> Diagnostic {
    Diagnostic(
      code: "W113",
      LocalizedText(zh: "没有文件符合 '\(pattern)'", en: "no file matches '\(pattern)'"),
      help: LocalizedText(
        zh: "* 代表同一文件夹内任意字符, ** 代表任意层文件夹, ? 代表一个字符",
        en: "* is anything within a folder, ** any folders, ? one character"))
  }

  private static func listed(_ names: [String]) -> LocalizedText {
    let shown = names.prefix(5).joined(separator: ", ")
    let more = names.count > 5
    return LocalizedText(
      zh: more ? "\(shown) 等" : shown, en: more ? "\(shown) and \(names.count - 5) more" : shown)
  }
}
