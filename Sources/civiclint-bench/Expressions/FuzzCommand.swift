import ArgumentParser
import CEL

/// `civiclint-bench fuzz-cel`
struct FuzzCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz-cel",
    abstract: "Parses, checks and evaluates damaged expressions.",
    discussion: """
      Bytes of the benchmark's expressions are changed, removed, doubled and spliced. Nothing that comes of it \
      may crash, hang, or print as an expression that reads as another one. The same seed does the same again.
      """)

  @Option(help: "Where the sequence of damage begins.")
  var seed: UInt64 = 1

  @Option(help: "How many expressions are made.")
  var cases = 100_000

  func validate() throws {
    guard cases > 0 else { throw ValidationError("--cases must be greater than 0") }
  }

  func run() throws {
    let environment = Environment(
      variables: BenchVariable.all.map { VariableDeclaration($0.name, $0.value.type) })
    let values = Dictionary(
      BenchVariable.all.map { ($0.name, $0.value.value) }, uniquingKeysWith: { first, _ in first })
    var mutator = ByteMutator(
      seed: seed, sources: NamedExpression.all.map { Array($0.source.utf8) })
    var tally = Tally()
    for _ in 0..<cases {
      let source = String(decoding: mutator.next(), as: UTF8.self)
      guard let parsed = try? environment.parse(source) else { continue }
      tally.parsed += 1
      let printed = parsed.unparsed()
      guard let again = try? environment.parse(printed), again.unparsed() == printed else {
        print("'\(source)' prints as '\(printed)', which reads as something else")
        throw ExitCode.failure
      }
      _ = environment.plan(unchecked: parsed).evaluate(values)
      guard let checked = try? environment.check(parsed) else { continue }
      tally.checked += 1
      if !environment.plan(checked).evaluate(values).isErrorOrUnknown { tally.values += 1 }
    }
    print(
      "\(cases) texts, seed \(seed): \(tally.parsed) parsed, \(tally.checked) checked, "
        + "\(tally.values) with a value")
  }

  private struct Tally {
    var parsed = 0
    var checked = 0
    var values = 0
  }
}

/// An endless sequence of damaged texts.
///
/// Source of the numbers: SplitMix64 (Steele, Lea, Flood 2014).
private struct ByteMutator: RandomNumberGenerator {
  private var state: UInt64
  private let sources: [[UInt8]]

  init(seed: UInt64, sources: [[UInt8]]) {
    state = seed
    self.sources = sources
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns one of the sources with one to six pieces of damage.
  mutating func next() -> [UInt8] {
    var bytes = sources.randomElement(using: &self) ?? []
    for _ in 0..<Int.random(in: 1...6, using: &self) where !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &self)
      let end = Int.random(in: start...min(bytes.count, start + 12), using: &self)
      switch Int.random(in: 0..<5, using: &self) {
      case 0: bytes[start] = UInt8.random(in: 0...255, using: &self)
      case 1:
        bytes[start] =
          Array("()[]{}.?,:!-+*/%<>=&|'\"`\\ 019aexu_".utf8).randomElement(using: &self) ?? 0
      case 2: bytes.removeSubrange(start..<end)
      case 3: bytes.insert(contentsOf: bytes[start..<end], at: end)
      default:
        let other = sources.randomElement(using: &self) ?? []
        let cut = Int.random(in: 0...other.count, using: &self)
        bytes.replaceSubrange(start..., with: other[cut...])
      }
    }
    return bytes
  }
}
