// ZipArchive.swift: the only file that calls libzip.
//
// Invariants
//   1. `handle` is open from `init` until `deinit`; an entry keeps its archive alive and is closed before it.
//   2. A buffer handed to `zip_fread` is as long as the count that goes with it, and is not kept.
//   3. The bytes of an archive are copied into memory of `malloc` that libzip owns and frees.
import CLibZip
import Diagnostics

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A zip file opened for reading, with a limit on what may be inflated from it.
///
/// A class because it has identity: an open file.
@safe final class ZipArchive {
  /// What is no workbook any more.
  struct Limits {
    /// Entries of an archive.
    var entries = 10_000
    /// Bytes that all entries together may be inflated to.
    var inflated = 4 << 30
    /// How many times an entry may be larger than what it was compressed to; small entries may be more.
    var ratio = 1_000
  }

  let name: String
  private let handle: OpaquePointer
  private var left: Int
  private let ratio: Int

  /// Opens an archive that is held in memory.
  ///
  /// - Throws: One diagnostic: W1 if the bytes are no zip archive, or one beyond the limits.
  init(_ bytes: [UInt8], name: String, limits: Limits = Limits()) throws(DiagnosticList) {
    self.name = name
    left = limits.inflated
    ratio = limits.ratio
    var opened: OpaquePointer?
    if let copy = unsafe malloc(max(1, bytes.count)) {
      unsafe bytes.withUnsafeBytes { source in
        if let base = source.baseAddress { unsafe memcpy(copy, base, source.count) }
      }
      if let source = unsafe zip_source_buffer_create(copy, UInt64(bytes.count), 1, nil) {
        unsafe opened = zip_open_from_source(source, ZIP_RDONLY, nil)
        if unsafe opened == nil { unsafe zip_source_free(source) }
      } else {
        unsafe free(copy)
      }
    }
    guard let opened = unsafe opened else { throw Self.failure(name, .noArchive) }
    unsafe handle = opened
    guard unsafe zip_get_num_entries(opened, 0) <= Int64(limits.entries) else {
      throw Self.failure(name, .tooMuch)
    }
  }

  deinit { unsafe zip_discard(handle) }

  /// Whether there is an entry with this name, whatever the case of its letters.
  func has(_ path: String) -> Bool {
    unsafe zip_name_locate(handle, path, UInt32(ZIP_FL_NOCASE)) >= 0
  }

  /// Opens the entry `path` for reading.
  ///
  /// - Throws: One diagnostic if there is no such entry, or it cannot be inflated.
  func open(_ path: String) throws(DiagnosticList) -> Entry {
    let index = unsafe zip_name_locate(handle, path, UInt32(ZIP_FL_NOCASE))
    guard index >= 0, let file = unsafe zip_fopen_index(handle, UInt64(index), 0) else {
      throw Self.failure(name, .missing(path))
    }
    var facts = unsafe zip_stat_t()
    unsafe zip_stat_init(&facts)
    _ = unsafe zip_stat_index(handle, UInt64(index), 0, &facts)
    let compressed = unsafe Int(clamping: facts.comp_size)
    return unsafe Entry(
      file, self, path,
      allowed: max(1 << 24, compressed.multipliedReportingOverflow(by: ratio).partialValue))
  }

  /// Takes what was inflated from what may be inflated yet.
  fileprivate func spend(_ count: Int) throws(DiagnosticList) {
    left -= count
    if left < 0 { throw Self.failure(name, .tooMuch) }
  }

  /// One file of the archive, read from front to back.
  @safe final class Entry {
    private let file: OpaquePointer
    private let archive: ZipArchive
    private let path: String
    private var allowed: Int

    @unsafe fileprivate init(
      _ file: OpaquePointer, _ archive: ZipArchive, _ path: String, allowed: Int
    ) {
      unsafe self.file = file
      self.archive = archive
      self.path = path
      self.allowed = allowed
    }

    deinit { unsafe zip_fclose(file) }

    /// The next bytes, at most `count`; none at the end.
    ///
    /// - Throws: One diagnostic if the entry is damaged, or inflates to more than a workbook would.
    func read(_ count: Int) throws(DiagnosticList) -> [UInt8] {
      var got: Int64 = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        got = unsafe zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
        filled = max(0, Int(got))
      }
      try note(got)
      return bytes
    }

    /// Reads the next bytes, at most `count`, into `buffer` from `start` on; returns how many, 0 at the end.
    ///
    /// - Throws: As ``read(_:)``.
    func read(
      into buffer: inout [UInt8], at start: Int, _ count: Int
    ) throws(DiagnosticList) -> Int {
      precondition(start >= 0 && count >= 0 && start + count <= buffer.count, "there is room")
      let got = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe bytes.baseAddress.map { unsafe zip_fread(file, $0 + start, UInt64(count)) } ?? 0
      }
      try note(got)
      return Int(got)
    }

    /// Takes what was read, or failed to be if it is negative, from what may be.
    private func note(_ got: Int64) throws(DiagnosticList) {
      guard got >= 0 else { throw ZipArchive.failure(archive.name, .damaged(path)) }
      allowed -= Int(got)
      guard allowed >= 0 else { throw ZipArchive.failure(archive.name, .tooMuch) }
      try archive.spend(Int(got))
    }
  }

  /// Why an archive cannot be read.
  private enum Failure {
    case noArchive
    case missing(String)
    case damaged(String)
    case tooMuch
  }

  private static func failure(_ name: String, _ failure: Failure) -> DiagnosticList {
    let again = LocalizedText(
      zh: "请用表格软件打开后另存为 .xlsx", en: "open it with an office program and save it as .xlsx once more")
    let (code, message, help): (String, LocalizedText, LocalizedText) =
      switch failure {
      case .noArchive:
        (
          "I020", LocalizedText(zh: "不是 .xlsx 工作簿", en: "this is no .xlsx workbook"), again
        )
      case .missing(let path):
        (
          "I021",
          LocalizedText(
            zh: "工作簿不完整: 缺少 '\(path)'", en: "the workbook is incomplete: it lacks '\(path)'"),
          again
        )
      case .damaged(let path):
        (
          "I022", LocalizedText(zh: "工作簿已损坏: '\(path)'", en: "the workbook is damaged: '\(path)'"),
          again
        )
      case .tooMuch:
        (
          "I023",
          LocalizedText(
            zh: "拒绝读取: 解压后的内容大得不像工作簿", en: "refused: it inflates to more than a workbook would"),
          LocalizedText(
            zh: "请核实文件来源", en: "make sure where the file comes from")
        )
      }
    return DiagnosticList([
      Diagnostic(code: code, message, at: SourceLocation(file: name), help: help)
    ])
  }
}
