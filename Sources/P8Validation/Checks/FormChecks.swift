import P8Expressions
import P8Model

/// All that is to be checked of reports of one form, compiled once.
struct FormChecks: Sendable {
  /// A section with its rules.
  struct Section: Sendable {
    let definition: SectionDefinition
    let record: RecordDefinition?
    let identity: RowIdentity
    let codes: [Set<String>?]
    let columns: [Column]
    let rules: [CompiledRule]
    let uniqueRules: [UniqueRule]
    /// The place of the column that names a village; nil where there is none.
    let villageColumn: Int?
    /// The place of the column that holds the keys of fixed rows; nil for an open table.
    let keyColumn: Int?
  }

  /// What is checked of each cell of a column.
  struct Column: Sendable {
    let definition: ColumnDefinition
    let isWhole: Bool
    let codes: Set<String>?
  }

  /// The id of the column by which a row of a commune's report names its village.
  static let villageColumn = "village"

  let form: FormDefinition
  let sections: [Section]
  let reportRules: [CompiledRule]
  let keyColumns: [Int?]

  init(form: FormDefinition, definitions: Definitions, rules: CompiledRules) {
    self.form = form
    sections = form.sections.map { section in
      let record = section.record.flatMap { definitions.records[$0] }
      let columns = section.columns.map { Column($0, definitions: definitions) }
      return Section(
        definition: section, record: record, identity: RowIdentity(section, record: record),
        codes: columns.map(\.codes), columns: columns, rules: rules.rows[form.id]?[section.id] ?? [],
        uniqueRules: rules.unique[form.id]?[section.id] ?? [],
        villageColumn: section.index(ofColumn: Self.villageColumn),
        keyColumn: section.fixedRows.isEmpty ? nil : section.index(ofColumn: SectionDefinition.keyColumn))
    }
    reportRules = rules.report[form.id] ?? []
    keyColumns = sections.map(\.keyColumn)
  }
}

extension FormChecks.Column {
  init(_ column: ColumnDefinition, definitions: Definitions) {
    definition = column
    let isWholeMeasure = column.measure.flatMap { definitions.measures[$0]?.isWhole } ?? false
    isWhole = column.type == .integer || (column.type == .decimal && isWholeMeasure)
    if case .list(let list) = column.type {
      codes = definitions.codeLists[list].map { Set($0.items.map(\.code)) }
    } else {
      codes = nil
    }
  }
}
