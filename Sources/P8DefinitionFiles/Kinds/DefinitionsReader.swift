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

  init(files: DefinitionFiles, faults: FaultCollector) {
    self.files = files
    self.faults = faults
  }

  /// The files of a folder with their content; a file that is not YAML makes the id of its name broken.
  mutating func entries(in folder: String) -> [Entry] {
    files.names(in: folder).compactMap { name in
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
    entry.fault(
      vi: "Tên “\(id)” khác tên file “\(Self.stem(of: entry.file))”",
      en: "The id “\(id)” differs from the file's name “\(Self.stem(of: entry.file))”",
      hintVi: "Đổi tên file hoặc đổi id cho giống nhau.", hintEn: "Rename the file or change the id.")
  }

  /// Whether an id is new; reports the second use, and one that gives the same ``NamePart`` as another.
  func isNew(_ id: String, at entry: Entry?, among known: some Sequence<String>, vi: String, en: String)
    -> Bool
  {
    guard known.contains(id) else {
      guard let twin = known.first(where: { NamePart.isShared($0, id) }) else { return true }
      entry?.fault(
        vi: "\(vi) “\(id)” chỉ khác “\(twin)” ở dấu - và _",
        en: "\(en) “\(id)” differs from “\(twin)” in - and _ only",
        hintVi: "Chọn một tên khác: trong biểu hai tên này là một.",
        hintEn: "Choose another one: in a form the two are one name.")
      return false
    }
    entry?.fault(
      vi: "\(vi) “\(id)” đã có ở chỗ khác", en: "\(en) “\(id)” already stands elsewhere",
      hintVi: "Chọn một tên khác.", hintEn: "Choose another one.")
    return false
  }

  /// The id of a unit of measure that exists.
  func measure(_ entry: Entry?) -> String? {
    guard let entry, let id = entry.text else { return nil }
    if measures[id] == nil, !isBroken(id) {
      faults.addUnknown(
        id, at: entry.source, among: measures.keys, vi: "Không có đơn vị tính “\(id)”",
        en: "There is no unit of measure “\(id)”")
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
      if let list = fields["list"] {
        list.fault(
          vi: "Chỉ loại list mới có danh sách", en: "Only the type list has a list",
          hintVi: "Ghi “type: list” hoặc bỏ khóa list.", hintEn: "Write “type: list” or delete the key list.")
      }
      return type
    }
    guard let list = fields.required("list"), let id = list.text else { return nil }
    guard isBroken(id) || codeLists[id] != nil else {
      faults.addUnknown(
        id, at: list.source, among: codeLists.keys, vi: "Không có danh sách “\(id)”",
        en: "There is no list “\(id)”")
      return nil
    }
    return .list(id)
  }
}
