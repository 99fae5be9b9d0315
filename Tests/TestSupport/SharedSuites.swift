import Foundation
import Testing

/// The independent suites that stand beside the checkout, in the folder `../shared`.
///
/// A suite that is absent is a visible skip, never a silent green:
///
///     @Test(.enabled(if: SharedSuites.exists("conformance/yaml"), SharedSuites.absent))
package enum SharedSuites {
  /// Folder that holds the suites: `CIVICLINT_SHARED` if it is set, else `../shared`.
  package static let root: URL = {
    if let path = ProcessInfo.processInfo.environment["CIVICLINT_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    return packageRoot.deletingLastPathComponent().appending(path: "shared")
  }()

  /// The comment of a skipped test.
  package static let absent: Comment = "the suite is not beside this checkout (../shared)"

  package static func url(_ path: String) -> URL { root.appending(path: path) }

  package static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url(path).path)
  }
}

/// Folder of the package: the one that holds `Package.swift`.
package let packageRoot = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
