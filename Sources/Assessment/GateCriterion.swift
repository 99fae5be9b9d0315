import Diagnostics
import Model

extension GateReport.Criterion {
  /// A share that has to reach `least`, in millionths.
  init(
    _ id: String, _ title: LocalizedText, share: ExactShare, atLeast least: Int64,
    next: LocalizedText, tickets: [GateReport.Item] = []
  ) {
    let percent = ExactShare(Int(least), of: 1_000_000).percent
    self.init(
      id: id, title: title, isMet: share.reaches(millionths: least),
      figure: LocalizedText("\(share.percent) % (\(share.part)/\(share.whole))"),
      threshold: LocalizedText(zh: "不低于 \(percent) %", en: "at least \(percent) %"), next: next,
      tickets: tickets)
  }

  /// Tickets of which there may be `most`.
  init(
    _ id: String, _ title: LocalizedText, _ tickets: [GateReport.Item], atMost most: Int,
    next: LocalizedText
  ) {
    self.init(
      id: id, title: title, isMet: tickets.count <= most, figure: LocalizedText("\(tickets.count)"),
      threshold: LocalizedText(zh: "不多于 \(most)", en: "at most \(most)"), next: next,
      tickets: tickets)
  }
}
