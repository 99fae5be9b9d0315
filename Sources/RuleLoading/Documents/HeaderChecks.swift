import Diagnostics
import Model
import YAML

/// Makes sure that a header of a sheet means one thing: no id, title or alias stands for two facts,
/// or for a fact and a field of the record.
enum HeaderChecks {
  private struct Owner {
    let name: String
    let keyword: String?
    let location: SourceLocation?
  }

  static func run(
    _ facts: [(fact: Fact, words: [VocabularyReader.Header])], _ problems: ProblemList
  ) {
    var owners: [String: Owner] = [:]
    for field in RecordField.allCases {
      for word in [field.rawValue, field.title.zh, field.title.en] + field.aliases {
        owners[normalized(word)] = Owner(name: field.rawValue, keyword: nil, location: nil)
      }
    }
    for (fact, words) in facts {
      for word in words {
        let key = normalized(word.text)
        guard let owner = owners[key] else {
          owners[key] = Owner(
            name: fact.id.text, keyword: fact.type.keyword, location: word.node.location)
          continue
        }
        guard owner.name != fact.id.text else { continue }
        let keywords = [owner.keyword, fact.type.keyword]
        let isBoth = keywords == ["flag", "verdict"] || keywords == ["verdict", "flag"]
        problems.report(
          isBoth
            ? .bothPolarities(word.text, other: owner.name, at: owner.location)
            : .ambiguousHeader(word.text, other: owner.name, at: owner.location),
          at: word.node)
      }
    }
  }

  /// A header without the differences that sheets make: width, blanks, capitals.
  private static func normalized(_ header: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in header.unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x20, 0xA0, 0x3000: continue
      case 0x41...0x5A, 0xFF21...0xFF3A:
        scalars.append(Unicode.Scalar(UInt8(scalar.value & 0x1F) + 0x60))
      case 0xFF01...0xFF5E:
        scalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
