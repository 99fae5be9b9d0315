import Foundation
import PackagePlugin

/// Runs `embed-rules` over the top-level `Rules` folder whenever a file in it changes.
@main struct EmbedRulesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL.appending(path: "Rules")
    let files = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".yaml") }
      .sorted()
      .map { root.appending(path: $0) }
    let output = context.pluginWorkDirectoryURL.appending(path: "StandardRules+Files.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) rule files",
        executable: try context.tool(named: "embed-rules").url,
        arguments: [output.path, root.path] + files.map(\.path),
        inputFiles: files + [root],
        outputFiles: [output])
    ]
  }
}
