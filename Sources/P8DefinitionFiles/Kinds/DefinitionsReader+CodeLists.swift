import P8Definitions
import P8Model

extension DefinitionsReader {
  /// `indicators/codelists/*.yaml`.
  mutating func readCodeLists() {
    for entry in entries(in: "indicators/codelists") {
      guard let fields = entry.fields(["id", "name", "items", "table"]) else { continue }
      let before = faults.marks
      checkFileName(fields)
      let id = fields.id()
      let name = fields.localized("name")
      let items: [CodeList.Item]
      if let table = fields["table"] {
        items = tableItems(table)
      } else {
        items = codeListItems(fields)
      }
      guard let id else { continue }
      if faults.marks > before { broken.insert(id) }
      guard let name else { continue }
      guard isNew(id, at: fields["id"], among: codeLists.keys, .list) else { continue }
      codeLists[id] = CodeList(id: id, name: name, items: items, source: fields.source)
    }
  }

  private func codeListItems(_ fields: Fields) -> [CodeList.Item] {
    var items: [CodeList.Item] = []
    var meanings: [String: String] = [:]
    for item in fields.items("items") {
      guard let parts = item.fields(["code", "name", "synonyms"]) else { continue }
      let code = parts.id("code")
      let name = parts.localized("name")
      guard let code, let name,
        isNew(code, at: parts["code"], among: items.map(\.code), .code)
      else { continue }
      for entry in [parts["name"]?.fields(nil)?["vi"]].compactMap(\.self) + (parts["synonyms"]?.items ?? []) {
        guard let text = entry.text else { continue }
        if let other = meanings[text.lowercased()], other != code {
          entry.fault(.form(.nameOfTwoCodes(text, other: other)))
        }
        meanings[text.lowercased()] = code
      }
      items.append(CodeList.Item(code: code, name: name, synonyms: parts.texts("synonyms")))
    }
    return items
  }

  /// Entries that stand in a table; other names that several entries share are left out.
  private func tableItems(_ entry: Entry) -> [CodeList.Item] {
    guard let fields = entry.fields(["file", "code", "vi", "en", "synonyms"]), let file = fields.text("file")
    else { return [] }
    let path = "indicators/codelists/\(file)"
    guard files.names.contains(path), let bytes = files.bytes(path) else {
      fields["file"]?.fault(.table(.missing(path)))
      return []
    }
    let table = DefinitionTable(bytes: bytes, file: path, faults: faults)
    func column(_ entry: Entry?) -> Int? {
      guard let entry, let name = entry.text else { return nil }
      return table.column(name, faults: faults, from: entry.source)
    }
    guard let code = column(fields.required("code")), let vi = column(fields.required("vi")),
      let en = column(fields.required("en"))
    else { return [] }
    let others = fields["synonyms"]?.items.compactMap { column($0) } ?? []
    var rows: [(code: String, name: LocalizedText, synonyms: [String])] = []
    var uses: [String: Int] = [:]
    for row in table.rows {
      let name = LocalizedText(vi: row[vi], en: row[en])
      let synonyms = others.flatMap { row[$0].split(separator: "|").map(String.init) }.filter {
        $0 != name.vi
      }
      if rows.contains(where: { $0.code == row[code] }) {
        faults.add(DefinitionSource(file: path, line: row.line, column: 1), .table(.repeatedCode(row[code])))
      }
      rows.append((row[code], name, synonyms))
      for key in Set([name.vi] + synonyms) { uses[key.lowercased(), default: 0] += 1 }
    }
    return rows.map { row in
      var seen: Set<String> = []
      return CodeList.Item(
        code: row.code, name: row.name,
        synonyms: row.synonyms.filter { uses[$0.lowercased()] == 1 && seen.insert($0).inserted })
    }
  }
}
