import ContentDigest
import P8Definitions
import P8Model
import Yams

/// The files of the definitions with their bytes, read once.
struct DefinitionFiles {
  /// The bytes by relative path.
  private let contents: [String: [UInt8]]
  let names: [String]
  /// The files that came with the program.
  private let taken: Set<String>
  let faults: FaultCollector

  init(folder: DefinitionsFolder, faults: FaultCollector) {
    names = folder.files()
    self.faults = faults
    var contents: [String: [UInt8]] = [:]
    for name in names {
      if let bytes = folder.bytes(of: name) {
        contents[name] = bytes
      } else {
        faults.add(DefinitionSource(file: name, line: 1, column: 1), .file(.unreadable))
      }
    }
    // Definitions from before a fixed text was a file keep working: they take the text that came with the program.
    let texts =
      (TextCatalogue.kinds.map { "templates/texts/\($0.file).yaml" } + [Self.personalData, Self.narrative])
      .filter { contents[$0] == nil }
    if !texts.isEmpty, let shipped = DefinitionsFolder.shipped {
      for name in texts { contents[name] = shipped.bytes(of: name) }
      taken = Set(texts)
    } else {
      taken = []
    }
    self.contents = contents
  }

  /// The SHA-256 of the names and bytes of the files in order.
  ///
  /// Fixed texts and the words of reports in words are left out: they do not make other definitions of the figures.
  var hash: String {
    var all: [UInt8] = []
    all.reserveCapacity(contents.values.reduce(0) { $0 + $1.count + 100 })
    for name in names where !name.hasPrefix("templates/texts/") && name != Self.narrative {
      let bytes = contents[name] ?? []
      all += Array("\(name)\n\(bytes.count)\n".utf8)
      all += bytes
    }
    return ContentDigest.sha256(all)
  }

  /// The words by which personal data is recognised.
  static let personalData = "indicators/personal-data.yaml"

  /// The words by which figures of reports in words are recognised.
  static let narrative = "indicators/narrative.yaml"

  /// Whether a file came with the program, as these definitions have none: what it names may not be among them.
  func isTaken(_ name: String) -> Bool { taken.contains(name) }

  /// Whether there is such a file.
  func has(_ name: String) -> Bool { contents[name] != nil }

  /// The files right in a folder that end so.
  func names(in folder: String, suffix: String = ".yaml") -> [String] {
    names.filter {
      $0.hasPrefix(folder + "/") && $0.hasSuffix(suffix) && !$0.dropFirst(folder.utf8.count + 1).contains("/")
    }
  }

  func bytes(_ name: String) -> [UInt8]? {
    if let bytes = contents[name] { return bytes }
    faults.add(DefinitionSource(file: name, line: 1, column: 1), .file(.missing(name)))
    return nil
  }

  /// The content of a YAML file; nil after a fault.
  func yaml(_ name: String) -> Entry? {
    guard let bytes = bytes(name) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      faults.add(DefinitionSource(file: name, line: 1, column: 1), .file(.notUnicode))
      return nil
    }
    do {
      if let node = try Yams.compose(yaml: text) { return Entry(node: node, file: name, faults: faults) }
      faults.add(DefinitionSource(file: name, line: 1, column: 1), .file(.empty))
    } catch let error as YamlError {
      add(error, text: text, file: name)
    } catch {
      faults.add(DefinitionSource(file: name, line: 1, column: 1), .file(.notYAML("\(error)")))
    }
    return nil
  }

  private func add(_ error: YamlError, text: String, file: String) {
    func place(_ mark: Mark) -> DefinitionSource {
      DefinitionSource(file: file, line: mark.line, column: mark.column)
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      faults.add(place(mark), .file(.syntax(problem)))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let name = duplicates.joined(separator: ", ")
      faults.add(place(context.mark), .file(.repeatedKey(name)))
    case .reader(let problem, _, _, _):
      faults.add(DefinitionSource(file: file, line: 1, column: 1), .file(.characters(problem)))
    default:
      faults.add(DefinitionSource(file: file, line: 1, column: 1), .file(.notYAML("\(error)")))
    }
  }
}
