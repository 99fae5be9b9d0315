import Diagnostics
import Model

extension RecordCheck {
  /// A list of problems says who found each; a word that names no source is asked about.
  static let unknownSource = RecordCheck(.unknownChoice) { checked in
    guard checked.batch.shape == .issues, let slot = checked.slot(.source),
      case .text(let texts, let states) = checked.batch.columns[slot]
    else { return [] }
    var known: [String: Bool] = [:]
    let sources = InspectionSource.allCases.map(\.title)
    return states.valid.compactMap { row in
      let text = texts.string(row)
      let isKnown = known[text] ?? (InspectionSource(text) != nil)
      known[text] = isKnown
      guard !isKnown else { return nil }
      return checked.defect(
        .unknownChoice, row, slot,
        expected: LocalizedText(
          zh: sources.map(\.zh).joined(separator: "、") + " 之一",
          en: "one of " + sources.map(\.en).joined(separator: ", ")))
    }
  }
}
