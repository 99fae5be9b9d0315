// OutputStreams.swift: the only file that writes to a file descriptor.
//
// Invariants
//   1. A stream's handle is open as long as the stream is.
//   2. A buffer handed to `write` is as long as the count that goes with it.
import Diagnostics
import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where the bytes of results go: standard output and files.
struct OutputStreams {
  private struct Stream {
    let handle: FileHandle
    /// Nil for standard output.
    let path: String?
  }

  private var streams: [Stream] = []
  /// Whoever read standard output has gone away: what follows is not written, and that is no error.
  private(set) var isAbandoned = false

  /// Adds standard output, or a file, which is created or emptied.
  ///
  /// - Throws: That the file cannot be written, and what to do.
  mutating func open(_ path: String?) throws(DiagnosticList) {
    guard let path else {
      streams.append(Stream(handle: .standardOutput, path: nil))
      return
    }
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw Self.failure(path) }
    streams.append(Stream(handle: handle, path: path))
  }

  /// Writes all of `bytes`; false if nobody reads any more.
  mutating func write(_ bytes: [UInt8], to output: Int) throws(DiagnosticList) -> Bool {
    guard !isAbandoned else { return false }
    if Self.writeAll(bytes, to: streams[output].handle.fileDescriptor) { return true }
    if let path = streams[output].path { throw Self.failure(path) }
    isAbandoned = true
    return false
  }

  /// Whether all of `bytes` could be written.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    unsafe bytes.withUnsafeBytes { bytes in
      var rest = unsafe bytes[...]
      while unsafe !rest.isEmpty {
        let done = unsafe posixWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if done < 0, errno == EINTR { continue }
        if done < 0 { return false }
        unsafe rest = unsafe rest.dropFirst(done)
      }
      return true
    }
  }

  private static func failure(_ path: String) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(
        code: "U107",
        LocalizedText(zh: "无法写入 '\(path)'", en: "cannot write '\(path)'"),
        at: SourceLocation(file: path),
        help: LocalizedText(
          zh: "检查文件夹是否存在、是否有写入权限、磁盘是否已满",
          en: "check that the folder exists, that you may write there and that the disk is not full"
        ))
    ])
  }
}

private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  unsafe write(descriptor, bytes.baseAddress, bytes.count)
}
