import P8Aggregation
import P8Definitions
import P8Model
import VietnameseText

/// The models of a village as its reports left them, for the form of the next period.
struct CarriedModels {
  private struct Model {
    let key: String
    let section: String
    /// All that it was called, as what distinguishes one from another.
    var identities: Set<String>
    var last: ReportedRecord
  }

  private var models: [Model] = []
  /// The sections of which any report says something, be it that there is nothing.
  private var told: Set<String> = []
  private let form: FormDefinition

  /// - Parameters:
  ///   - reports: What was reported before the period, by the village itself or about it, in the order of time.
  ///   - villages: The codes of the village.
  ///   - form: The form that is to be filled in.
  init(_ reports: [RegisteredReport], of villages: Set<UnitCode>, for form: FormDefinition) {
    self.form = form
    let sections = Set(form.sections.filter(\.hasKeys).map(\.id))
    for report in reports {
      for record in report.records where villages.contains(record.unit) {
        told.formUnion(SectionAnswer.emptySections(of: record))
        guard sections.contains(record.section) else { continue }
        told.insert(record.section)
        add(record)
      }
    }
  }

  /// The record belongs to the model whose key it carries, else to the one that was called so; or it is a new one.
  private mutating func add(_ record: ReportedRecord) {
    let key = ModelKey.of(record)
    let place =
      key.flatMap { key in models.firstIndex { $0.section == record.section && $0.key == key } }
      ?? models.firstIndex {
        $0.section == record.section && $0.identities.contains(GroupName.key(ofKey: record.identity))
      }
    guard let place else {
      let first = ModelKey.first(unit: record.unit, section: record.section, identity: record.identity)
      models.append(
        Model(
          key: key ?? first, section: record.section, identities: [GroupName.key(ofKey: record.identity)],
          last: record))
      return
    }
    models[place].identities.insert(GroupName.key(ofKey: record.identity))
    models[place].last = record
  }

  /// The rows that the form brings along, by section: texts by column, as ``FormWorkbook`` takes them.
  var rows: [String: [[String: String]]] {
    var rows: [String: [[String: String]]] = [:]
    for section in form.sections where section.hasKeys {
      let carried = living(in: section.id)
      if !carried.isEmpty { rows[section.id] = carried.map { row(of: $0, in: section) } }
    }
    for section in form.sections where !section.fixedRows.isEmpty {
      guard let opening = section.columns.first(where: { $0.isCarried && $0.type == .integer }) else {
        continue
      }
      let stocks = section.fixedRows.filter { told.contains($0.key) }
      guard !stocks.isEmpty else { continue }
      rows[section.id] = stocks.map { row in
        [SectionDefinition.keyColumn: row.key, opening.id: "\(living(in: row.key).count)"]
      }
    }
    return rows
  }

  private func living(in section: String) -> [Model] {
    models.filter { $0.section == section && Self.status(of: $0.last) != .dissolved }
  }

  private static func status(of record: ReportedRecord) -> ModelStatus? {
    (record.fields[ModelStatus.field]?.value.text).flatMap { ModelStatus(rawValue: $0) }
  }

  private func row(of model: Model, in section: SectionDefinition) -> [String: String] {
    var row = [ModelKey.field: model.key]
    for column in section.columns where column.isCarried {
      guard let field = column.field, let value = model.last.fields[field]?.value else { continue }
      row[column.id] =
        field == ModelStatus.field
        ? Self.status(of: model.last)?.carriedOver.rawValue ?? value.description : value.description
    }
    return row
  }
}
