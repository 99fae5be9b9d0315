import Diagnostics

/// Everything that can be wrong with a document, with the code it is known by.
///
/// The catalog of codes `R…`: 1 shape, 2 names, 3 expressions, 4 routing, calendars, points and
/// campaigns, 5 advice. A code is never given to another problem.
enum RuleProblem: Hashable, Sendable {
  case wrongShape(expected: Shape, found: Shape)
  case missingKey(String, of: Noun, known: [String])
  case unknownKey(String, of: Noun, known: [String])
  case unreadable(String, expected: LocalizedText)
  case wrongVersion(String)
  case unknownWord(Noun, String, known: [String])
  case malformedID(Noun, String, form: LocalizedText)
  case emptyList(String)
  case eitherOr([String], of: Noun, found: Int)
  case misplacedKey(String, because: LocalizedText)
  case strayTag(String)
  case noValue(String)

  case duplicateID(Noun, String, first: SourceLocation)
  case unknownReference(Noun, String, known: [String])
  case unknownName(String, nearest: String?)
  case ambiguousHeader(String, other: String, at: SourceLocation?)
  case bothPolarities(String, other: String, at: SourceLocation?)
  case reservedName(Noun, String, by: LocalizedText)
  case notAVerdict(String, type: String)
  case gradeWithoutGrades
  case factOutsideAggregate(String)
  case aggregateWithoutOver(String)

  case syntax(LocalizedText)
  case types(LocalizedText, help: LocalizedText?)
  case wrongResult(expected: LocalizedText, found: String)
  case tooComplex(String)
  case loneBrace
  case unknownFunction(String, nearest: String?)
  case unreadableLiteral(String)
  case wrongAggregate(String, expected: LocalizedText)

  case sameRoute(first: SourceLocation)
  case unknownPlaceholder(String)
  case outsideYears(day: String, years: String)
  case overlappingHours(String, String)
  case restAndWork(day: String, first: SourceLocation)
  case dayTwice(day: String, first: SourceLocation)
  case backwardRange(from: String, to: String)
  case alreadyWorked(day: String)
  case circularCalendars([String])
  case unknownOverride(String, known: [String])
  case wrongOverride(String, expected: Shape, found: Shape)
  case noCampaign
  case overlappingPhases(first: SourceLocation)

  case oneLanguage(key: String, missing: Language)
  case missingTest(String, kind: LocalizedText)
  case constantRule(String)
  case unusedParameter(String)

  private struct Entry {
    let code: String
    let severity: Diagnostic.Severity

    init(_ code: String, _ severity: Diagnostic.Severity = .error) {
      self.code = code
      self.severity = severity
    }
  }

  private var entry: Entry {
    switch self {
    case .wrongShape: Entry("R101")
    case .missingKey: Entry("R102")
    case .unknownKey: Entry("R103")
    case .unreadable: Entry("R104")
    case .wrongVersion: Entry("R105")
    case .unknownWord: Entry("R106")
    case .malformedID: Entry("R107")
    case .emptyList: Entry("R108")
    case .eitherOr: Entry("R109")
    case .misplacedKey: Entry("R110")
    case .strayTag: Entry("R111")
    case .noValue: Entry("R112")

    case .duplicateID: Entry("R201")
    case .unknownReference: Entry("R202")
    case .unknownName: Entry("R203")
    case .ambiguousHeader: Entry("R204")
    case .bothPolarities: Entry("R205")
    case .reservedName: Entry("R206")
    case .notAVerdict: Entry("R207")
    case .gradeWithoutGrades: Entry("R208")
    case .factOutsideAggregate: Entry("R231")
    case .aggregateWithoutOver: Entry("R232")

    case .syntax: Entry("R301")
    case .types: Entry("R302")
    case .wrongResult: Entry("R303")
    case .tooComplex: Entry("R304")
    case .loneBrace: Entry("R305")
    case .unknownFunction: Entry("R306")
    case .unreadableLiteral: Entry("R307")
    case .wrongAggregate: Entry("R331")

    case .sameRoute: Entry("R401")
    case .unknownPlaceholder: Entry("R402")
    case .outsideYears: Entry("R411")
    case .overlappingHours: Entry("R412")
    case .restAndWork: Entry("R413")
    case .dayTwice: Entry("R414")
    case .backwardRange: Entry("R415")
    case .alreadyWorked: Entry("R416", .warning)
    case .circularCalendars: Entry("R417")
    case .unknownOverride: Entry("R421")
    case .wrongOverride: Entry("R422")
    case .noCampaign: Entry("R423")
    case .overlappingPhases: Entry("R424")

    case .oneLanguage: Entry("R501", .warning)
    case .missingTest: Entry("R502", .warning)
    case .constantRule: Entry("R503", .warning)
    case .unusedParameter: Entry("R504", .warning)
    }
  }

  var code: String { entry.code }
  var severity: Diagnostic.Severity { entry.severity }

  /// Advice to whoever writes rules; `civiclint rules lint` shows it, a check does not.
  var isAdvice: Bool { code.hasPrefix("R5") }
}
