/// A zip file whose entries are stored as they are, or said to be compressed when they are not.
package struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  package init() {}

  /// Adds an entry. Source: APPNOTE.TXT 4.3.7 and 4.3.12.
  package mutating func add(_ path: String, _ content: [UInt8]) {
    let name = Array(path.utf8)
    let checksum = Self.checksum(content)
    let size = UInt32(content.count)
    let offset = UInt32(bytes.count)
    // Version, flags (UTF-8 names), method, time, date, checksum, both sizes, length of the name, no extra.
    var common: [UInt8] = []
    for word: UInt16 in [20, 0x0800, 0, 0, 0x21] { Self.append(word, to: &common) }
    for word in [checksum, size, size] { Self.append(word, to: &common) }
    for word in [UInt16(name.count), 0] { Self.append(word, to: &common) }
    Self.append(UInt32(0x0403_4B50), to: &bytes)
    bytes += common + name + content
    Self.append(UInt32(0x0201_4B50), to: &directory)
    Self.append(UInt16(20), to: &directory)
    directory += common
    for word: UInt16 in [0, 0, 0] { Self.append(word, to: &directory) }
    for word in [UInt32(0), offset] { Self.append(word, to: &directory) }
    directory += name
    count += 1
  }

  package mutating func add(_ path: String, _ text: String) { add(path, Array(text.utf8)) }

  /// The whole file.
  package var file: [UInt8] {
    var file = bytes + directory
    Self.append(UInt32(0x0605_4B50), to: &file)
    for word in [0, 0, count, count] { Self.append(word, to: &file) }
    for word in [UInt32(directory.count), UInt32(bytes.count)] { Self.append(word, to: &file) }
    Self.append(UInt16(0), to: &file)
    return file
  }

  private static func append(_ word: UInt16, to bytes: inout [UInt8]) {
    bytes += [UInt8(truncatingIfNeeded: word), UInt8(truncatingIfNeeded: word >> 8)]
  }

  private static func append(_ word: UInt32, to bytes: inout [UInt8]) {
    append(UInt16(truncatingIfNeeded: word), to: &bytes)
    append(UInt16(truncatingIfNeeded: word >> 16), to: &bytes)
  }

  /// CRC-32 as zip has it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = ~0
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 0 ? 0 : 0xEDB8_8320) }
    }
    return ~sum
  }
}
