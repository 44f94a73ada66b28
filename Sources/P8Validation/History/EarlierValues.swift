import P8Definitions
import P8Expressions
import P8Model

/// An earlier report in the layout of the form, so that expressions can look into it.
struct EarlierValues {
  private struct RowKey: Hashable {
    let unit: UnitCode?
    let identity: String
  }

  let report: RegisteredReport
  let input: EvaluationInput
  /// The records behind the rows of each section.
  let records: [[ReportedRecord]]
  /// For each section the rows that are one thing; nil for a key that several rows have.
  private let rows: [[RowKey: Int?]]
  /// For each section of models the rows by their names, however they are written; nil for any other.
  private let models: [IdentityIndex<UnitCode?>?]
  private let form: FormChecks
  /// For each section the rows by the keys of their models: the one that a row carries, or that it would be given.
  private let keys: [[String: Int]]

  init(_ report: RegisteredReport, in form: FormChecks) {
    self.report = report
    self.form = form
    records = form.sections.map { section in report.records.filter { $0.section == section.definition.id } }
    input = EvaluationInput(
      sections: zip(form.sections, records).map { section, records in
        records.map { record in
          section.columns.map { column in column.registeredName.flatMap { record.fields[$0]?.value } }
        }
      }, keyColumns: form.keyColumns,
      facts: [.periodFrom: .date(report.period.from), .periodTo: .date(report.period.to)])
    keys = records.map { records in
      Dictionary(
        records.enumerated().map { index, record in
          (
            ModelKey.of(record)
              ?? ModelKey.first(unit: record.unit, section: record.section, identity: record.identity), index
          )
        }, uniquingKeysWith: { first, _ in first })
    }
    models = zip(form.sections, records).map { section, records in
      section.kind != .model
        ? nil
        : IdentityIndex(
          records.map { ($0.unit == report.unit ? nil : $0.unit, $0.identity) }, of: .model)
    }
    rows = zip(form.sections, records).map { section, records in
      Dictionary(
        records.enumerated().map { index, record in
          (Self.key(record.unit, of: report.unit, section.folded(record.identity)), Int?.some(index))
        }, uniquingKeysWith: { _, _ in nil })
    }
  }

  /// The place of the row of the same thing among ``records``: by the key that travels with it, else by its name, however
  /// it is written; nil where there is none, or more than one.
  func row(
    section: Int, unit: UnitCode, of own: UnitCode, identity: String, key: String? = nil
  ) -> Int? {
    if let key, let row = keys[section][key] { return row }
    guard !identity.hasPrefix("~") else { return nil }
    let checks = form.sections[section]
    if let known = rows[section][Self.key(unit, of: own, checks.folded(identity))] { return known }
    let same = models[section]?.places(of: identity, in: unit == own ? nil : unit) ?? []
    return same.count == 1 ? same.first : nil
  }

  /// What an expression sees beside a row of the report that is checked.
  ///
  /// - Parameters:
  ///   - section: The place of the section in the form.
  ///   - unit: The unit that the row is about.
  ///   - own: The unit of the report.
  ///   - identity: What distinguishes the row from others.
  ///   - key: The key of the row's model; nil where it carries none.
  /// - Returns: The earlier report, with the row of the same thing where it has just one.
  func input(
    section: Int, unit: UnitCode, of own: UnitCode, identity: String, key: String?
  ) -> EvaluationInput {
    var input = input
    if let row = row(section: section, unit: unit, of: own, identity: identity, key: key) {
      input.row = input.sections[section]?[row] ?? []
    }
    return input
  }

  /// The record of a model by its key; nil where there is none.
  func record(section: Int, key: String) -> ReportedRecord? {
    keys[section][key].map { records[section][$0] }
  }

  /// A unit whose code has changed with the structure is the same unit.
  private static func key(_ unit: UnitCode, of own: UnitCode, _ identity: String) -> RowKey {
    RowKey(unit: unit == own ? nil : unit, identity: identity)
  }
}
