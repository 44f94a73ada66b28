import P8Definitions
import P8Model

extension DefinitionsReader {
  /// `templates/tables/*.yaml`: files of delimited text, one table each.
  mutating func readTables() {
    for entry in entries(in: "templates/tables") {
      guard let fields = entry.fields(["id", "title", "numbers", "key", "columns"]) else { continue }
      let before = faults.marks
      checkFileName(fields)
      let id = fields.id()
      let title = fields.localized("title")
      let numbers =
        fields["numbers"] == nil ? .vietnamese : fields["numbers"]?.choice(TableLayout.NumberStyle.self)
      let columns = tableColumns(fields)
      checkHeaders(of: columns)
      let key = (fields["key"]?.items ?? []).compactMap { item in column(item, among: columns) }
      if faults.marks > before, let id { broken.insert(id) }
      let sections = forms.values.flatMap { $0.sections.map(\.id) } + forms.keys + ["report"]
      guard let id, let title, let numbers,
        isNew(id, at: fields["id"], among: sections, vi: "Phần", en: "The section"),
        isNew(id, at: fields["id"], among: tables.keys, vi: "Bảng", en: "The table")
      else { continue }
      tables[id] = TableLayout(
        id: id, numbers: numbers, key: key,
        section: SectionDefinition(
          id: id, title: title, sheet: title, record: nil, help: nil, blankRows: 0, fixedRows: [],
          columns: columns, source: fields.source))
    }
  }

  private func tableColumns(_ fields: Fields) -> [ColumnDefinition] {
    var columns: [ColumnDefinition] = []
    for item in fields.items("columns") {
      guard let column = column(item, of: nil, isOfTable: true),
        isNew(column.id, at: item, among: columns.map(\.id), vi: "Cột", en: "The column")
      else { continue }
      columns.append(column)
    }
    return columns
  }

  /// The id of a column of the table that exists.
  private func column(_ item: Entry, among columns: [ColumnDefinition]) -> String? {
    guard let name = item.text else { return nil }
    if columns.contains(where: { $0.id == name }) { return name }
    faults.addUnknown(
      name, at: item.source, among: columns.map(\.id), vi: "Bảng không có cột “\(name)”",
      en: "The table has no column “\(name)”")
    return nil
  }

  /// The shape of a column's texts.
  func shape(_ parts: Fields, type: FieldType) -> TextShape? {
    guard let entry = parts["shape"], let text = entry.text else { return nil }
    guard type == .text else {
      entry.fault(
        vi: "Chỉ cột chữ mới có “shape”", en: "Only a column of texts has a “shape”",
        hintVi: "Bỏ khóa này.", hintEn: "Delete the key.")
      return nil
    }
    if let shape = TextShape(text) { return shape }
    entry.fault(
      vi: "“\(text)” không phải một khuôn", en: "“\(text)” is no shape",
      hintVi: "Dùng # cho chữ số, @ cho chữ cái, ? cho một ký tự, * ở cuối cho phần còn lại; ví dụ V#####.",
      hintEn: "Write # for a digit, @ for a letter, ? for any one, * at the end for the rest: V#####.")
    return nil
  }
}
