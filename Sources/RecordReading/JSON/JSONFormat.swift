import Diagnostics

extension InputFormat {
  /// A JSON document: an array of records, an object that holds one, or records one behind another.
  static let json = InputFormat(
    id: "json", fileExtensions: ["json"],
    summary: LocalizedText(
      zh: "JSON 数组, 或含有一个数组的对象 (RFC 8259)",
      en: "an array of JSON objects, or an object that holds one (RFC 8259)")
  ) { (source, request) throws(DiagnosticList) in
    OpenedFile(
      try NDJSONSheet(
        JSONRecordSplitter(source, request.limits), name: source.name, request,
        ByteScanner(delimiter: 0, quoting: .escaped)))
  }
}
