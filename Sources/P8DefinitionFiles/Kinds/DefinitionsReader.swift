import P8Definitions
import P8Model

/// Reads the files kind by kind; each kind has its own file of extensions.
///
/// The id of what has a fault is kept in ``broken``, and what rests on it is not judged: one cause is reported once.
struct DefinitionsReader {
  let files: DefinitionFiles
  let faults: FaultCollector

  var measures: [String: Measure] = [:]
  var codeLists: [String: CodeList] = [:]
  var records: [String: RecordDefinition] = [:]
  /// The models whose places are not told outside, as the programme names them.
  var shelteredRecords: [(id: String, source: DefinitionSource)] = []
  /// The fields that are withheld of them.
  var withheldFields: [(id: String, records: [String], source: DefinitionSource)] = []
  var forms: [String: FormDefinition] = [:]
  var tables: [String: TableLayout] = [:]
  var indicators: [Indicator] = []
  /// Ids of things that stand in the files but have faults of their own.
  var broken: Set<String> = []
  /// Codes and ids of indicators that stand in the files; those with faults of their own are not reported again.
  var indicatorNames: Set<String> = []
  /// Where indicators name the one they are part of, to look up once all are read.
  var partOfEntries: [Entry] = []
  /// Where ratios name their parts, to look up once all are read.
  var ratioEntries: [Entry] = []
  /// Where ratios over a window of years name what they count.
  var windowEntries: [Entry] = []

  init(files: DefinitionFiles, faults: FaultCollector) { (self.files, self.faults) = (files, faults) }

  /// The files of a folder with their content; a file that is not YAML makes the id of its name broken.
  ///
  /// - Parameter isNeeded: Whether a folder without a file is a fault: what it defines would be gone without a word.
  mutating func entries(in folder: String, isNeeded: Bool = false) -> [Entry] {
    let names = files.names(in: folder)
    if isNeeded, names.isEmpty {
      faults.add(DefinitionSource(file: folder, line: 1, column: 1), .file(.emptyFolder))
    }
    return names.compactMap { name in
      if let entry = files.yaml(name) { return entry }
      broken.insert(Self.stem(of: name))
      return nil
    }
  }

  /// The name of a file without its folder and ending.
  static func stem(of file: String) -> String {
    String((file.split(separator: "/").last ?? "").prefix { $0 != "." })
  }

  /// Whether a thing has a fault of its own; what is being read then counts as broken too.
  func isBroken(_ id: String) -> Bool {
    guard broken.contains(id) else { return false }
    faults.noteBroken()
    return true
  }

  /// Reports an id that is not its file's name: people look for a thing in the file of its name.
  func checkFileName(_ fields: Fields) {
    guard let entry = fields["id"], let id = entry.text, id != Self.stem(of: entry.file) else { return }
    entry.fault(.form(.otherThanFileName(id, file: Self.stem(of: entry.file))))
  }

  /// Whether an id is new; reports the second use, and one that gives the same ``NamePart`` as another.
  func isNew(
    _ id: String, at entry: Entry?, among known: some Sequence<String>, _ thing: DefinitionFault.Thing
  ) -> Bool {
    guard known.contains(id) else {
      guard let twin = known.first(where: { NamePart.isShared($0, id) }) else { return true }
      entry?.fault(.twin(thing, id, of: twin))
      return false
    }
    entry?.fault(.repeated(thing, id))
    return false
  }

  /// The id of a unit of measure that exists.
  func measure(_ entry: Entry?) -> String? {
    guard let entry, let id = entry.text else { return nil }
    if measures[id] == nil, !isBroken(id) {
      faults.addUnknown(id, .measure, at: entry.source, among: measures.keys)
      return nil
    }
    return id
  }

  /// The type of a field or column: `type`, and `list` with it.
  func type(_ fields: Fields) -> FieldType? {
    guard let entry = fields.required("type") else { return nil }
    let simple: [(name: String, value: FieldType)] = [
      ("text", .text), ("integer", .integer), ("decimal", .decimal), ("date", .date), ("yes-no", .truth),
      ("list", .list("")),
    ]
    guard let type = entry.choice(simple) else { return nil }
    guard case .list = type else {
      if let list = fields["list"] { list.fault(.form(.listWithoutListType)) }
      return type
    }
    guard let list = fields.required("list"), let id = list.text else { return nil }
    guard isBroken(id) || codeLists[id] != nil else {
      faults.addUnknown(id, .codeList, at: list.source, among: codeLists.keys)
      return nil
    }
    return .list(id)
  }
}
