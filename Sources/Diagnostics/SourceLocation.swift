/// A place in a text file, as an editor names it.
package struct SourceLocation: Hashable, Sendable {
  /// The file as the user wrote it on the command line, or a path relative to the workspace.
  package let file: String
  /// Line from 1; 0 where a whole file is meant.
  package let line: Int
  /// Column from 1, in Unicode scalars; 0 where a whole line is meant.
  package let column: Int

  package init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: Comparable {
  package static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`, without the parts that are 0.
  package var description: String {
    switch (line, column) {
    case (0, _): file
    case (_, 0): "\(file):\(line)"
    default: "\(file):\(line):\(column)"
    }
  }
}
