import Diagnostics
import Model

/// The tickets of a text report: a heading per unit, a block per fault.
struct TicketSection: Sendable {
  let voice: TextVoice

  /// Lines of a fault's sightings that are listed; how many more there are is said.
  private static let listedSightings = 20

  func text(_ units: [UnitFaults]) -> String {
    units.map { unit($0) }.joined(separator: "\n")
  }

  private func unit(_ unit: UnitFaults) -> String {
    let overdue = unit.faults.count { $0.dueSeconds < voice.context.asOf.seconds }
    var title = voice.safe(unit.unit) + "  "
    title += voice.count(unit.faults.count, zh: "个问题", en: "ticket")
    if overdue > 0 {
      title += voice.comma + voice.say(zh: "\(overdue) 个已超期", en: "\(overdue) overdue")
    }
    return voice.heading(title) + "\n" + unit.faults.map { block($0) }.joined(separator: "\n")
  }

  private func block(_ fault: Fault) -> String {
    let ticket = fault.ticket
    var rows = [
      (voice.say(zh: "问题", en: "problem"), voice.safe(ticket.message)),
      (
        voice.say(zh: "标准", en: "standard"),
        "\(voice.safe(ticket.rule.title)) \(voice.palette.faint("[\(voice.safe(ticket.rule.id.text))]"))"
      ),
      (voice.say(zh: "整改", en: "remedy"), voice.safe(ticket.rule.remedy)),
    ]
    rows += deadline(ticket.deadline)
    rows.append((voice.say(zh: "责任", en: "owner"), owner(ticket.owner)))
    rows += sources(fault)
    rows.append((voice.say(zh: "备注", en: "note"), voice.safe(ticket.record.note)))
    let photos = ticket.evidence.map { voice.safe($0) }.joined(separator: ", ")
    rows.append((voice.say(zh: "照片", en: "photos"), photos))
    return head(ticket) + "\n" + voice.labelled(rows, indent: 2)
  }

