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
  private static let slack = 32

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

  /// Appends the eight bytes of `word`, the lowest one first.
  @inline(__always)
  mutating func append(word: UInt64) {
    reserve(8)
    let end = count
    unsafe storage.withUnsafeMutableBytes { target in
      guard let base = target.baseAddress else { return }
      unsafe (base + end).storeBytes(of: word.littleEndian, as: UInt64.self)
    }
    count += 8
  }

  /// Appends `key` and `text` between quotes; false, and nothing appended, if JSON may have to escape something
  /// in the text: a quote, a backslash, a control, or a character of the rows that C1 controls, direction marks
  /// and the byte order mark stand in.
  ///
  /// May be false without need, is never true where it matters.
  mutating func append(_ key: StaticString, quoted text: Span<UInt8>) -> Bool {
    let (keyLength, length) = (key.utf8CodeUnitCount, text.count)
    reserve(keyLength + length + 2)
    let end = count
    let isPlain = unsafe storage.withUnsafeMutableBytes { target in
      guard let base = target.baseAddress else { return false }
      let start = unsafe base + end + keyLength + 1
      unsafe (base + end).copyMemory(from: key.utf8Start, byteCount: keyLength)
      unsafe (start - 1).storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
      unsafe text.withUnsafeBytes { text in
        if let bytes = text.baseAddress { unsafe start.copyMemory(from: bytes, byteCount: length) }
      }
      // What is behind the end is made harmless and looked at with the rest.
      unsafe (start + length).storeBytes(of: spread(0x30), as: UInt64.self)
      unsafe (start + length + 8).storeBytes(of: spread(0x30), as: UInt64.self)
      for at in stride(from: 0, to: length, by: 8) {
        let block = unsafe (start + at).loadUnaligned(as: UInt64.self)
        var found = (block &- spread(0x20)) & ~block
        found |= zeros(block ^ spread(0x22)) | zeros(block ^ spread(0x5C))
        found |= zeros(block ^ spread(0x7F)) | zeros(block ^ spread(0xEF))
        found |= zeros((block | spread(0x20)) ^ spread(0xE2))
        if found & spread(0x80) == 0 { continue }
        let next = unsafe (start + at + 1).loadUnaligned(as: UInt64.self)
        if holdsEscaped(block.littleEndian, next.littleEndian) { return false }
      }
      unsafe (start + length).storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
      return true
    }
    if isPlain { count = end + keyLength + length + 2 }
    return isPlain
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

/// Whether one of eight bytes is to be escaped, or of a row of characters some of which are: of a
/// character's bytes the first two tell its row.
///
/// - Parameter next: The bytes behind each of them.
private func holdsEscaped(_ bytes: UInt64, _ next: UInt64) -> Bool {
  for shift in stride(from: UInt64(0), to: 64, by: 8) {
    let byte = UInt8(truncatingIfNeeded: bytes &>> shift)
    let follower = UInt8(truncatingIfNeeded: next &>> shift)
    switch byte {
    case ..<0x20, 0x22, 0x5C, 0x7F: return true
    case 0xC2 where follower < 0xA0, 0xE2 where follower < 0x82, 0xEF where follower == 0xBB:
      return true
    default: continue
    }
  }
  return false
}
