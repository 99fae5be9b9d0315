// XMLParser.swift: the only file that calls expat.
//
// Invariants
//   1. `parser` lives from `init` until `deinit`; its user data is this object, which outlives every call.
//   2. Names, attributes and texts are borrowed for the length of one callback; no pointer is kept.
//   3. Callbacks run only inside `parse`, on the thread that called it.
import CExpat
import Diagnostics

/// Takes the parts of an XML document as they come.
protocol XMLHandler: AnyObject {
  /// An element begins; returns whether the text in it is wanted.
  func start(_ element: XMLElement) -> Bool
  /// An element ends; `text` is what stood in it, if that was wanted.
  func end(_ name: XMLName, _ text: [UInt8])
}

/// A name without its namespace prefix; valid during one callback.
@safe struct XMLName {
  private let bytes: UnsafeBufferPointer<UInt8>

  @unsafe fileprivate init(_ name: UnsafePointer<XML_Char>) {
    var start = unsafe UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self)
    var end = unsafe start
    while unsafe end.pointee != 0 {
      if unsafe end.pointee == UInt8(ascii: ":") { unsafe start = end + 1 }
      unsafe end += 1
    }
    unsafe bytes = UnsafeBufferPointer(start: start, count: end - start)
  }

  static func ~= (pattern: StaticString, name: XMLName) -> Bool { name.equals(pattern) }

  fileprivate func equals(_ text: StaticString) -> Bool {
    let other = unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    return unsafe bytes.elementsEqual(other)
  }
}

/// An element's name and attributes; valid during one callback.
@safe struct XMLElement {
  let name: XMLName
  private let attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  @unsafe fileprivate init(
    _ name: UnsafePointer<XML_Char>,
    _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    unsafe self.name = XMLName(name)
    unsafe self.attributes = attributes
  }

  /// The value of an attribute, whatever its prefix; nil if it is absent.
  subscript(_ name: StaticString) -> String? {
    unsafe bytes(name).map { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// The value of an attribute that is a whole number of at most nine digits.
  func number(_ name: StaticString) -> Int? {
    guard let digits = unsafe bytes(name) else { return nil }
    return unsafe Digits.number(
      digits.span, MarkupScanner.Extent(from: 0, to: digits.count))
  }

  /// The column that a cell's reference names (`AB12` is 27), from 0.
  func column(_ name: StaticString) -> Int? {
    guard let reference = unsafe bytes(name) else { return nil }
    var number = 0
    var letters = 0
    for index in reference.indices {
      let byte = unsafe reference[index]
      guard (0x41...0x5A).contains(byte), letters < 4 else { break }
      number = number * 26 + Int(byte) - 0x40
      letters += 1
    }
    return letters == 0 ? nil : number - 1
  }

  private func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard var next = unsafe attributes else { return nil }
    while let key = unsafe next[0], let value = unsafe next[1] {
      if unsafe XMLName(key).equals(name) {
        let start = unsafe UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self)
        var count = 0
        while unsafe start[count] != 0 { count += 1 }
        return unsafe UnsafeBufferPointer(start: start, count: count)
      }
      unsafe next += 2
    }
    return nil
  }
}

/// Parses a document block by block and hands its parts to a handler.
///
/// Documents with a document type are refused as soon as it begins: none of ours has one, and entities are what
/// hostile ones are made of. Nothing outside the document is ever read.
@safe final class XMLParser {
  private let parser: XML_Parser
  private let handler: any XMLHandler
  private var isRefused = false
  private var text: [UInt8] = []
  private var isWanted = false

  /// - Throws: ``Failure/outOfMemory``.
  init(_ handler: any XMLHandler) throws(Failure) {
    guard let parser = unsafe XML_ParserCreate(nil) else { throw .outOfMemory }
    unsafe self.parser = parser
    self.handler = handler
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let owner = unsafe XMLParser.from(data), let name = unsafe name else { return }
        owner.isWanted = unsafe owner.handler.start(XMLElement(name, attributes))
        if owner.isWanted { owner.text.removeAll(keepingCapacity: true) }
      },
      { data, name in
        guard let owner = unsafe XMLParser.from(data), let name = unsafe name else { return }
        unsafe owner.handler.end(XMLName(name), owner.text)
        owner.isWanted = false
      })
    unsafe XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let owner = unsafe XMLParser.from(data), owner.isWanted, let text = unsafe text else {
        return
      }
      let start = unsafe UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
      unsafe owner.text.append(contentsOf: UnsafeBufferPointer(start: start, count: Int(count)))
    }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let owner = unsafe XMLParser.from(data) else { return }
      owner.isRefused = true
      unsafe XML_StopParser(owner.parser, 0)
    }
  }

  deinit { unsafe XML_ParserFree(parser) }

  /// Why a document cannot be parsed.
  enum Failure: Error {
    /// It is not well formed, on this line from 1.
    case malformed(line: Int)
    /// There is no memory for a parser.
    case outOfMemory
    /// It has a document type.
    case hasDocumentType
  }

  /// Parses the next block; `isEnd` says that none follows.
  func parse(_ bytes: [UInt8], isEnd: Bool) throws(Failure) {
    let status = unsafe bytes.withUnsafeBytes { buffer in
      unsafe XML_Parse(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count),
        isEnd ? 1 : 0)
    }
    if status == XML_STATUS_OK { return }
    throw isRefused
      ? .hasDocumentType : .malformed(line: unsafe Int(XML_GetCurrentLineNumber(parser)))
  }

  private static func from(_ data: UnsafeMutableRawPointer?) -> XMLParser? {
    guard let data = unsafe data else { return nil }
    return unsafe Unmanaged<XMLParser>.fromOpaque(data).takeUnretainedValue()
  }
}
