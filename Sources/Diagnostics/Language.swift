/// A language in which the program speaks to its user.
///
/// Every text a user sees exists in both; rules and vocabularies written in one language only are
/// shown in that one.
package enum Language: String, Sendable, CaseIterable {
  case zh
  case en

  /// The language that a POSIX locale name asks for, or nil if it names neither.
  ///
  ///     zh_CN.UTF-8 → .zh     en_US.UTF-8 → .en     C → nil
  package init?(locale: String) {
    if locale.hasPrefix("zh") {
      self = .zh
    } else if locale.hasPrefix("en") {
      self = .en
    } else {
      return nil
    }
  }
}
