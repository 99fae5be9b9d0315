import Diagnostics
import Model
import YAML

/// Reads messages with holes: `楼道堆放杂物 {corridor_stacking} 处`.
struct MessageReader {
  let compiler: ExpressionCompiler
  let problems: ProblemList
  let scope: ExpressionScope
  let hasGrade: Bool

  /// The template of both languages; nil if something is wrong with it.
  func read(_ reader: NodeReader) -> MessageTemplate? {
    guard reader.node.kind == .mapping else {
      return segments(reader.node).map { MessageTemplate(zh: $0, en: $0) }
    }
    guard let both = reader.bothLanguages() else { return nil }
    guard let first = both.zh ?? both.en else {
      reader.report(.wrongShape(expected: .localizedText, found: .nothing))
      return nil
    }
    let zh = segments(first)
    guard both.zh != nil, let second = both.en else {
      return zh.map { MessageTemplate(zh: $0, en: $0) }
    }
    let en = segments(second)
    guard let zh, let en else { return nil }
    return MessageTemplate(zh: zh, en: en)
  }

  private func segments(_ node: YAMLNode) -> [MessageTemplate.Segment]? {
    guard node.kind == .scalar, !node.isNull else {
      problems.report(.wrongShape(expected: .localizedText, found: Shape(of: node)), at: node)
      return nil
    }
    let text = node.text
    let hasBraces = text.utf8.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
    guard hasBraces else { return text.isEmpty ? [] : [.text(text)] }
    let parts = MessageParts(Array(text.unicodeScalars))
    for index in parts.loneBraces {
      problems.report(.loneBrace, at: node, scalars: index..<index + 1)
    }
    var isSound = parts.loneBraces.isEmpty
    var segments: [MessageTemplate.Segment] = []
    for part in parts.parts {
      switch part {
      case .text(let text): segments.append(.text(text))
      case .hole(let range):
        let condition = compiler.compile(
          node, scalars: range, .scalar, in: scope, hasGrade: hasGrade)
        if let condition { segments.append(.value(condition)) } else { isSound = false }
      }
    }
    return isSound ? segments : nil
  }
}
