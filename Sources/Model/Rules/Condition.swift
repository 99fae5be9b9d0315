import Diagnostics

/// A number that names a checked expression of a loaded rule set.
///
/// The model knows no CEL: the expressions travel beside the rules, in an array that these numbers
/// index.
package struct ExpressionID: Hashable, Sendable {
  package let index: Int

  package init(index: Int) {
    self.index = index
  }
}

/// A condition of a rule: its text, and which checked expression it became.
package struct Condition: Hashable, Sendable {
  /// As the rule's author wrote it.
  package let source: String
  package let expression: ExpressionID
  /// Columns it reads, in order of first use.
  package let reads: [ColumnKey]

  package init(source: String, expression: ExpressionID, reads: [ColumnKey]) {
    self.source = source
    self.expression = expression
    self.reads = reads
  }
}

/// A message with holes: `楼道堆放杂物 {corridor_stacking} 处`.
package struct MessageTemplate: Hashable, Sendable {
  package enum Segment: Hashable, Sendable {
    case text(String)
    case value(Condition)
  }

  package let zh: [Segment]
  package let en: [Segment]

  package init(zh: [Segment], en: [Segment]) {
    self.zh = zh
    self.en = en
  }

  /// The message of every record; nil if it depends on the record.
  var fixed: LocalizedText? {
    func text(_ segments: [Segment]) -> String? {
      var text = ""
      for segment in segments {
        guard case .text(let part) = segment else { return nil }
        text += part
      }
      return text
    }
    guard let zh = text(zh), let en = text(en) else { return nil }
    return LocalizedText(zh: zh, en: en)
  }
}
