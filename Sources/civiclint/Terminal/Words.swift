import Diagnostics
import Foundation

/// The language of help and messages, and the words that depend on it.
///
/// `--lang` wins, then `LC_ALL`, `LC_MESSAGES` and `LANG` as POSIX orders them; a locale that names
/// neither language gets English, as scripts and CI expect.
enum Words {
  /// The language of help texts, which exist before any option has been parsed.
  static let language = language(
    arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

  static func language(arguments: [String], environment: [String: String]) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang="),
        let language = Language(rawValue: String(argument.dropFirst(7)))
      {
        return language
      }
      if argument == "--lang", index + 1 < arguments.count,
        let language = Language(rawValue: arguments[index + 1])
      {
        return language
      }
    }
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let locale = environment[name], !locale.isEmpty else { continue }
      return Language(locale: locale) ?? .en
    }
    return .en
  }

  /// A help text in the language of this run.
  static func pick(zh: String, en: String) -> String {
    LocalizedText(zh: zh, en: en).text(in: language)
  }
}
