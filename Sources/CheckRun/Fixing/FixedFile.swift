import Diagnostics
import Model
import RecordReading

/// A corrected copy of one table of a sheet, not yet written.
package struct FixedFile: Sendable {
  /// Where the copy goes: beside the original, named `….fixed.csv`.
  package let path: String
  package let original: String
  package let fixes: [CellFix]
  /// Comma-separated values in UTF-8 with a byte order mark, by which office programs know the encoding.
  package let bytes: [UInt8]

  /// The copies of the inspections of `path` that need any; standard input and JSON have none.
  ///
  /// - Throws: Diagnostics if the file cannot be read.
  package static func copies(_ path: String, _ plan: RunPlan) throws(DiagnosticList) -> [FixedFile]
  {
    guard let file = TableFile(path: path) else { return [] }
    let outlines = try file.tables().compactMap { table -> SheetOutline? in
      // A ledger or a registry is no inspection; its cells mean other things.
      guard TableLinting(plan.tables).lint(table) == nil else { return nil }
      return SheetOutline(table, plan.request)
    }.filter { $0.column(.pointID) ?? $0.column(.pointName) != nil }
    return outlines.compactMap { outline in
      let fixer = SheetFixer(outline, plan.request)
      guard !fixer.fixes.isEmpty else { return nil }
      return FixedFile(
        path: name(path, outlines.count > 1 ? outline.table.sheet : ""), original: path,
        fixes: fixer.fixes, bytes: text(fixer.rows))
    }
  }

  private static func name(_ path: String, _ sheet: String) -> String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let file = path[slash...]
    let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file
    let table = String(sheet.map { "/\\:".contains($0) ? "_" : $0 })
    return path[..<slash] + stem + (table.isEmpty ? "" : "." + table) + ".fixed.csv"
  }

  /// RFC 4180; blank rows that the table leaves out are not put back.
  private static func text(_ rows: [TableRow]) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    for row in rows {
      for (number, cell) in row.cells.enumerated() {
        if number > 0 { bytes.append(UInt8(ascii: ",")) }
        let isPlain = !cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        if isPlain {
          bytes += cell.utf8
        } else {
          bytes += "\"\(cell.replacing("\"", with: "\"\""))\"".utf8
        }
      }
      bytes += [0x0D, 0x0A]
    }
    return bytes
  }
}
