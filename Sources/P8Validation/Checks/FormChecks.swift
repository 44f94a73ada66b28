import P8Definitions
import P8Expressions
import P8Model

/// All that is to be checked of reports of one form, compiled once.
///
/// These are classes since they are only read, by all tasks at once, and cost nothing to pass on.
final class FormChecks: Sendable {
  let form: FormDefinition
  /// The layout, where it is of a table without a stamp.
  let layout: TableLayout?
  let sections: [SectionChecks]
  let reportRules: [CompiledRule]
  let keyColumns: [Int?]

  init(
    form: FormDefinition, layout: TableLayout? = nil, definitions: Definitions, rules: CompiledRules
  ) {
    self.form = form
    self.layout = layout
    sections = form.sections.map { section in
      SectionChecks(
        section, of: section.record.flatMap { definitions.records[$0] }, key: layout?.key ?? [],
        definitions: definitions,
        rules: rules.rows[form.id]?[section.id] ?? [], uniqueRules: rules.unique[form.id]?[section.id] ?? [],
        copiedRules: rules.copied[form.id]?[section.id] ?? [])
    }
    let report = rules.report[form.id] ?? []
    reportRules =
      report.filter { $0.definition.severity == .error } + report.filter { $0.definition.severity != .error }
    keyColumns = sections.map(\.keyColumn)
  }
}

/// A section with its rules.
final class SectionChecks: Sendable {
  let definition: SectionDefinition
  let identity: RowIdentity
  /// The kind of thing that a row is; nil for stated figures and money.
  let kind: RecordDefinition.Kind?
  let columns: [ColumnChecks]
  let rules: [CompiledRule]
  let uniqueRules: [UniqueRule]
  let copiedRules: [CopiedRule]
  /// Whether a rule compares a row with what an earlier report says of the same thing.
  let looksBackAtRows: Bool
  /// The place of the column that names a village; nil where there is none.
  let villageColumn: Int?
  /// The place of the column that names a model; nil where rows carry no keys.
  let nameColumn: Int?
  /// The place of the column that holds the keys of fixed rows; nil for an open table.
  let keyColumn: Int?

  /// The id of the column by which a row of a commune's report names its village.
  private static let villageColumn = "village"

  init(
    _ section: SectionDefinition, of record: RecordDefinition?, key: [String], definitions: Definitions,
    rules: [CompiledRule], uniqueRules: [UniqueRule], copiedRules: [CopiedRule]
  ) {
    definition = section
    identity = RowIdentity(section, record: record, key: key)
    kind = record?.kind
    columns = section.columns.map { ColumnChecks($0, isOfRecord: record != nil, definitions: definitions) }
    // Errors first: a warning at the same cell has the same cause.
    self.rules =
      rules.filter { $0.definition.severity == .error } + rules.filter { $0.definition.severity != .error }
    self.uniqueRules = uniqueRules
    self.copiedRules = copiedRules
    looksBackAtRows = rules.contains { rule in
      rule.names.contains { if case .earlier(_, .column) = $0 { true } else { false } }
    }
    nameColumn =
      section.hasKeys
      ? record?.identity.first.flatMap { field in section.columns.firstIndex { $0.field == field } } : nil
    villageColumn = section.index(ofColumn: Self.villageColumn)
    keyColumn = section.fixedRows.isEmpty ? nil : section.index(ofColumn: SectionDefinition.keyColumn)
  }

  /// The key under which other spellings of an identity are found, too.
  func folded(_ identity: String) -> String { RowIdentity.folded(identity, of: kind) }
}

/// What is checked of each cell of a column.
final class ColumnChecks: Sendable {
  let definition: ColumnDefinition
  let constraint: ColumnConstraint
  /// The name under which the value is registered; nil where it is not.
  let registeredName: String?

  init(_ column: ColumnDefinition, isOfRecord: Bool, definitions: Definitions) {
    definition = column
    constraint = ColumnConstraint(column, measures: definitions.measures, codeLists: definitions.codeLists)
    registeredName = isOfRecord ? column.field : column.id
  }
}
