// swift-tools-version: 6.2
import PackageDescription

/// Every target is built alike: Swift 6, strict memory safety, a warning is an error.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

extension Target {
  /// A library target below `Sources`, with the common settings.
  static func library(
    _ name: String, _ dependencies: [Dependency], plugins: [PluginUsage] = []
  )
    -> Target
  {
    .target(name: name, dependencies: dependencies, swiftSettings: settings, plugins: plugins)
  }

  /// A command below `Sources`, with the common settings.
  static func command(
    _ name: String, _ dependencies: [Dependency], linkerSettings: [LinkerSetting] = []
  ) -> Target {
    .executableTarget(
      name: name, dependencies: dependencies, swiftSettings: settings,
      linkerSettings: linkerSettings)
  }

  /// A test target below `Tests`, with the common settings; `goldens` if it has a folder of them.
  static func tests(_ name: String, _ dependencies: [Dependency], goldens: Bool = false) -> Target {
    .testTarget(
      name: name, dependencies: dependencies, exclude: goldens ? ["Goldens"] : [],
      swiftSettings: settings)
  }
}

/// The product carries Swift's own libraries in itself: loading them took a fifth of a short run, and
/// calls into them go faster. Tests and tools take them from the toolchain.
let selfContained: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-lFoundation", "-lFoundationInternationalization",
      "-lFoundationEssentials",
      "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCollections", "-l_FoundationCShims",
    ], .when(platforms: [.linux], configuration: .release))
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

let package = Package(
  name: "civiclint",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "CEL", targets: ["CEL"]),
    .executable(name: "civiclint", targets: ["civiclint"]),
    .executable(name: "civiclint-bench", targets: ["civiclint-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // Tier 0: system libraries and C kernels; a module map and a shim, nothing else.
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "CByteScan"),
    .target(name: "CMaskKernels"),

    // Tier 1
    .library("Diagnostics", []),

    // Tier 2
    .library("YAML", ["CLibYAML", "Diagnostics"]),
    .library("CEL", ["CRE2", "Diagnostics"]),
    .library("Model", ["Diagnostics"]),
    .library("StandardRules", [], plugins: ["EmbedRulesPlugin"]),

    // Tier 3
    .library(
      "RecordReading",
      ["CByteScan", "CExpat", "CLibZip", "CZlib", "Diagnostics", "Model", "YAML"]),
    .library("RuleLoading", ["CEL", "Diagnostics", "Model", "YAML"]),
    .library("Evaluation", ["CByteScan", "CEL", "CMaskKernels", "Diagnostics", "Model"]),
    .library("Ticketing", ["Diagnostics", "Model", crypto]),
    .library("Reporting", ["Diagnostics", "Model"]),
    .library("Linting", ["Diagnostics", "Model"]),
    .library("Assessment", ["Diagnostics", "Model"]),
    .library("Themes", ["Model"]),

    // Tier 4
    .library(
      "CheckRun",
      [
        "Assessment", "Diagnostics", "Evaluation", "Linting", "Model", "RecordReading", "Reporting",
        "RuleLoading", "StandardRules", "Themes", "Ticketing", "YAML",
      ]),
    .library(
      "Truth",
      ["CEL", "Diagnostics", "Linting", "Model", "RecordReading", "Themes", "Ticketing", "YAML"]),

    // Tier 5
    .command(
      "civiclint",
      [
        "CheckRun", "Diagnostics", "Evaluation", "Model", "RecordReading", "Reporting",
        "RuleLoading", "Themes", "Ticketing", argumentParser,
      ], linkerSettings: selfContained),
    .command(
      "civiclint-bench",
      [
        "CEL", "CheckRun", "Diagnostics", "Evaluation", "Linting", "Model", "RecordReading",
        "Reporting", "RuleLoading", "Themes", "Ticketing", "Truth", argumentParser, crypto,
      ]),

    // Build tool: makes the top-level Rules folder travel inside the binary.
    .command("embed-rules", ["Diagnostics", "YAML"]),
    .plugin(
      name: "EmbedRulesPlugin", capability: .buildTool(), dependencies: ["embed-rules"],
      path: "Sources/EmbedRulesPlugin"),

    // Tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .tests(
      "AssessmentTests",
      [
        "Assessment", "CheckRun", "Diagnostics", "Evaluation", "Model", "RecordReading",
        "Reporting",
        "RuleLoading", "TestSupport", "Ticketing",
      ], goldens: true),
    .tests("BenchTests", ["Model", "TestSupport", "civiclint-bench"], goldens: true),
    .tests("CELTests", ["CEL", "Diagnostics", "TestSupport", "Truth"]),
    .tests("CheckRunTests", ["CheckRun", "TestSupport"]),
    .tests("CommandTests", ["TestSupport", "civiclint"], goldens: true),
    .tests("DiagnosticsTests", ["Diagnostics"]),
    .tests(
      "EvaluationTests",
      ["CEL", "CMaskKernels", "Diagnostics", "Evaluation", "Model", "TestSupport"]),
    .tests("LintingTests", ["Diagnostics", "Linting", "Model", "TestSupport", "Truth"]),
    .tests("ModelTests", ["Diagnostics", "Model"]),
    .tests("PackageTests", ["TestSupport"]),
    .tests(
      "RecordReadingTests", ["Diagnostics", "Model", "RecordReading", "TestSupport", "Truth"]),
    .tests(
      "ReportingTests", ["Diagnostics", "Model", "Reporting", "TestSupport"], goldens: true),
    .tests(
      "RuleLoadingTests", ["CEL", "Diagnostics", "Model", "RuleLoading", "TestSupport", "YAML"],
      goldens: true),
    .tests(
      "StandardRulesTests",
      [
        "Diagnostics", "Evaluation", "Model", "RuleLoading", "StandardRules", "TestSupport", "YAML",
      ]),
    .tests(
      "ThemesTests",
      ["Diagnostics", "Model", "RuleLoading", "StandardRules", "TestSupport", "Themes", "Truth"]),
    .tests("TicketingTests", ["Diagnostics", "Model", "TestSupport", "Ticketing", "Truth"]),
    .tests("YAMLTests", ["Diagnostics", "TestSupport", "Truth", "YAML"], goldens: true),
  ],
  cxxLanguageStandard: .cxx17
)
