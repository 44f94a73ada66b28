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
        isNew(id, at: fields["id"], among: sections, .section),
        isNew(id, at: fields["id"], among: tables.keys, .table)
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
        isNew(column.id, at: item, among: columns.map(\.id), .column)
      else { continue }
      columns.append(column)
    }
    return columns
  }

  /// The id of a column of the table that exists.
  private func column(_ item: Entry, among columns: [ColumnDefinition]) -> String? {
    guard let name = item.text else { return nil }
    if columns.contains(where: { $0.id == name }) { return name }
    faults.addUnknown(name, .columnOfTable, at: item.source, among: columns.map(\.id))
    return nil
  }

  /// The shape of a column's texts.
  func shape(_ parts: Fields, type: FieldType) -> TextShape? {
    guard let entry = parts["shape"], let text = entry.text else { return nil }
    guard type == .text else {
      entry.fault(.form(.keyOfTexts))
      return nil
    }
    if let shape = TextShape(text) { return shape }
    entry.fault(.value(.shape(text)))
    return nil
  }
}
