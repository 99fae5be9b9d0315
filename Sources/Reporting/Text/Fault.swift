import Diagnostics
import Model

/// One fault: all tickets of a run with the same fingerprint.
struct Fault: Sendable {
  /// The earliest sighting; its deadline is the fault's.
  let ticket: Ticket
  /// Every sighting, in order of files and lines; at least one.
  let sightings: [Ticket]

  /// - Precondition: `tickets` is not empty, and all have one fingerprint.
  init(_ tickets: [Ticket]) {
    let byTime = tickets.sorted { a, b in
      (a.openedAt?.seconds ?? .max, a.place) < (b.openedAt?.seconds ?? .max, b.place)
    }
    ticket = byTime[0]
    sightings = tickets.sorted { $0.place < $1.place }
  }

  /// The faults of a run, in no meaningful order but always the same one for the same tickets.
  static func merged(_ tickets: [Ticket]) -> [Fault] {
    var numbers: [Fingerprint: Int] = [:]
    var groups: [[Ticket]] = []
    for ticket in tickets {
      if let number = numbers[ticket.fingerprint] {
        groups[number].append(ticket)
      } else {
        numbers[ticket.fingerprint] = groups.count
        groups.append([ticket])
      }
    }
    return groups.map(Fault.init).sorted { $0.isMoreUrgent(than: $1) }
  }

  /// The first thing that falls due; a fault without a deadline comes after all that have one.
  var dueSeconds: Int64 { ticket.deadline.firstDue?.seconds ?? .max }

  /// Total order: deadline, severity, red lines first, then rule, point and place in the files.
  func isMoreUrgent(than other: Fault) -> Bool {
    let (a, b) = (ticket, other.ticket)
    if dueSeconds != other.dueSeconds { return dueSeconds < other.dueSeconds }
    if a.rule.severity != b.rule.severity { return a.rule.severity > b.rule.severity }
    if a.rule.isRedLine != b.rule.isRedLine { return a.rule.isRedLine }
    if a.rule.id != b.rule.id { return a.rule.id < b.rule.id }
    if a.point.id != b.point.id { return a.point.id < b.point.id }
    if a.place != b.place { return a.place < b.place }
    return a.fingerprint.bytes.lexicographicallyPrecedes(b.fingerprint.bytes)
  }
}

/// Where a ticket stands, ordered by file, line, column and, for records on one line, id and words.
struct TicketPlace: Comparable {
  let record: RecordReference
  let message: LocalizedText

  static func < (a: TicketPlace, b: TicketPlace) -> Bool {
    let (x, y) = (a.record, b.record)
    if (x.file, x.line, x.column) != (y.file, y.line, y.column) {
      return (x.file, x.line, x.column) < (y.file, y.line, y.column)
    }
    return (x.id, x.place, a.message.zh, a.message.en) < (y.id, y.place, b.message.zh, b.message.en)
  }
}

extension Ticket {
  var place: TicketPlace { TicketPlace(record: record, message: message) }
}

/// The faults of one responsible unit, the most urgent first.
struct UnitFaults: Sendable {
  let unit: LocalizedText
  let faults: [Fault]

  /// The units of a run; the one with the most urgent fault first.
  static func grouped(_ faults: [Fault]) -> [UnitFaults] {
    var numbers: [LocalizedText: Int] = [:]
    var units: [(unit: LocalizedText, faults: [Fault])] = []
    for fault in faults {
      let unit = fault.ticket.owner.unit
      if let number = numbers[unit] {
        units[number].faults.append(fault)
      } else {
        numbers[unit] = units.count
        units.append((unit, [fault]))
      }
    }
    return units.map { UnitFaults(unit: $0.unit, faults: $0.faults) }
  }
}
