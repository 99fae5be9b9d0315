import Diagnostics

/// How bad the breach of a rule is; the least first.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  case info
  case minor
  case major
  case critical

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .minor: 1
    case .major: 2
    case .critical: 3
    }
  }

  package var title: LocalizedText {
    switch self {
    case .info: LocalizedText(zh: "提示", en: "info")
    case .minor: LocalizedText(zh: "一般", en: "minor")
    case .major: LocalizedText(zh: "较重", en: "major")
    case .critical: LocalizedText(zh: "严重", en: "critical")
    }
  }
}
