package import P8Definitions
package import P8Model
import Yams

/// Every text for people that the definitions hold, with its place: for those who read the words and not the files.
package struct DefinitionTexts: Sendable {
  /// A text where it stands.
  package struct Place: Hashable, Sendable {
    /// Where it stands.
    package let source: DefinitionSource
    /// The way to it: ids and keys from the outside in, such as `rules.communication_team.missing.message`.
    package let key: String
    package let text: LocalizedText
  }

  /// The texts, file by file, in their order.
  package let all: [Place]

  /// Reads the texts of a folder.
  ///
  /// - Throws: ``DefinitionsError`` where a file cannot be read as YAML; `p8 definitions check` says where.
  package init(of folder: DefinitionsFolder) throws(DefinitionsError) {
    let faults = FaultCollector()
    let files = DefinitionFiles(folder: folder, faults: faults)
    var all: [Place] = []
    for name in files.names where name.hasSuffix(".yaml") {
      guard let file = files.yaml(name) else { continue }
      Self.collect(file, under: [], into: &all)
    }
    guard faults.faults.isEmpty else {
      throw .faulty(
        faults.faults.sorted { ($0.source.file, $0.source.line) < ($1.source.file, $1.source.line) })
    }
    self.all = all
  }

  /// A mapping with both languages is a text; everything else is looked through.
  private static func collect(
    _ entry: Entry, under path: [String], into all: inout [Place]
  ) {
    switch entry.node {
    case .mapping(let mapping):
      if let vi = mapping["vi"]?.scalar, let en = mapping["en"]?.scalar {
        all.append(
          Place(
            source: entry.source, key: path.joined(separator: "."),
            text: LocalizedText(vi: vi.string, en: en.string)))
      }
      for (key, value) in mapping {
        collect(entry.entry(value), under: path + [key.scalar?.string ?? "?"], into: &all)
      }
    case .sequence(let sequence):
      for (place, value) in sequence.enumerated() {
        let own = ["id", "key", "code"].compactMap { value.mapping?[$0]?.scalar?.string }.first
        collect(entry.entry(value), under: path + [own ?? "\(place + 1)"], into: &all)
      }
    case .scalar, .alias: break
    }
  }
}
