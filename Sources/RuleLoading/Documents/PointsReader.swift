import Diagnostics
import Model
import YAML

/// Reads `points` documents: the registry of places, from any number of files.
struct PointsReader {
  let problems: ProblemList
  let vocabulary: Vocabulary
  private(set) var points: [Point] = []
  private var firstPlaces: [String: SourceLocation] = [:]

  init(_ vocabulary: Vocabulary, _ problems: ProblemList) {
    self.vocabulary = vocabulary
    self.problems = problems
  }

  mutating func read(_ document: Document) {
    guard var reader = document.reader(.document, problems) else { return }
    for item in reader.required("points")?.list ?? [] {
      guard var point = item.mapping(.point) else { continue }
      read(&point)
      point.finish()
    }
    reader.finish()
  }

  private mutating func read(_ reader: inout MappingReader) {
    let id = reader.required("id")
    let name = reader.required("name")?.string
    let type = reader.optional("type")?.reference(to: vocabulary.pointTypes, .pointType)
    let area = Area(
      district: reader.optional("district")?.string ?? "",
      street: reader.optional("street")?.string ?? "",
      community: reader.optional("community")?.string ?? "",
      grid: reader.optional("grid")?.string ?? "")
    let coordinates = coordinates(&reader)
    let aliases = reader.optional("aliases")?.strings ?? []
    guard let id, let text = id.identifier(.point, .free), let name else { return }
    if let first = firstPlaces[text] {
      id.report(.duplicateID(.point, text, first: first))
      return
    }
    firstPlaces[text] = id.location
    points.append(
      Point(
        id: PointID(text), name: name, type: type, area: area, coordinates: coordinates,
        aliases: aliases, location: id.location))
  }

  /// Degrees; both or neither.
  private func coordinates(_ reader: inout MappingReader) -> Coordinates? {
    let longitude = reader.optional("lon")?.number(
      in: -180...180, LocalizedText(zh: "经度 (-180 到 180)", en: "a longitude from -180 to 180"))
    let latitude = reader.optional("lat")?.number(
      in: -90...90, LocalizedText(zh: "纬度 (-90 到 90)", en: "a latitude from -90 to 90"))
    if reader.isOnly("lon", without: "lat") { _ = reader.required("lat") }
    if reader.isOnly("lat", without: "lon") { _ = reader.required("lon") }
    guard let longitude, let latitude else { return nil }
    return Coordinates(longitude: longitude, latitude: latitude)
  }
}

extension MappingReader {
  /// Whether `key` has a value and `other` has none.
  fileprivate func isOnly(_ key: String, without other: String) -> Bool {
    func hasValue(_ key: String) -> Bool { node[key].map { !$0.isNull } ?? false }
    return hasValue(key) && !hasValue(other)
  }
}

extension NodeReader {
  /// The name of something that `known` has; nil, with the nearest name, if it has none such.
  func reference<Kind, Value>(
    to known: [Identifier<Kind>: Value], _ noun: Noun
  ) -> Identifier<Kind>? {
    guard let text = string else { return nil }
    let id = Identifier<Kind>(text)
    guard known[id] != nil else {
      report(.unknownReference(noun, text, known: known.keys.map(\.text).sorted()))
      return nil
    }
    return id
  }
}
