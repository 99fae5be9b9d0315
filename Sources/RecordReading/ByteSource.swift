// The only file that reads a file descriptor.
//
// Invariants
//   1. `descriptor` is open from `init` until `deinit` and nobody else closes it (standard input is never
//      closed).
//   2. A buffer handed to `read` is as long as the count that goes with it; bytes behind what was read
//      are set to 0 before anybody sees them.
import Diagnostics

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file, standard input or bytes in memory, read once from front to back.
///
/// Files are read into buffers of our own rather than mapped: a file that becomes shorter while it is
/// mapped kills the process with SIGBUS, and mapped pages count as resident memory.
///
/// A class because it has identity: an open file and the place in it.
package final class ByteSource {
  /// The source as the user named it; `-` is standard input.
  package let name: String
  private let descriptor: Int32?
  /// Bytes that come before those of the file.
  private var pushedBack: ArraySlice<UInt8> = []
  private var isAtEnd = false

  /// Opens the file at `path`; `-` is standard input.
  ///
  /// - Throws: One diagnostic, I001 if there is no such file, I002 if it may not be read.
  package init(path: String) throws(DiagnosticList) {
    name = path
    if path == "-" {
      descriptor = 0
      return
    }
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Self.failure(path, errno) }
    descriptor = file
  }

  /// Bytes in memory, named `name` in messages.
  package init(bytes: [UInt8], name: String) {
    self.name = name
    descriptor = nil
    pushedBack = bytes[...]
  }

  deinit {
    if let descriptor, descriptor != 0 { close(descriptor) }
  }

  /// Returns `carry` and behind it what comes next, `length` bytes in all or fewer at the end, and
  /// then `padding` zeros that are not part of the text.
  ///
  /// - Throws: One diagnostic (I002) if reading fails.
  func read(
    after carry: ArraySlice<UInt8>, upTo length: Int, padding: Int
  ) throws(DiagnosticList) -> (bytes: [UInt8], length: Int) {
    var filled = 0
    var failure: Int32?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: length + padding) { buffer, count in
      unsafe Self.copy(carry, to: buffer, at: &filled)
      let again = pushedBack.prefix(length - filled)
      unsafe Self.copy(again, to: buffer, at: &filled)
      pushedBack = again.count == pushedBack.count ? [] : pushedBack.dropFirst(again.count)
      while filled < length, let descriptor, !isAtEnd {
        let target = unsafe UnsafeMutableRawBufferPointer(
          UnsafeMutableBufferPointer(rebasing: buffer[filled..<length]))
        let got = unsafe posixRead(descriptor, target)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { isAtEnd = true }
        filled += max(0, got)
      }
      unsafe buffer[filled..<filled + padding].initialize(repeating: 0)
      count = filled + padding
    }
    if let failure { throw Self.failure(name, failure) }
    return (bytes, filled)
  }

  /// Puts `bytes` before everything not yet read.
  func unread(_ bytes: ArraySlice<UInt8>) {
    pushedBack = pushedBack.isEmpty ? bytes : ArraySlice(Array(bytes) + pushedBack)
  }

  private static func copy(
    _ bytes: ArraySlice<UInt8>, to buffer: UnsafeMutableBufferPointer<UInt8>, at filled: inout Int
  ) {
    unsafe bytes.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress, let target = buffer.baseAddress else { return }
      unsafe (target + filled).initialize(from: base, count: source.count)
    }
    filled += bytes.count
  }

  private static func failure(_ path: String, _ code: Int32) -> DiagnosticList {
    let reason = unsafe String(cString: strerror(code))
    return DiagnosticList([
      Diagnostic(
        code: code == ENOENT ? "I001" : "I002",
        LocalizedText(zh: "无法读取“\(path)”: \(reason)", en: "cannot read '\(path)': \(reason)"),
        at: SourceLocation(file: path),
        help: LocalizedText(
          zh: "请检查文件名和读取权限", en: "check the name of the file and whether you may read it"))
    ])
  }
}

private func posixRead(_ descriptor: Int32, _ target: UnsafeMutableRawBufferPointer) -> Int {
  unsafe read(descriptor, target.baseAddress, target.count)
}
