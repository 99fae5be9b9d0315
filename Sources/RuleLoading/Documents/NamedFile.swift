import Diagnostics

/// A file or folder of a run, and where its name is written if a document names it.
package struct NamedFile: Sendable {
  /// As the caller may open it.
  package let path: String
  private let written: CampaignDocument.Path?

  /// Whether a document names it, and not the user.
  package var isWritten: Bool { written != nil }

  /// - Parameter written: Nil: the user named it.
  package init(_ path: String, written: CampaignDocument.Path? = nil) {
    self.path = path
    self.written = written
  }

  /// What is wrong with the file, at the place where somebody can put it right: a fault of the file as a whole
  /// (it is missing, or another kind of file) where its name is written, one inside the file there.
  package func pointed(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let written, (diagnostic.location?.line ?? 0) == 0 else { return diagnostic }
    return written.pointed(diagnostic)
  }
}
