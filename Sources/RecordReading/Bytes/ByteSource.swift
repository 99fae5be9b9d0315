// ByteSource.swift fills buffers that nobody has written to before.
//
// Invariants
//   1. A pointer into a buffer lives as long as the call that made the buffer.
//   2. Bytes behind what was read are set to 0 before anybody sees them.
import Diagnostics

/// A file, standard input or bytes in memory as UTF-8, read once from front to back.
///
/// What is compressed is inflated, and what is in another encoding is turned into UTF-8, before anybody sees a
/// byte; both stream, so memory does not depend on the size of the file.
///
/// A class because it has identity: an open file and the place in it.
package final class ByteSource {
  /// The source as the user named it; `-` is standard input.
  package let name: String
  /// How the bytes are stored.
  package let encoding: TextEncoding
  /// Whether nobody had named the encoding and no byte order mark says it.
  package let isGuessed: Bool
  /// What the first bytes say the file is; nil for text.
  let signature: FileSignature?
  private let file: RawFile?
  private let decoder: TextDecoder?
  /// Bytes that come before those of the file.
  private var pushedBack: ArraySlice<UInt8>
  private var isAtEnd = false

  /// Bytes that are read at once where they have to be decoded, and those an encoding is guessed from.
  private static let block = 1 << 16

  /// Opens the file at `path`; `-` is standard input.
  ///
  /// - Parameter encoding: How the text is stored; nil to tell from its first bytes.
  /// - Throws: One diagnostic, I001 if there is no such file, I002 if it may not be read.
  package init(path: String, encoding: TextEncoding? = nil) throws(DiagnosticList) {
    name = path
    let file = try RawFile(path: path)
    self.file = file
    let head = try Self.block(of: file)
    let isMarked = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    signature = FileSignature(head[...])
    // Bytes that are no text are nobody's to decode.
    let isText = signature?.isText ?? true
    self.encoding =
      isText
      ? encoding ?? TextEncoding(of: head[...], isWhole: head.count < Self.block) : .utf8
    isGuessed = encoding == nil && !isMarked
    decoder = self.encoding == .utf8 ? nil : TextDecoder(self.encoding)
    guard self.encoding == .utf8 || decoder != nil else {
      throw Self.cannotDecode(path, self.encoding)
    }
    pushedBack = decoder.map { $0.decode(head)[...] } ?? head[...]
  }

  /// Bytes in memory, named `name` in messages.
  package init(bytes: [UInt8], name: String) {
    self.name = name
    encoding = .utf8
    isGuessed = false
    signature = FileSignature(bytes[...])
    file = nil
    decoder = nil
    pushedBack = bytes[...]
  }

  /// What comes next, as far as it is at hand already.
  var head: ArraySlice<UInt8> { pushedBack.prefix(Self.block) }

  /// Returns `carry` and behind it what comes next, `length` bytes in all or fewer at the end, and
  /// then `padding` zeros that are not part of the text.
  ///
  /// - Throws: One diagnostic if reading fails.
  func read(
    after carry: ArraySlice<UInt8>, upTo length: Int, padding: Int
  ) throws(DiagnosticList) -> (bytes: [UInt8], length: Int) {
    var filled = 0
    var failure: DiagnosticList?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: length + padding) { buffer, count in
      unsafe Self.copy(carry, to: buffer, at: &filled)
      unsafe takePushedBack(into: buffer, at: &filled, upTo: length)
      do throws(DiagnosticList) {
        while filled < length, !isAtEnd, let file {
          if let decoder {
            let block = try Self.block(of: file)
            isAtEnd = block.isEmpty
            pushedBack = (isAtEnd ? decoder.finish() : decoder.decode(block))[...]
            unsafe takePushedBack(into: buffer, at: &filled, upTo: length)
          } else {
            let target = unsafe UnsafeMutableRawBufferPointer(
              UnsafeMutableBufferPointer(rebasing: buffer[filled..<length]))
            filled += try unsafe file.read(into: target)
            isAtEnd = filled < length
          }
        }
      } catch {
        isAtEnd = true
        failure = error
      }
      unsafe buffer[filled..<filled + padding].initialize(repeating: 0)
      count = filled + padding
    }
    if let failure { throw failure }
    return (bytes, filled)
  }

  /// Puts `bytes` before everything not yet read.
  func unread(_ bytes: ArraySlice<UInt8>) {
    pushedBack = pushedBack.isEmpty ? bytes : ArraySlice(Array(bytes) + pushedBack)
  }

  /// All that has not been read yet; nil if it is more than `limit` bytes.
  func rest(limit: Int) throws(DiagnosticList) -> [UInt8]? {
    var all: [UInt8] = []
    while true {
      let (bytes, length) = try read(after: [], upTo: Self.block, padding: 0)
      all += bytes[..<length]
      if all.count > limit { return nil }
      if length < Self.block { return all }
    }
  }

  /// What has to be said of how the bytes were read: an encoding that was guessed, and what it could not
  /// explain.
  package var diagnostics: [Diagnostic] {
    guard let decoder else { return [] }
    let name = encoding.rawValue.uppercased()
    let place = SourceLocation(file: self.name, line: decoder.firstUndecodableLine)
    if decoder.undecodable > 0 {
      return [
        Diagnostic(
          code: "I012",
          LocalizedText(
            zh: "\(decoder.undecodable) 个字节不是 \(name) 文字, 已换成“\u{FFFD}”",
            en: "\(decoder.undecodable) bytes are no \(name) text; they became '\u{FFFD}'"),
          at: place,
          help: LocalizedText(
            zh: "请用 --encoding 指明编码, 或另存为 UTF-8",
            en: "name the encoding with --encoding, or save the file as UTF-8")
        )
      ]
    }
    guard isGuessed else { return [] }
    return [
      Diagnostic(
        .note, code: "I011",
        LocalizedText(zh: "按 \(name) 编码读取", en: "read as \(name)"), at: place,
        help: LocalizedText(
          zh: "不对的话, 用 --encoding 指明编码", en: "if that is wrong, name the encoding with --encoding"))
    ]
  }

  private static func cannotDecode(_ path: String, _ encoding: TextEncoding) -> DiagnosticList {
    let name = encoding.rawValue.uppercased()
    return DiagnosticList([
      Diagnostic(
        code: "I013",
        LocalizedText(
          zh: "本机不能转换 \(name) 编码", en: "this system cannot convert text in \(name)"),
        at: SourceLocation(file: path),
        help: LocalizedText(
          zh: "请另存为 UTF-8 后重试", en: "save the file as UTF-8 and try again"))
    ])
  }

  private static func block(of file: RawFile) throws(DiagnosticList) -> [UInt8] {
    var failure: DiagnosticList?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: block) { buffer, count in
      do throws(DiagnosticList) {
        count = try unsafe file.read(into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private func takePushedBack(
    into buffer: UnsafeMutableBufferPointer<UInt8>, at filled: inout Int, upTo length: Int
  ) {
    let again = pushedBack.prefix(length - filled)
    unsafe Self.copy(again, to: buffer, at: &filled)
    pushedBack = again.count == pushedBack.count ? [] : pushedBack.dropFirst(again.count)
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
}
