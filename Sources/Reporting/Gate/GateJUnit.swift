import Diagnostics
import Model

/// JUnit XML: one test case per criterion, a failure where it is not met.
///
/// Names are unique, and attribute and text of a failure both say what is wrong. Valid by both schemas in use:
/// that of the Jenkins xUnit plugin, `junit-10.xsd`, and the stricter one of Windy Road, which wants a host, a
/// time and empty elements where there is nothing to say.
enum GateJUnit {
  static let entry = GateReporterEntry(
    id: "junit", summary: LocalizedText(zh: "JUnit XML", en: "JUnit XML")
  ) { report, language, _ in text(report, GateVoice(report: report, language: language)) }

  private static func text(_ report: GateReport, _ voice: GateVoice) -> String {
    let failures = report.criteria.count { !$0.isMet }
    var out = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
        <testsuite name="civiclint gate" tests="\(report.criteria.count)" failures="\(failures)" errors="0" \
      id="0" package="civiclint" hostname="localhost" time="0" \
      timestamp="\(timestamp(report))">
          <properties/>

      """
    for criterion in report.criteria {
      let name = "\(criterion.id): \(voice.words(criterion.title))"
      out += "    <testcase time=\"0\" classname=\"civiclint.gate\" name=\"\(attribute(name))\""
      guard !criterion.isMet else {
        out += "/>\n"
        continue
      }
      let message = "\(voice.words(criterion.figure)); \(voice.words(criterion.threshold))"
      var lines = [message]
      if let next = criterion.next { lines.append(voice.words(next)) }
      lines += criterion.tickets.map(voice.item)
      out += ">\n      <failure type=\"gate\" message=\"\(attribute(message))\">"
      out += lines.map(content).joined(separator: "\n")
      out += "</failure>\n    </testcase>\n"
    }
    return out + "    <system-out/>\n    <system-err/>\n  </testsuite>\n</testsuites>\n"
  }

  /// Local time without offset, as the schema has it.
  private static func timestamp(_ report: GateReport) -> String {
    String(report.asOf.rfc3339(at: report.offset).prefix(19))
  }

  private static func attribute(_ text: String) -> String {
    content(printable(text)).replacing("\"", with: "&quot;")
  }

  /// Characters that XML 1.0 cannot hold at all become U+FFFD.
  private static func content(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: out += "&amp;"
      case 0x3C: out += "&lt;"
      case 0x3E: out += "&gt;"
      case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...:
        out.unicodeScalars.append(scalar)
      default: out += "\u{FFFD}"
      }
    }
    return out
  }
}
