// embed-rules OUTPUT ROOT FILE…: writes a Swift file in which each FILE is one string literal, with its nodes
// beside it so that the program need not parse what it ships with.
//
// A string literal costs nothing at start-up (it is read from the binary's pages) and, unlike an
// array of bytes, next to nothing to compile.
import Diagnostics
import Foundation
import YAML

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: embed-rules OUTPUT ROOT FILE…\n".utf8))
  exit(2)
}

/// The longest run of `#` in `text`, so that a raw literal can use one more.
func longestHashRun(in text: String) -> Int {
  var longest = 0
  var run = 0
  for byte in text.utf8 {
    run = byte == UInt8(ascii: "#") ? run + 1 : 0
    longest = max(longest, run)
  }
  return longest
}

/// `text`, just as it is, as a string literal over several lines.
func literal(_ text: String) -> String {
  let fence = String(repeating: "#", count: longestHashRun(in: text) + 1)
  return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
}

let root = arguments[2]
var output = "// Written by embed-rules from the Rules folder.\n\n"
output += "extension StandardRules {\n"
output += "  /// Every file of the Rules folder, in order of path.\n"
output += "  package static let files: [File] = [\n"
for path in arguments.dropFirst(3).sorted() {
  let text = try String(contentsOfFile: path, encoding: .utf8)
  let name = path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  let ended = text.hasSuffix("\n") ? text : text + "\n"
  let stream = YAMLStream(file: path, text: ended)
  guard let tree = CompactTree(stream) else {
    let reasons = stream.diagnostics.map {
      "\($0.location.map { "\($0.line)" } ?? "?"): \($0.message.en)"
    }
    let words = reasons.isEmpty ? "it has tags or aliases" : reasons.joined(separator: "; ")
    FileHandle.standardError.write(Data("\(path): cannot be embedded: \(words)\n".utf8))
    exit(1)
  }
  output += "    File(\n      path: \"\(name)\",\n      text: \(literal(ended)),\n"
  output += "      nodes: \(literal(tree.nodes)),\n      texts: \(literal(tree.texts))),\n"
}
output += "  ]\n}\n"
try output.write(toFile: arguments[1], atomically: true, encoding: .utf8)
