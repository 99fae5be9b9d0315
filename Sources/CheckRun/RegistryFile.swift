import Diagnostics
import Linting
import Model
import RecordReading

/// Reads a registry of points (点位库) that is a table: CSV, TSV or a workbook.
enum RegistryFile {
  /// The points of `path`, and what whoever keeps it should know.
  ///
  /// - Parameter vocabulary: Says which words are point types.
  /// - Throws: Diagnostics if the file is missing, cannot be read or none of its tables is a registry (W105).
  static func read(
    _ file: TableFile, _ path: String, _ vocabulary: Vocabulary
  ) throws(DiagnosticList) -> (points: [Point], warnings: [Diagnostic]) {
    let role = TableRole.registry
    let types = vocabulary.pointTypes.values.sorted { $0.id < $1.id }
    let registries = try role.tables(file, path, of: PointColumn.self)
      .map { CheckedRegistry($0, types) }
    return (
      registries.flatMap(\.points),
      [role.warning(path, registries.flatMap(\.defects))].compactMap { $0 }
    )
  }
}
