import Diagnostics
import Foundation

/// Reads the documents that people write: files and folders of YAML.
package enum DocumentFiles {
  /// A document's path as the user would name it, and its text.
  package struct File: Sendable {
    package let path: String
    package let bytes: [UInt8]
  }

  /// Every `.yaml` and `.yml` file that `path` is or holds, in order of path.
  ///
  /// - Throws: A diagnostic that says what is missing or cannot be read, and what to do.
  package static func read(_ path: String, role: LocalizedText) throws(DiagnosticList) -> [File] {
    let facts = try? URL(fileURLWithPath: path).resourceValues(forKeys: [.isDirectoryKey])
    guard let isFolder = facts?.isDirectory else { throw DiagnosticList([missing(path, role)]) }
    guard isFolder else { return [try readFile(path)] }
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    let documents = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
    guard !documents.isEmpty else {
      throw DiagnosticList([
        Diagnostic(
          code: "W102",
          LocalizedText(
            zh: "文件夹 '\(path)' 里没有 YAML 文件", en: "folder '\(path)' holds no YAML file"),
          at: SourceLocation(file: path),
          help: LocalizedText(
            zh: "放入 .yaml 文件, 或改用别的路径", en: "put .yaml files there, or name another path"))
      ])
    }
    var files: [File] = []
    for name in documents { files.append(try readFile(joined(path, name))) }
    return files
  }

  /// The workspace file beside `input` or in the nearest folder above it; nil if there is none.
  package static func findWorkspace(near input: String?) -> String? {
    let manager = FileManager.default
    let start = input.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
    var folder = URL(fileURLWithPath: start ?? manager.currentDirectoryPath).standardizedFileURL
    while true {
      let candidate = folder.appending(path: workspaceName).path
      if manager.fileExists(atPath: candidate) { return shortened(candidate) }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      if parent.path == folder.path { return nil }
      folder = parent
    }
  }

  /// Name of the workspace file.
  package static let workspaceName = "civiclint.yaml"

  /// `path` as written in the document `document`: relative to the document's folder.
  package static func resolve(_ path: String, besides document: String) -> String {
    if path.hasPrefix("/") { return path }
    let parts = document.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return path }
    return joined(parts.dropLast().joined(separator: "/"), path)
  }

  /// The same for every way to write the path of one file.
  static func identity(of path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  private static func readFile(_ path: String) throws(DiagnosticList) -> File {
    do {
      return File(path: path, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
    } catch {
      throw DiagnosticList([
        Diagnostic(
          code: "W103", LocalizedText(zh: "无法读取 '\(path)'", en: "cannot read '\(path)'"),
          at: SourceLocation(file: path),
          help: LocalizedText(zh: "检查文件的读取权限", en: "check that you may read the file"))
      ])
    }
  }

  /// - Throws: A diagnostic that names the nearest file if `path` is nothing that exists (W101).
  static func demand(_ path: String, role: LocalizedText) throws(DiagnosticList) {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    throw DiagnosticList([missing(path, role)])
  }

  private static func missing(_ path: String, _ role: LocalizedText) -> Diagnostic {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let name = URL(fileURLWithPath: path).lastPathComponent
    let help = nearestName(to: name, in: names).map {
      LocalizedText(zh: "是不是 '\($0)'?", en: "did you mean '\($0)'?")
    }
    return Diagnostic(
      code: "W101",
      LocalizedText(zh: "找不到\(role.zh) '\(path)'", en: "there is no \(role.en) '\(path)'"),
      at: SourceLocation(file: path),
      help: help ?? LocalizedText(zh: "检查路径是否写对", en: "check how the path is spelt"))
  }

  /// `path` relative to the current folder if it lies below it.
  private static func shortened(_ path: String) -> String {
    let current = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(current) ? String(path.dropFirst(current.count)) : path
  }
}