  /// `[较重] 和谐家园 P000237  东区 解放街道 和平社区 G07  3号楼  CL-8F2K7Q3M`.
  private func head(_ ticket: Ticket) -> String {
    let (rule, point) = (ticket.rule, ticket.point)
    var parts = ["[\(voice.severity(rule.severity))]"]
    if rule.isRedLine {
      parts[0] += voice.palette.error(voice.say(zh: "[负面清单]", en: "[red line]"))
    }
    let name = [point.name, point.id.text].filter { !$0.isEmpty }
    var title =
      name.isEmpty
      ? voice.say(zh: "未填点位", en: "no point given") : voice.palette.bold(voice.safe(name[0]))
    if name.count == 2, name[0] != name[1] { title += " \(voice.safe(name[1]))" }
    parts[0] += " " + title
    let area = [point.area.district, point.area.street, point.area.community, point.area.grid]
    parts.append(area.filter { !$0.isEmpty }.map { voice.safe($0) }.joined(separator: " "))
    parts.append(voice.safe(ticket.record.place))
    parts.append(voice.palette.faint(ticket.fingerprint.ticketID))
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func deadline(_ deadline: Deadline) -> [(String, String)] {
    let label = voice.say(zh: "期限", en: "due")
    var rows: [(String, String)] = []
    if deadline.stages.isEmpty {
      rows.append((label, voice.due(deadline.due)))
    } else {
      for (number, stage) in deadline.stages.enumerated() {
        let text = voice.safe(stage.title) + voice.say(zh: "：", en: ": ") + voice.due(stage.due)
        rows.append((number == 0 ? label : "", text))
      }
    }
    rows.append(("", voice.palette.faint(voice.safe(deadline.reason))))
    return rows
  }

  private func owner(_ owner: Owner) -> String {
    var parts = [voice.safe(owner.unit)]
    if owner.isFallback {
      parts[0] += " " + voice.palette.warning(voice.say(zh: "[兜底]", en: "[fallback]"))
      parts.append(
        voice.say(
          zh: "责任分工未覆盖\(voice.role(owner.role))",
          en: "routing covers no \(voice.role(owner.role)) here"))
    }
    if let lead = owner.lead {
      parts.append(voice.say(zh: "牵头 ", en: "lead ") + voice.safe(lead))
    }
    if !owner.supporting.isEmpty {
      let units = owner.supporting.map { voice.safe($0) }
      parts.append(
        voice.say(zh: "配合 ", en: "supporting ")
          + units.joined(separator: voice.say(zh: "、", en: ", ")))
    }
    if let leader = owner.leader {
      parts.append(voice.say(zh: "包干领导 ", en: "leader ") + voice.safe(leader))
    }
    if let contact = owner.contact {
      parts.append(voice.say(zh: "联系 ", en: "contact ") + voice.safe(contact))
    }
    return parts.joined(separator: voice.semicolon)
  }

  /// Where the fault stands in the sheets: once, or as often as it was seen.
  private func sources(_ fault: Fault) -> [(String, String)] {
    let label = voice.say(zh: "出处", en: "source")
    guard fault.sightings.count > 1 else { return [(label, source(fault.ticket))] }
    let isRepeated = Set(fault.sightings.map(\.message)).count == 1
    let shown = fault.sightings.prefix(Self.listedSightings)
    var rows: [(String, String)] = []
    if isRepeated {
      let seen = voice.say(
        zh: "共 \(fault.sightings.count) 次：\(lines(Array(shown)))",
        en: "seen \(fault.sightings.count) times: \(lines(Array(shown)))")
      rows = [(label, source(fault.ticket)), ("", seen)]
    } else {
      rows.append(
        (
          label,
          voice.say(
            zh: "共 \(fault.sightings.count) 次：", en: "seen \(fault.sightings.count) times:")
        ))
      rows += shown.map { ("", "\(source($0))\(voice.semicolon)\(voice.safe($0.message))") }
    }
    let more = fault.sightings.count - shown.count
    if more > 0 {
      rows.append(("", voice.say(zh: "……另有 \(more) 次", en: "… and \(more) more")))
    }
    return rows
  }

  /// `a.csv 4, 9 行；b.csv 12 行`.
  private func lines(_ tickets: [Ticket]) -> String {
    var files: [(name: String, lines: [Int])] = []
    for ticket in tickets {
      if files.last?.name != ticket.record.file { files.append((ticket.record.file, [])) }
      files[files.count - 1].lines.append(ticket.record.line)
    }
    return files.map { file in
      let numbers = file.lines.map(String.init).joined(separator: ", ")
      return voice.say(
        zh: "\(voice.safe(file.name)) 第 \(numbers) 行",
        en: "\(voice.safe(file.name)) line\(file.lines.count == 1 ? "" : "s") \(numbers)")
    }.joined(separator: voice.semicolon)
  }

  /// `sheet.csv:17，第 12 列“楼道堆物”，2026-11-20 09:30，I0334`.
  private func source(_ ticket: Ticket) -> String {
    let record = ticket.record
    var parts = [
      voice.place(record.file, record.sheet, line: record.line, column: record.column)
    ]
    if record.column > 0, !record.sheet.isEmpty {
      if !record.header.isEmpty {
        parts.append(
          voice.say(zh: "“\(voice.safe(record.header))”", en: "'\(voice.safe(record.header))'"))
      }
    } else if record.column > 0 {
      let header = voice.safe(record.header)
      parts.append(
        voice.say(zh: "第 \(record.column) 列", en: "column \(record.column)")
          + (header.isEmpty ? "" : voice.say(zh: "“\(header)”", en: " '\(header)'")))
    }
    if !record.id.isEmpty {
      parts.append(voice.say(zh: "记录 ", en: "record ") + voice.safe(record.id))
    }
    if let opened = ticket.openedAt { parts.append(voice.instant(opened)) }
    if !record.inspector.isEmpty {
      parts.append(voice.say(zh: "检查人 ", en: "inspector ") + voice.safe(record.inspector))
    }
    return parts.joined(separator: voice.comma)
  }
}
