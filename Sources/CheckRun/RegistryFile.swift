import Diagnostics
import Linting
import Model
import RecordReading

/// Reads a registry of points (点位库) that is a table: CSV, TSV or a workbook.
enum RegistryFile {
  /// The points of `path`, and what whoever keeps it should know.
  ///
  /// - Parameter vocabulary: Says which words are point types.
  /// - Throws: Diagnostics if the file cannot be read or none of its tables is a registry (W105).
  static func read(
    _ file: TableFile, _ path: String, _ vocabulary: Vocabulary
  ) throws(DiagnosticList) -> (points: [Point], warnings: [Diagnostic]) {
    let types = vocabulary.pointTypes.values.sorted { $0.id < $1.id }
    let registries = try file.tables().compactMap { raw in
      Table<PointColumn>(raw).map { CheckedRegistry($0, types) }
    }
    guard !registries.isEmpty else { throw DiagnosticList([noRegistry(path)]) }
    let serious = registries.flatMap(\.defects).filter { $0.kind.severity > .info }
    return (registries.flatMap(\.points), serious.isEmpty ? [] : [faulty(path, serious)])
  }

  private static func faulty(_ path: String, _ defects: [Defect]) -> Diagnostic {
    let count = defects.count
    return Diagnostic(
      .warning, code: "W106",
      LocalizedText(
        zh: "点位库有 \(count) 处差错",
        en: count == 1 ? "the registry has a defect" : "the registry has \(count) defects"),
      at: SourceLocation(file: path, line: defects.first?.line ?? 0),
      help: LocalizedText(
        zh: "用 'civiclint check \(path)' 逐条查看", en: "'civiclint check \(path)' lists them"))
  }

  private static func noRegistry(_ path: String) -> Diagnostic {
    Diagnostic(
      code: "W105",
      LocalizedText(zh: "'\(path)' 里没有点位库", en: "'\(path)' holds no registry of points"),
      at: SourceLocation(file: path),
      help: LocalizedText(
        zh: "表头应有 点位编号、名称、类型、区、街道、社区 等列",
        en: "its header should name columns such as 点位编号, 名称, 类型, 区, 街道, 社区"))
  }
}
