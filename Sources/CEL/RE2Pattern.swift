// RE2Pattern.swift: the only file that names a pointer of CRE2.
//
// Invariants
//   1. `handle` is valid from `init` until `deinit`; nobody else frees it.
//   2. RE2 objects are immutable after compilation and safe to match from any thread, which is what
//      `@unchecked Sendable` rests on.
//   3. The haystack is borrowed for the length of one call; no Swift pointer is kept.
import CRE2

/// A compiled regular expression with RE2 syntax; matching is linear in the text's length.
///
/// A class, since a planned expression is copied freely and the handle must be freed once.
@safe final class RE2Pattern: @unchecked Sendable {
  private let handle: OpaquePointer

  /// Compiles `pattern`.
  ///
  /// - Parameter memoryLimit: Bytes that program and caches may take together.
  /// - Throws: ``PatternError`` with RE2's reason and the part of the pattern that it concerns.
  init(_ pattern: String, memoryLimit: Int64 = 8 << 20) throws(PatternError) {
    let bytes = pattern.utf8Span.span
    let compiled = unsafe bytes.withUnsafeBytes { bytes in
      unsafe cre2_new(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, memoryLimit)
    }
    guard let compiled = unsafe compiled else {
      throw PatternError(reason: "out of memory", fragment: "")
    }
    if let reason = unsafe cre2_error(compiled) {
      let error = unsafe PatternError(
        reason: String(cString: reason), fragment: String(cString: cre2_error_fragment(compiled)))
      unsafe cre2_free(compiled)
      throw error
    }
    unsafe handle = compiled
  }

  deinit { unsafe cre2_free(handle) }

  /// Whether the pattern matches anywhere in `text`.
  func matches(_ text: String) -> Bool { matches(text.utf8Span.span) }

  /// Whether the pattern matches anywhere in the text whose UTF-8 these bytes are.
  func matches(_ utf8: Span<UInt8>) -> Bool {
    unsafe utf8.withUnsafeBytes { bytes in
      unsafe cre2_matches(
        handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
  }

  /// Where in the text whose UTF-8 these bytes are the pattern matches first.
  func firstMatch(_ utf8: Span<UInt8>) -> Range<Int>? {
    unsafe utf8.withUnsafeBytes { bytes in
      var (start, end) = (0, 0)
      let isFound = unsafe cre2_find(
        handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, &start, &end)
      return isFound ? start..<end : nil
    }
  }
}

/// Why a regular expression could not be compiled.
struct PatternError: Error, Equatable {
  let reason: String
  let fragment: String

  var message: String {
    // RE2 repeats the fragment behind a colon.
    let tail = ": \(fragment)"
    let plain = reason.hasSuffix(tail) ? String(reason.dropLast(tail.count)) : reason
    return "invalid regular expression: \(plain)" + (fragment.isEmpty ? "" : ": '\(fragment)'")
  }
}
