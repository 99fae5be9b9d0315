// RawFile.swift: the only file that reads a file descriptor.
//
// Invariants
//   1. `descriptor` is open from `init` until `deinit` and nobody else closes it (standard input is never
//      closed); where `archive` is set it owns the descriptor and closes it.
//   2. A buffer handed to `read` is as long as the count that goes with it, and is not kept.
import CZlib
import Diagnostics

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An open file or standard input; one whose name ends in `.gz` is inflated while it is read.
///
/// Files are read into buffers of our own rather than mapped: a file that becomes shorter while it is
/// mapped kills the process with SIGBUS, and mapped pages count as resident memory.
///
/// A class because it has identity: an open file and the place in it.
@safe final class RawFile {
  private let name: String
  private let descriptor: Int32
  private let archive: gzFile?

  /// Opens the file at `path`; `-` is standard input.
  ///
  /// - Throws: One diagnostic, I001 if there is no such file, I002 if it may not be read.
  init(path: String) throws(DiagnosticList) {
    name = path
    descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      unsafe archive = nil
      throw Self.failure(path, errno)
    }
    unsafe archive = path.lowercased().hasSuffix(".gz") ? gzdopen(descriptor, "rb") : nil
  }

  deinit {
    if let archive = unsafe archive {
      _ = unsafe gzclose_r(archive)
    } else if descriptor > 0 {
      close(descriptor)
    }
  }

  /// Fills `target` from its start; fewer bytes than it has room for only at the end of the file.
  ///
  /// - Throws: One diagnostic, I002 if reading fails, I010 if what is compressed is damaged.
  func read(into target: UnsafeMutableRawBufferPointer) throws(DiagnosticList) -> Int {
    var filled = 0
    while filled < target.count {
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: target[filled...])
      let got = unsafe readOnce(rest)
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw unsafe archive == nil ? Self.failure(name, errno) : Self.damaged(name) }
      if got == 0 { break }
      filled += got
    }
    return filled
  }

  private func readOnce(_ target: UnsafeMutableRawBufferPointer) -> Int {
    guard let archive = unsafe archive else {
      return unsafe posixRead(descriptor, target)
    }
    let got = unsafe gzread(archive, target.baseAddress, UInt32(min(target.count, 1 << 30)))
    // A file cut short ends like a whole one, but for what zlib says of it.
    var code: Int32 = 0
    _ = unsafe gzerror(archive, &code)
    return got == 0 && code != Z_OK && code != Z_STREAM_END ? -1 : Int(got)
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

  private static func damaged(_ path: String) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(
        code: "I010",
        LocalizedText(zh: "压缩文件已损坏或不完整", en: "the compressed file is damaged or cut short"),
        at: SourceLocation(file: path),
        help: LocalizedText(zh: "请重新取得该文件", en: "get the file once more"))
    ])
  }
}

private func posixRead(_ descriptor: Int32, _ target: UnsafeMutableRawBufferPointer) -> Int {
  unsafe read(descriptor, target.baseAddress, target.count)
}
