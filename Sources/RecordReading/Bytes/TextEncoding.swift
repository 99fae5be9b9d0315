/// How the text of a file is stored.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// The encoding of Chinese office programs; GBK and GB 2312 are parts of it.
  case gb18030
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"

  /// The encoding that a name means, as people write it; nil if it is none of ours.
  package init?(name: String) {
    let known: [String: TextEncoding] = [
      "utf8": .utf8, "gb18030": .gb18030, "gbk": .gb18030, "gb2312": .gb18030, "cp936": .gb18030,
      "utf16": .utf16LittleEndian, "utf16le": .utf16LittleEndian, "utf16be": .utf16BigEndian,
    ]
    let word = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    guard let encoding = known[word] else { return nil }
    self = encoding
  }

  /// The encoding that the first bytes of a file tell: its byte order mark, else UTF-8 if they are that, else
  /// GB18030.
  ///
  /// - Parameter isWhole: Whether `head` is the whole file; else its last character may be cut.
  init(of head: ArraySlice<UInt8>, isWhole: Bool) {
    if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else {
      self = Self.isUTF8(head, isWhole: isWhole) ? .utf8 : .gb18030
    }
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
    let scanner = ByteScanner(delimiter: 0)
    let text = Array(bytes)
    // A character is at most four bytes long: without its last one to three the rest may be whole.
    return (0...(isWhole ? 0 : min(3, text.count))).contains { cut in
      scanner.isUTF8(text, 0..<text.count - cut)
    }
  }

  /// As iconv names it.
  var iconvName: String {
    switch self {
    case .utf8: "UTF-8"
    case .gb18030: "GB18030"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    }
  }
}
