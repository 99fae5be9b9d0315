// TextDecoder.swift: the only file that calls iconv.
//
// Invariants
//   1. `handle` is open from `init` until `deinit` and nobody else closes it.
//   2. A buffer handed to `iconv` is as long as the count that goes with it, and is not kept.
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Turns text of another encoding into UTF-8, block by block; a character may be cut between two blocks.
///
/// Bytes that are no character become U+FFFD and are counted. A byte order mark at the start goes.
///
/// A class because it has identity: the state of a conversion.
@safe final class TextDecoder {
  private let handle: iconv_t
  /// The start of a character whose rest has not come yet.
  private var cut: [UInt8] = []
  private var isAtStart = true
  /// Bytes so far that are no character.
  private(set) var undecodable = 0
  /// Line, from 1, of the first of them.
  private(set) var firstUndecodableLine = 0
  private var line = 1

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Nil if the system cannot convert from `encoding`.
  init?(_ encoding: TextEncoding) {
    let opened = unsafe iconv_open("UTF-8", encoding.iconvName)
    guard Int(bitPattern: opened) != -1, let opened = unsafe opened else { return nil }
    unsafe handle = opened
  }

  deinit { _ = unsafe iconv_close(handle) }

  /// The text that `bytes` add.
  func decode(_ bytes: [UInt8]) -> [UInt8] { convert(cut + bytes, isEnd: false) }

  /// The text of what was cut at the end.
  func finish() -> [UInt8] { convert(cut, isEnd: true) }

  private func convert(_ input: [UInt8], isEnd: Bool) -> [UInt8] {
    cut = []
    var text: [UInt8] = []
    text.reserveCapacity(input.count * 3 / 2 + 16)
    var offset = 0
    while offset < input.count {
      let (part, used, reason) = step(input, from: offset)
      text += part
      offset += used
      if reason == 0 || reason == E2BIG { continue }
      // EINVAL: the last character is cut; EILSEQ: there is none here.
      if reason == EINVAL, !isEnd {
        cut = Array(input[offset...])
        break
      }
      if undecodable == 0 {
        firstUndecodableLine = line + text.count { $0 == UInt8(ascii: "\n") }
      }
      undecodable += 1
      text += Self.replacement
      offset += 1
    }
    line += text.count { $0 == UInt8(ascii: "\n") }
    if isAtStart, !text.isEmpty {
      isAtStart = false
      if text.starts(with: Self.mark) { text.removeFirst(Self.mark.count) }
    }
    return text
  }

  /// Converts up to a buffer full; what was used, and why it ended: 0 at the end of the input.
  private func step(
    _ input: [UInt8], from offset: Int
  ) -> (text: [UInt8], used: Int, reason: Int32) {
    var used = 0
    var reason: Int32 = 0
    let capacity = 1 << 16
    var source = input
    let text = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      unsafe source.withUnsafeMutableBytes { source in
        var from = unsafe source.baseAddress?.advanced(by: offset)
          .assumingMemoryBound(to: CChar.self)
        var fromLeft = source.count - offset
        var to = unsafe UnsafeMutableRawPointer(output.baseAddress)?
          .assumingMemoryBound(to: CChar.self)
        var toLeft = capacity
        if unsafe iconv(handle, &from, &fromLeft, &to, &toLeft) == Int(bitPattern: UInt.max) {
          reason = errno
        }
        used = source.count - offset - fromLeft
        count = capacity - toLeft
      }
    }
    return (text, used, reason)
  }
}
