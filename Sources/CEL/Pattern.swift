/// A compiled regular expression as `matches` uses it: RE2 syntax, linear time, safe from any thread.
public struct Pattern: Sendable {
  private let compiled: RE2Pattern

  /// Compiles `source`; nil if RE2 refuses it.
  public init?(_ source: String) {
    guard let compiled = try? RE2Pattern(source) else { return nil }
    self.compiled = compiled
  }

  /// Whether the pattern matches anywhere in `text`.
  public func matches(_ text: String) -> Bool { compiled.matches(text.utf8Span.span) }

  /// Whether the pattern matches anywhere in the text whose UTF-8 these bytes are.
  public func matches(utf8 text: Span<UInt8>) -> Bool { compiled.matches(text) }

  /// Where the pattern matches first in the text whose UTF-8 these bytes are: of the matches that
  /// begin first, the one that a backtracking engine would find. Nil: nowhere.
  public func firstMatch(utf8 text: Span<UInt8>) -> Range<Int>? { compiled.firstMatch(text) }
}
