import Diagnostics
import Model

extension OutputSchema {
  /// The document of `--format json`.
  package static let report = OutputSchema(
    id: "report",
    summary: LocalizedText(zh: "整份报告（json）", en: "a whole report (json)"),
    text: """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:civiclint:report:1",
        "title": "civiclint report",
        "description": "What a run read, found and could not read. Null: not known.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "schema", "tool", "as_of", "language", "summary", "tickets", "defects", "diagnostics"
        ],
        "properties": {
          "schema": {"const": "civiclint/report/1"},
          "tool": {
            "type": "object",
            "additionalProperties": false,
            "required": ["name", "version"],
            "properties": {"name": {"const": "civiclint"}, "version": {"type": "string"}}
          },
          "as_of": {"type": "string", "format": "date-time"},
          "language": {"enum": \(names(Language.allCases.map(\.rawValue)))},
          "summary": {"$ref": "#/$defs/summary"},
          "tickets": {"type": "array", "items": {"$ref": "#/$defs/ticket"}},
          "defects": {"type": "array", "items": {"$ref": "#/$defs/defect"}},
          "diagnostics": {"type": "array", "items": {"$ref": "#/$defs/diagnostic"}}
        },
        "$defs": {
          "count": {"type": "integer", "minimum": 0},
      \(summary),
      \(defect),
      \(diagnostic),
          "ticket": {
      \(ticketBody(indent: 6))
          }
        }
      }

      """)

  /// `["a", "b"]`; for words without anything to escape.
  private static func names(_ words: [String]) -> String {
    "[\(words.map { "\"\($0)\"" }.joined(separator: ", "))]"
  }

  /// An object of counts with these keys: all of them, or any.
  private static func counts(_ keys: [String], areRequired: Bool) -> String {
    let members = keys.map { "\"\($0)\": {\"$ref\": \"#/$defs/count\"}" }.joined(separator: ", ")
    let required = areRequired ? "\"required\": \(names(keys)), " : ""
    return "{\"type\": \"object\", \"additionalProperties\": false, \(required)\"properties\": "
      + "{\(members)}}"
  }

  private static let reasons = counts(Rejection.Reason.allCases.map(\.rawValue), areRequired: true)

  private static let summary = """
        "summary": {
          "description": "read = evaluated + rejected, for every file and for all.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "read", "evaluated", "rejected", "files", "violations", "tickets", "red_lines",
            "fallback_owners", "without_deadline", "by_severity", "by_category", "defects", "outcomes"
          ],
          "properties": {
            "read": {"$ref": "#/$defs/count"},
            "evaluated": {"$ref": "#/$defs/count"},
            "rejected": {"$ref": "#/$defs/count"},
            "files": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["file", "read", "evaluated", "rejected", "defects"],
                "properties": {
                  "file": {"type": "string"},
                  "read": {"$ref": "#/$defs/count"},
                  "evaluated": {"$ref": "#/$defs/count"},
                  "rejected": \(reasons),
                  "sheet": {"description": "The table of a workbook.", "type": "string"},
                  "skipped": \(counts(SkippedRow.Kind.allCases.map(\.rawValue), areRequired: true)),
                  "defects": {"$ref": "#/$defs/count"}
                }
              }
            },
            "violations": {
              "description": "Every sighting of a fault counts.", "$ref": "#/$defs/count"
            },
            "tickets": {"description": "Faults: different fingerprints.", "$ref": "#/$defs/count"},
            "red_lines": {"$ref": "#/$defs/count"},
            "fallback_owners": {"$ref": "#/$defs/count"},
            "without_deadline": {"$ref": "#/$defs/count"},
            "by_severity": \(counts(Severity.allCases.reversed().map(\.rawValue), areRequired: true)),
            "by_category": {
              "type": "object", "additionalProperties": {"$ref": "#/$defs/count"}
            },
            "defects": \(counts(DefectKind.allCases.map(\.id), areRequired: false)),
            "outcomes": {
              "description": "By rule.",
              "type": "object",
              "additionalProperties": \(counts(
                ["pass", "fail", "not_applicable", "not_checked", "error"], areRequired: true))
            }
          }
        }
    """

  private static let defect = """
        "defect": {
          "description": "Something wrong with a sheet.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind", "title", "file", "line", "column", "header", "value", "expected", "suggestion"
          ],
          "properties": {
            "kind": {"enum": \(names(DefectKind.allCases.map(\.id)))},
            "title": {"type": "string"},
            "file": {"type": "string"},
            "line": {"type": ["integer", "null"], "minimum": 1},
            "column": {"type": ["integer", "null"], "minimum": 1},
            "sheet": {"description": "The table of a workbook.", "type": "string"},
            "cell": {"description": "The cell of a workbook, D12.", "type": "string"},
            "header": {"type": ["string", "null"]},
            "value": {"description": "As it was written, cut to 200 characters.", "type": "string"},
            "expected": {"type": ["string", "null"]},
            "suggestion": {"type": ["string", "null"]}
          }
        }
    """

  private static let diagnostic = """
        "diagnostic": {
          "description": "A problem with rules, configuration or calendar.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "severity", "code", "message", "file", "line", "column", "help", "notes"
          ],
          "properties": {
            "severity": {"enum": \(names(Diagnostic.Severity.allCases.map(\.rawValue)))},
            "code": {"type": ["string", "null"]},
            "message": {"type": "string"},
            "file": {"type": ["string", "null"]},
            "line": {"type": ["integer", "null"], "minimum": 1},
            "column": {"type": ["integer", "null"], "minimum": 1},
            "help": {"type": ["string", "null"]},
            "notes": {"type": "array", "items": {"type": "string"}}
          }
        }
    """
}
