import P8Definitions
import P8Model
import Yams

extension DefinitionsReader {
  private static let sectionKeys = [
    "id", "record", "title", "sheet", "help", "question", "rows", "spare", "fixed-rows", "columns",
    "value-column",
  ]

  /// `templates/forms/*.yaml`, with their sections from `templates/sections/*.yaml`.
  mutating func readForms() {
    var sections: [String: Entry] = [:]
    for entry in entries(in: "templates/sections") {
      guard let fields = entry.fields(Self.sectionKeys) else {
        broken.insert(Self.stem(of: entry.file))
        continue
      }
      checkFileName(fields)
      if let id = fields.id() { sections[id] = entry }
    }
    var used: Set<String> = []
    for entry in entries(in: "templates/forms") { read(form: entry, sections: sections, used: &used) }
    for (id, entry) in sections where !used.contains(id) {
      // Read for its faults only: a section that no form uses yet.
      _ = section(entry, number: 1, override: nil, prepended: [])
    }
  }

  /// Everything is read before anything is required, so that all faults of a form are reported at once.
  private mutating func read(form entry: Entry, sections known: [String: Entry], used: inout Set<String>) {
    guard
      let fields = entry.fields([
        "id", "version", "earlier-versions", "level", "title", "instructions", "phone-instructions",
        "signatures", "questions", "columns", "sections",
      ])
    else { return }
    checkFileName(fields)
    let id = fields.id()
    let version = fields.text("version")
    let level = fields.required("level")?.choice(UnitLevel.self)
    let title = fields.localized("title")
    let instructions = fields.items("instructions").compactMap(\.localized)
    var shared: [String: Entry] = [:]
    if let columns = fields["columns"]?.fields(nil) {
      for (key, _) in columns.keys { shared[key] = columns[key] }
    }
    var sections: [SectionDefinition] = []
    for (index, item) in fields.items("sections").enumerated() {
      guard
        let section = use(
          item, number: index + 1, asks: fields.truth("questions", default: true), known: known,
          shared: shared,
          used: &used)
      else { continue }
      if isNew(section.id, at: item, among: sections.map(\.id), .section) {
        checkSheetName(section, among: sections, at: item)
        sections.append(section)
      }
    }
    guard let id, let version, let level, let title else { return }
    guard isNew(id, at: fields["id"], among: forms.keys, .form) else { return }
    forms[id] = FormDefinition(
      id: id, version: version, title: title, level: level, instructions: instructions,
      phoneInstructions: fields["phone-instructions"]?.items.compactMap(\.localized) ?? [],
      signatures: fields["signatures"]?.items.compactMap(\.localized) ?? [], sections: sections,
      earlierVersions: fields.texts("earlier-versions"), source: fields.source)
  }

  /// A section of a form: shared (`use`) or written out in the form itself.
  private mutating func use(
    _ item: Entry, number: Int, asks: Bool, known: [String: Entry], shared: [String: Entry],
    used: inout Set<String>
  ) -> SectionDefinition? {
    guard let parts = item.fields(["use", "prepend"] + Self.sectionKeys) else { return nil }
    let prepended: [Entry] = (parts["prepend"]?.items ?? []).compactMap { entry in
      guard entry.node.scalar != nil else { return entry }
      guard let name = entry.text else { return nil }
      if let column = shared[name] { return column }
      faults.addUnknown(name, .sharedColumn, at: entry.source, among: shared.keys)
      return nil
    }
    guard let use = parts["use"] else {
      return section(
        item, number: number, asks: asks, override: nil, prepended: prepended, isInline: true)
    }
    guard let name = use.text else { return nil }
    guard let entry = known[name] else {
      if !isBroken(name) {
        broken.insert(name)
        faults.addUnknown(name, .sharedSection, at: use.source, among: known.keys)
      }
      return nil
    }
    used.insert(name)
    return section(entry, number: number, asks: asks, override: parts, prepended: prepended)
  }

