/// A problem with rules, configuration or invocation, ready to be shown.
///
/// Never a finding about a record: those are defects and tickets.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Sendable, CaseIterable {
    case error
    case warning
    case note
  }

  /// The line the problem stands in, and what to underline.
  package struct Excerpt: Hashable, Sendable {
    /// The line without its end.
    package let text: String
    /// Where the caret line starts: column from 1, in Unicode scalars.
    package let column: Int
    /// How many scalars to underline; at least 1.
    package let length: Int

    package init(text: String, column: Int, length: Int) {
      self.text = text
      self.column = max(1, column)
      self.length = max(1, length)
    }
  }

  package let severity: Severity
  /// A letter for the area and three digits, `R203`. Stable across releases; empty if none.
  package let code: String
  package let message: LocalizedText
  package let location: SourceLocation?
  package let excerpt: Excerpt?
  /// What to do next.
  package let help: LocalizedText?
  package let notes: [LocalizedText]

  package init(
    _ severity: Severity = .error, code: String, _ message: LocalizedText,
    at location: SourceLocation? = nil, excerpt: Excerpt? = nil, help: LocalizedText? = nil,
    notes: [LocalizedText] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.excerpt = excerpt
    self.help = help
    self.notes = notes
  }
}

extension Diagnostic {
  /// Order of files, then of places; problems without a place come first.
  package static func inSourceOrder(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    switch (a.location, b.location) {
    case (nil, nil): false
    case (nil, _): true
    case (_, nil): false
    case (let x?, let y?): x < y
    }
  }
}

/// All the problems that kept a step from succeeding; never empty.
package struct DiagnosticList: Error, Hashable, Sendable {
  package let diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
