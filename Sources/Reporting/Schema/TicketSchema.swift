import Diagnostics

extension OutputSchema {
  /// One ticket: a line of `--format ndjson`, an item of `tickets` in a report.
  package static let ticket = OutputSchema(
    id: "ticket",
    summary: LocalizedText(zh: "督察单（ndjson 的一行）", en: "a ticket (a line of ndjson)"),
    text: """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:civiclint:ticket:1",
        "title": "civiclint ticket",
        "description": "A violation with owner and deadline. Null: not known.",
      \(ticketBody(indent: 2))
      }

      """)

  /// The members of the schema of a ticket, as they stand in any object.
  ///
  /// Every key is required but `stages`, `place`, `note` and `fallback`, and no other is allowed.
  static func ticketBody(indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    return ticketMembers.split(separator: "\n").map { margin + $0 }.joined(separator: "\n")
  }

  private static let ticketMembers = #"""
    "type": "object",
    "additionalProperties": false,
    "required": [
      "schema", "id", "fingerprint", "rule", "point", "record", "message", "observed", "required",
      "remedy", "evidence", "owner", "opened_at", "deadline", "deadline_reason", "deduction",
      "disposition"
    ],
    "properties": {
      "schema": {"const": "civiclint/ticket/1"},
      "id": {
        "description": "Short name of the fault: the first 40 bits of the fingerprint.",
        "type": "string", "pattern": "^CL-[0-9A-HJKMNP-TV-Z]{8}$"
      },
      "fingerprint": {
        "description": "What makes two violations the same fault: SHA-256 over scheme, rule, point and place.",
        "type": "string", "pattern": "^fp1:[0-9a-f]{64}$"
      },
      "rule": {
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "title", "category", "severity", "checklist", "red_line"],
        "properties": {
          "id": {"type": "string", "minLength": 1},
          "title": {"type": "string"},
          "category": {"type": "string"},
          "severity": {"enum": ["critical", "major", "minor", "info"]},
          "checklist": {"type": "string"},
          "red_line": {"type": "boolean"}
        }
      },
      "point": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id", "name", "type", "district", "street", "community", "grid", "lon", "lat"
        ],
        "properties": {
          "id": {"type": "string"},
          "name": {"type": ["string", "null"]},
          "type": {"type": ["string", "null"]},
          "district": {"type": ["string", "null"]},
          "street": {"type": ["string", "null"]},
          "community": {"type": ["string", "null"]},
          "grid": {"type": ["string", "null"]},
          "lon": {"type": ["number", "null"], "minimum": -180, "maximum": 180},
          "lat": {"type": ["number", "null"], "minimum": -90, "maximum": 90}
        }
      },
      "record": {
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "file", "line", "column", "inspected_at", "inspector"],
        "properties": {
          "id": {"type": ["string", "null"]},
          "file": {"type": "string"},
          "line": {
            "description": "Physical line on which the record starts.",
            "type": "integer", "minimum": 0
          },
          "column": {
            "description": "The field's number; null if no column of the sheet decided.",
            "type": ["integer", "null"], "minimum": 1
          },
          "sheet": {"description": "The table of a workbook.", "type": "string", "minLength": 1},
          "cell": {"description": "The cell of a workbook, D12.", "type": "string"},
          "inspected_at": {"type": ["string", "null"], "format": "date-time"},
          "inspector": {"type": ["string", "null"]},
          "place": {"description": "Where within the point.", "type": "string", "minLength": 1},
          "note": {"description": "The inspector's own words.", "type": "string", "minLength": 1}
        }
      },
      "message": {"description": "What is wrong.", "type": "string"},
      "observed": {
        "description": "The facts that the condition read; null: blank.",
        "type": "object",
        "additionalProperties": {
          "type": ["string", "number", "boolean", "array", "null"], "items": {"type": "string"}
        }
      },
      "required": {"description": "The condition (CEL).", "type": "string"},
      "remedy": {"type": "string"},
      "evidence": {"description": "Names of photos.", "type": "array", "items": {"type": "string"}},
      "owner": {
        "type": "object",
        "additionalProperties": false,
        "required": ["role", "unit", "lead", "supporting", "leader", "contact"],
        "properties": {
          "role": {"type": "string"},
          "unit": {"type": "string", "minLength": 1},
          "lead": {"type": ["string", "null"]},
          "supporting": {"type": "array", "items": {"type": "string"}},
          "leader": {"type": ["string", "null"]},
          "contact": {"type": ["string", "null"]},
          "fallback": {"description": "No row of the routing table covers it.", "const": true}
        }
      },
      "opened_at": {"type": ["string", "null"], "format": "date-time"},
      "deadline": {
        "description": "Null without an inspection time, or past the end of the calendar.",
        "type": ["string", "null"], "format": "date-time"
      },
      "deadline_reason": {"description": "How the deadline came about.", "type": "string"},
      "stages": {
        "description": "The stages of a staged limit; the last one is the deadline.",
        "type": "array",
        "minItems": 1,
        "items": {
          "type": "object",
          "additionalProperties": false,
          "required": ["title", "deadline"],
          "properties": {
            "title": {"type": "string"},
            "deadline": {"type": ["string", "null"], "format": "date-time"}
          }
        }
      },
      "deduction": {"description": "Points.", "type": ["number", "null"]},
      "disposition": {
        "description": "known: seen earlier in this run, in the baseline or in the ledger.",
        "enum": ["new", "known", "waived"]
      }
    }
    """#
}
