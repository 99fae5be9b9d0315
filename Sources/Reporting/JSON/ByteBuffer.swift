// ByteBuffer.swift: bytes one behind another, appended without a look at each.
//
// Invariants
//   1. `storage` has `count` bytes that mean something and at least `slack` behind them; what lies behind
//      `count` is never read before it is written.
//   2. `reserve(_:)` comes before every write, and no write is longer than what was reserved.
//   3. No pointer outlives the closure it was given to.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A growing run of bytes.
struct ByteBuffer: Sendable {
  /// Bytes behind the end that may be written and read without being asked for.
  private static let slack = 16

  private var storage: [UInt8]
  private(set) var count = 0

  init(capacity: Int = 0) {
    storage = unsafe Array(unsafeUninitializedCapacity: capacity + Self.slack) { _, count in
      count = capacity + Self.slack
    }
  }

  /// A copy of the bytes.
  var bytes: [UInt8] { Array(storage[..<count]) }

  /// Forgets the bytes, and keeps the memory.
  mutating func removeAll() { count = 0 }

  /// Forgets what is behind the first `length` bytes.
  mutating func truncate(to length: Int) {
    precondition(length <= count, "a buffer is cut, not grown")
    count = length
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if storage.count - count < more + Self.slack { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    let wanted = max(count + more + Self.slack, storage.count * 2)
    storage.append(contentsOf: repeatElement(0, count: wanted - storage.count))
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    storage[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    reserve(length)
    unsafe copy(text.utf8Start, length)
  }

  @inline(__always)
  mutating func append(_ bytes: [UInt8]) {
    reserve(bytes.count)
    unsafe bytes.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { unsafe copy(base, source.count) }
    }
  }

  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    reserve(bytes.count)
    unsafe bytes.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { unsafe copy(base, source.count) }
    }
  }

  /// Appends the bytes in `range` to `out`.
  func copy(_ range: Range<Int>, to out: inout [UInt8]) {
    precondition(range.upperBound <= count, "the range was written")
    unsafe storage.withUnsafeBufferPointer { source in
      unsafe out.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
    }
  }

  /// Appends the bytes again that stand in `range`.
  mutating func repeatBytes(_ range: Range<Int>) {
    precondition(range.upperBound <= count, "the range was written")
    reserve(range.count)
    let end = count
    unsafe storage.withUnsafeMutableBufferPointer { target in
      guard let base = target.baseAddress else { return }
      unsafe memcpy(base + end, base + range.lowerBound, range.count)
    }
    count += range.count
  }

  @inline(__always)
  mutating func append(_ text: String) {
    var text = text
    let length = text.utf8.count
    reserve(length)
    text.withUTF8 { source in
      if let base = source.baseAddress { unsafe copy(base, source.count) }
    }
  }

  /// Appends what `write` puts into `length` bytes.
  @inline(__always)
  mutating func append(_ length: Int, _ write: (inout MutableSpan<UInt8>) -> Void) {
    reserve(length)
    let end = count
    unsafe storage.withUnsafeMutableBufferPointer { target in
      var span = unsafe MutableSpan(
        _unsafeElements: UnsafeMutableBufferPointer(rebasing: target[end..<end + length]))
      write(&span)
    }
    count += length
  }

  /// Whether JSON may have to escape one of the bytes from `start` on: a quote, a backslash, a control,
  /// or a character of the blocks that C1 controls and direction marks lie in.
  ///
  /// May be true without need, is never false where it matters.
  mutating func mayNeedEscape(from start: Int) -> Bool {
    mayHoldEscaped(from: start) && holdsEscaped(from: start)
  }

  /// The same byte by byte, by the first two bytes of a character.
  private func holdsEscaped(from start: Int) -> Bool {
    var previous: UInt8 = 0
    for index in start..<count {
      let byte = storage[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return true }
      switch previous {
      case 0xC2 where byte < 0xA0, 0xE2 where byte < 0x82, 0xEF where byte == 0xBB: return true
      default: previous = byte
      }
    }
    return false
  }

  /// The same eight bytes at a time, by the first byte of a character alone.
  private mutating func mayHoldEscaped(from start: Int) -> Bool {
    let (end, length) = (count, count - start)
    return unsafe storage.withUnsafeMutableBufferPointer { target in
      guard let base = target.baseAddress else { return false }
      // What is behind the end is made harmless and looked at with the rest.
      unsafe UnsafeMutableRawPointer(base + end).storeBytes(of: spread(0x30), as: UInt64.self)
      var found: UInt64 = 0
      for at in stride(from: 0, to: length, by: 8) {
        let block = unsafe UnsafeRawPointer(base + start + at).loadUnaligned(as: UInt64.self)
        found |= (block &- spread(0x20)) & ~block
        found |= zeros(block ^ spread(0x22)) | zeros(block ^ spread(0x5C))
        found |= zeros(block ^ spread(0x7F)) | zeros(block ^ spread(0xEF))
        found |= zeros((block | spread(0x20)) ^ spread(0xE2))
      }
      return found & spread(0x80) != 0
    }
  }

  @inline(__always)
  private mutating func copy(_ source: UnsafePointer<UInt8>, _ length: Int) {
    let end = count
    unsafe storage.withUnsafeMutableBufferPointer { target in
      guard let base = target.baseAddress else { return }
      unsafe memcpy(base + end, source, length)
    }
    count += length
  }
}

/// Eight times the same byte.
@inline(__always)
private func spread(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// Sets the top bit of every byte that is zero, and perhaps of some above one.
@inline(__always)
private func zeros(_ word: UInt64) -> UInt64 { (word &- spread(1)) & ~word }
