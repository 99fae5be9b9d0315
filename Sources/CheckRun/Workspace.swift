import Diagnostics
import Model
import RecordReading
import RuleLoading
import StandardRules
import YAML

/// The documents of a run: those that ship with the program, those of the workspace file, and those
/// that the command line names.
package struct Workspace: Sendable {
  private let options: CheckOptions

  package init(_ options: CheckOptions) {
    self.options = options
  }

  /// Everything the documents say; what is wrong with their contents is in the result's diagnostics.
  ///
  /// - Parameter appliesOverrides: Whether the campaign's parameters replace those of the rules.
  /// - Parameter trustsStandard: Whether the tests and the wording of standard rules are passed over.
  /// - Parameter readsThemes: Whether the vocabulary of free text is read: a run needs it only for texts.
  /// - Throws: Every file that is missing, cannot be read, or is no workspace file.
  package func load(
    appliesOverrides: Bool = true, trustsStandard: Bool = false, readsThemes: Bool = true
  ) throws(DiagnosticList) -> LoadedRules {
    var problems: [Diagnostic] = []
    let campaign = campaign(&problems)
    let references = references(campaign)
    // The rows of a table of duties name things as people do.
    let readsThemes = readsThemes || references.contains { $0.use == .duties }
    let sources = sources(campaign, references, &problems) {
      readsThemes || !$0.hasPrefix("themes/")
    }
    var warnings: [Diagnostic] = []
    var notes: [Diagnostic] = []
    var loaded = RuleLoader.load(
      sources, campaign: campaign?.document, appliesOverrides: appliesOverrides,
      trustsStandard: trustsStandard, readsThemes: readsThemes
    ) { vocabulary in
      references.flatMap { Self.points($0, vocabulary, &warnings, &problems) }
    } duties: { ruleSet, themes in
      let matrices = references.filter { $0.use == .duties }
      guard !matrices.isEmpty else { return [] }
      let subjects = DutySubjects(ruleSet, themes)
      return matrices.flatMap { Self.routes($0, subjects, &notes, &warnings, &problems) }
    }
    loaded.diagnostics += warnings
    loaded.routingNotes = notes
    if let campaign {
      loaded.records = Self.files(campaign.document.records, besides: campaign.path)
      loaded.ledgers = Self.files(campaign.document.ledgers, besides: campaign.path)
    }
    guard problems.isEmpty else { throw DiagnosticList(problems + loaded.diagnostics) }
    return loaded
  }

  /// The vocabulary of free text alone, for runs that have loaded all else.
  ///
  /// - Throws: Every file that is missing or cannot be read, and what is wrong with the words.
  package func themes(_ vocabulary: Vocabulary) throws(DiagnosticList) -> ThemeLexicon {
    var problems: [Diagnostic] = []
    let campaign = campaign(&problems)
    let sources = sources(campaign, references(campaign), &problems) { $0.hasPrefix("themes/") }
    let (themes, found) = RuleLoader.themes(sources, vocabulary)
    problems += found.filter { $0.severity == .error }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return themes
  }

  /// The documents of the run.
  ///
  /// - Parameter isWanted: Which files that ship are read, by path.
  private func sources(
    _ campaign: (path: String, document: CampaignDocument)?, _ references: [Reference],
    _ problems: inout [Diagnostic], isWanted: (String) -> Bool
  ) -> [RuleSource] {
    var sources: [RuleSource] = []
    if campaign?.document.usesStandardRules ?? true {
      sources += StandardRules.files.filter { isWanted($0.path) }.map {
        RuleSource(
          path: "Rules/\($0.path)", text: $0.text, layer: .standard,
          tree: CompactTree(nodes: $0.nodes, texts: $0.texts))
      }
    }
    // A file that is named twice, say by the workspace file and by an option, is read once.
    var read: Set<String> = []
    for reference in references where reference.use == .document {
      do throws(DiagnosticList) {
        for file in try DocumentFiles.read(reference.file.path, role: reference.role)
        where read.insert(DocumentFiles.identity(of: file.path)).inserted {
          sources.append(RuleSource(path: file.path, bytes: file.bytes))
        }
      } catch {
        problems += error.diagnostics.map { reference.file.pointed($0) }
      }
    }
    return sources
  }

  private static func points(
    _ reference: Reference, _ vocabulary: Vocabulary, _ warnings: inout [Diagnostic],
    _ problems: inout [Diagnostic]
  ) -> [Point] {
    guard reference.use == .registry, let table = reference.table else { return [] }
    do throws(DiagnosticList) {
      let (points, found) = try RegistryFile.read(table, reference.file.path, vocabulary)
      warnings += found
      return points
    } catch {
      problems += error.diagnostics.map { reference.file.pointed($0) }
      return []
    }
  }

  private static func routes(
    _ reference: Reference, _ subjects: DutySubjects,
    _ notes: inout [Diagnostic], _ warnings: inout [Diagnostic], _ problems: inout [Diagnostic]
  ) -> [RoutingTable.Row] {
    guard let table = reference.table else { return [] }
    do throws(DiagnosticList) {
      let reading = try DutiesFile.read(table, reference.file.path, subjects)
      notes += reading.notes
      if let summary = DutiesFile.summary(reference.file.path, reading.notes) {
        warnings.append(summary)
      }
      return reading.routes
    } catch {
      problems += error.diagnostics.map { reference.file.pointed($0) }
      return []
    }
  }

  /// What a file is read as.
  private enum Use {
    case document
    case registry
    case duties
  }

  /// A path that some document or option names.
  private struct Reference {
    let file: NamedFile
    let role: LocalizedText
    let use: Use
    /// The file as tables, if it is no document.
    let table: TableFile?
  }

  /// Files that the workspace file `document` names.
  private static func files(
    _ paths: [CampaignDocument.Path], besides document: String
  ) -> [NamedFile] {
    paths.map { NamedFile(DocumentFiles.resolve($0.text, besides: document), written: $0) }
  }

  private func campaign(
    _ problems: inout [Diagnostic]
  ) -> (path: String, document: CampaignDocument)? {
    let path: String?
    switch options.campaign {
    case .none: path = nil
    case .file(let file): path = file
    case .discover:
      let inputs = options.paths.filter { $0 != "-" }
      path =
        inputs.isEmpty
        ? DocumentFiles.findWorkspace(near: nil)
        : inputs.lazy.compactMap { DocumentFiles.findWorkspace(near: $0) }.first
    }
    guard let path else { return nil }
    do throws(DiagnosticList) {
      let role = LocalizedText(zh: "工作区文件", en: "workspace file")
      guard let file = try DocumentFiles.read(path, role: role).first else { return nil }
      let (document, found) = CampaignDocument.read(
        RuleSource(path: file.path, bytes: file.bytes))
      problems += found
      return document.map { (file.path, $0) }
    } catch {
      problems += error.diagnostics
      return nil
    }
  }

  /// Documents to be read besides the standard ones; an option wins over the workspace file.
  private func references(
    _ campaign: (path: String, document: CampaignDocument)?
  ) -> [Reference] {
    let rules = LocalizedText(zh: "规则文件", en: "rules")
    let points = LocalizedText(zh: "点位库", en: "registry of points")
    let routing = LocalizedText(zh: "责任分工表", en: "routing table")
    let layout = LocalizedText(zh: "布局文件", en: "layout")
    func reference(_ file: NamedFile, _ role: LocalizedText) -> Reference {
      let table = role == rules || role == layout ? nil : TableFile(path: file.path)
      let use: Use = table == nil ? .document : role == points ? .registry : .duties
      return Reference(file: file, role: role, use: use, table: table)
    }
    func named(_ path: String, _ role: LocalizedText) -> Reference {
      reference(NamedFile(path), role)
    }
    func written(_ paths: [CampaignDocument.Path]?, _ role: LocalizedText) -> [Reference] {
      Self.files(paths ?? [], besides: campaign?.path ?? "").map { reference($0, role) }
    }
    return written(campaign?.document.rules, rules) + options.rules.map { named($0, rules) }
      + (options.points.map { [named($0, points)] } ?? written(campaign?.document.points, points))
      + (options.routing.map { [named($0, routing)] }
        ?? written(campaign?.document.routing, routing))
      + (options.layout.map { [named($0, layout)] }
        ?? written(campaign?.document.layouts, layout))
  }
}
