/// Which kinds of defect are reported: what `--select` and `--ignore` say of them.
package struct DefectSelection: Sendable {
  private let kinds: Set<DefectKind>

  /// Every kind.
  package init() {
    kinds = Set(DefectKind.allCases)
  }

  /// Words that name rules alone say nothing about kinds of defect.
  ///
  /// - Parameters:
  ///   - select: If some of them name kinds, only those are reported.
  ///   - ignore: Kinds that are not.
  package init(select: [String], ignore: [String]) {
    let all = DefectKind.allCases
    let chosen = all.filter { kind in select.contains { kind.isNamed(by: $0) } }
    kinds = Set(
      (chosen.isEmpty ? all : chosen).filter { kind in !ignore.contains { kind.isNamed(by: $0) } })
  }

  package func contains(_ kind: DefectKind) -> Bool { kinds.contains(kind) }

  /// Whether `word` names a kind.
  package static func knows(_ word: String) -> Bool {
    DefectKind.allCases.contains { $0.isNamed(by: word) }
  }
}