  private mutating func section(
    _ entry: Entry, number: Int, asks: Bool = true, override: Fields?, prepended: [Entry],
    isInline: Bool = false
  ) -> SectionDefinition? {
    guard let fields = entry.fields(isInline ? Self.sectionKeys + ["prepend"] : Self.sectionKeys) else {
      return nil
    }
    let before = faults.marks
    let id = fields.id()
    // Columns take their types from the record: without it they cannot be judged.
    if let record = fields["record"]?.text, isBroken(record) { return nil }
    defer { if faults.marks > before, let id { broken.insert(id) } }
    let title = (override?["title"] ?? fields.required("title"))?.localized
    let sheetEntry = override?["sheet"] ?? fields.required("sheet")
    let help = (override?["help"] ?? fields["help"])?.localized
    let question = (override?["question"] ?? fields["question"])?.localized
    let rows = (override?["rows"] ?? fields["rows"])?.integer
    let record = self.record(of: fields)
    if record == nil, fields["record"] != nil { return nil }
    let fixedRows = self.fixedRows(fields)
    var columns: [ColumnDefinition] = []
    for item in prepended + fields.items("columns") {
      guard let column = column(item, of: record),
        isNew(column.id, at: item, among: columns.map(\.id), .column)
      else { continue }
      columns.append(column)
    }
    if !fixedRows.isEmpty,
      !columns.contains(where: { $0.id == SectionDefinition.keyColumn && $0.type == .text })
    {
      fields.entry.fault(.form(.noKeyColumn))
    }
    let valueColumn = fields["value-column"]
    if let entry = valueColumn, let name = entry.text, let section = id,
      !columns.contains(where: { $0.id == name })
    {
      faults.addUnknown(name, .column(section), at: entry.source, among: columns.map(\.id))
    }
    let blankRows = rows ?? 0
    if fixedRows.isEmpty, blankRows < 1 {
      (override?["rows"] ?? fields["rows"] ?? fields.entry).fault(.form(.noBlankRows))
    }
    guard let id, let title, let sheetEntry, let sheet = sheetEntry.localized else { return nil }
    checkSheetName(sheet, at: sheetEntry)
    checkHeaders(of: columns)
    return SectionDefinition(
      id: id, title: title,
      sheet: LocalizedText(
        vi: sheet.vi.replacing("{n}", with: "\(number)"), en: sheet.en.replacing("{n}", with: "\(number)")),
      record: fields["record"]?.text, help: help, question: asks ? question : nil, blankRows: blankRows,
      spareRows: max(0, (override?["spare"] ?? fields["spare"])?.integer ?? 0),
      hasKeys: record?.kind == .model, fixedRows: fixedRows, columns: columns,
      valueColumn: valueColumn?.text, source: fields.source)
  }

  private func record(of fields: Fields) -> RecordDefinition? {
    guard let entry = fields["record"], let id = entry.text else { return nil }
    if let record = records[id] {
      if let section = fields["id"]?.text, section != id {
        entry.fault(.form(.sectionOfRecord(id)))
      }
      return record
    }
    if !isBroken(id) { faults.addUnknown(id, .record, at: entry.source, among: records.keys) }
    return nil
  }

  private func fixedRows(_ fields: Fields) -> [SectionDefinition.FixedRow] {
    var rows: [SectionDefinition.FixedRow] = []
    for item in fields["fixed-rows"]?.items ?? [] {
      guard let parts = item.fields(["key", "label", "synonyms", "measure", "sum", "empty", "covers"]) else {
        continue
      }
      let key = parts.id("key")
      let label = parts.localized("label")
      let measure = measure(parts["measure"])
      guard let key, let label,
        isNew(key, at: parts["key"], among: rows.map(\.key), .row)
      else { continue }
      for name in parts.texts("sum") where !rows.contains(where: { $0.key == name }) {
        faults.addUnknown(
          name, .row("fixed-rows"), at: parts["sum"]?.source ?? parts.source, among: rows.map(\.key))
      }
      rows.append(
        SectionDefinition.FixedRow(
          key: key, label: label, synonyms: parts.texts("synonyms"), measure: measure,
          sum: parts.texts("sum"), emptySections: parts.texts("empty"), coveredSections: parts.texts("covers")
        ))
    }
    return rows
  }

  /// Two sheets of one name in a form.
  private func checkSheetName(
    _ section: SectionDefinition, among others: [SectionDefinition], at item: Entry
  ) {
    for language in Language.allCases {
      let name = section.sheet[language]
      if others.contains(where: { $0.sheet[language].lowercased() == name.lowercased() }) {
        item.fault(.form(.sheetNameOfTwoSections(name)))
      }
    }
  }
}
