import Diagnostics

/// What became of problems in words. A commutative monoid.
struct TextTally: Hashable, Sendable {
  /// Problems that became findings of rules.
  var open = 0
  /// Problems that were put right on the spot: counted, no ticket.
  var closed = 0
  /// Texts that say that nothing is wrong.
  var clean = 0
  var unclassified = 0
  /// Problems whose theme no rule of the point's type is about.
  var withoutRule = 0

  static func += (a: inout TextTally, b: TextTally) {
    a.open += b.open
    a.closed += b.closed
    a.clean += b.clean
    a.unclassified += b.unclassified
    a.withoutRule += b.withoutRule
  }

  var isEmpty: Bool { self == TextTally() }

  /// What whoever reads the result should know of `file`.
  func notes(_ file: String) -> [Diagnostic] {
    guard !isEmpty else { return [] }
    let total = open + withoutRule + unclassified
    var notes = [
      Diagnostic(
        .note, code: "I050",
        LocalizedText(
          zh:
            "文字问题 \(total + closed) 个: \(total) 个待整改, \(closed) 个已现场整改 (不开督察单); 另有 \(clean) 处写明没有问题",
          en:
            "\(total + closed) problems in words: \(total) stand, \(closed) were put right on the spot (no ticket); \(clean) more say that nothing is wrong"
        ), at: SourceLocation(file: file))
    ]
    if unclassified > 0 {
      notes.append(
        Diagnostic(
          .note, code: "I051",
          LocalizedText(
            zh: "其中 \(unclassified) 个未能归类, 已开给该点位的兜底单位",
            en:
              "\(unclassified) of them could not be classed; their tickets went to the point's fallback"
          ),
          at: SourceLocation(file: file),
          help: LocalizedText(
            zh: "用 'civiclint explain-text \"问题描述\"' 查看原因; 可在 kind: themes 的文件里补充用词",
            en: "'civiclint explain-text \"…\"' shows why; add words to a document of kind themes"))
      )
    }
    if withoutRule > 0 {
      notes.append(
        Diagnostic(
          .note, code: "I052",
          LocalizedText(
            zh: "其中 \(withoutRule) 个的主题在该类点位没有细则, 记在 issue.other 名下",
            en:
              "for \(withoutRule) of them no rule of the point's type is about the theme; they are tickets of issue.other"
          ),
          at: SourceLocation(file: file)))
    }
    return notes
  }
}
