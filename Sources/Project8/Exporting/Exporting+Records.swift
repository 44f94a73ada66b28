import P8Definitions
import P8Exports
import P8Model
import P8Presentation
import P8Registry
import P8Validation
import SpreadsheetML

extension Exporting {
  /// The stored models and events of the reports of a unit and period that count.
  ///
  /// Outside the programme without counts of people, without what people wrote freely, and places that must not be
  /// found by larger units.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be read.
  public func records(_ request: RecordRequest) throws(Failure) -> ExportDocument {
    if isAsked {
      // Rows are for those who may see reports, whatever is held back in them.
      try workspace.demand(.see, in: request.unit)
      return try allowed(request.audience.act, in: request.unit).records(request)
    }
    let wanted = try recordDefinitions(request)
    try workspace.requirePhase(of: request.period)
    let kinds = try kinds(wanted, request)
    let list = RecordList(
      kinds, audience: audienceNote(request.audience), isWithSource: !request.audience.isOutside,
      language: request.language)
    let bytes =
      switch request.container {
      case .csv: list.csv()
      case .xlsx: try Failure.wrapping { () throws(WriteFault) in try list.workbook().xlsx() }
      }
    let table = try workspace.indicators.table(
      FigureRequest(unit: request.unit, period: request.period, counting: request.counting))
    // No figure stands in it, so none stands in its manifest.
    let whole = UnitFigures(
      unit: table.total.unit, name: table.total.name, coverage: table.total.coverage, indicators: [:])
    let about = IndicatorTable(
      period: table.period, structure: table.structure, total: whole, units: [], cumulativeSince: nil)
    return try document(
      "records", bytes, showing: [(about, nil)], counting: request.counting, for: request.audience,
      recipient: request.recipient, language: request.language)
  }

  private func recordDefinitions(_ request: RecordRequest) throws(Failure) -> [RecordDefinition] {
    let known = definitions.records.values.sorted { $0.id < $1.id }
    let ids = known.map(\.id).joined(separator: ", ")
    for id in request.records where definitions.records[id] == nil {
      throw Failure(.wrongUse, RecordListWords.unknown(id), remedy: RecordListWords.known(ids))
    }
    if request.container == .csv, request.records.count != 1 {
      throw Failure(.wrongUse, RecordListWords.oneKind, remedy: RecordListWords.known(ids))
    }
    return request.records.isEmpty ? known : known.filter { request.records.contains($0.id) }
  }

  private func kinds(
    _ wanted: [RecordDefinition], _ request: RecordRequest
  ) throws(Failure) -> [RecordList.Kind] {
    let personal = PersonalText(definitions)
    let disclosure = RecordDisclosure(definitions, audience: request.audience) {
      personal.isAboutPersons($0)
    }
    let reports = try reports(of: request.unit, from: request.period.from, to: request.period.to)
      .filter { $0.state.counts(by: request.counting) }
      .sorted { ($0.unit, $0.period.to, $0.period.name) < ($1.unit, $1.period.to, $1.period.name) }
    var rows: [String: [RecordList.Row]] = [:]
    let byId = Dictionary(wanted.map { ($0.id, $0) }) { first, _ in first }
    for report in reports {
      for record in report.records {
        guard let definition = byId[record.section] else { continue }
        rows[record.section, default: []].append(
          row(record, of: report, definition, disclosure, isOutside: request.audience.isOutside))
      }
    }
    return wanted.map {
      RecordList.Kind(record: $0, fields: disclosure.fields(of: $0), rows: rows[$0.id] ?? [])
    }
  }

  private func row(
    _ record: ReportedRecord, of report: RegisteredReport, _ definition: RecordDefinition,
    _ disclosure: RecordDisclosure, isOutside: Bool
  ) -> RecordList.Row {
    let unit = disclosure.unit(record.unit, of: definition)
    let name =
      definitions.units[unit]?.name ?? (unit == report.unit ? report.unitName : unit.code)
    let above = definitions.units.parent(of: unit).map { place(of: $0) } ?? ""
    var fields: [String: Value] = [:]
    for field in disclosure.fields(of: definition) {
      fields[field.id] = disclosure.value(record.fields[field.id]?.value)
    }
    return RecordList.Row(
      unit: unit, unitName: name, place: above, period: report.period, version: report.version,
      state: report.state, covered: record.coveredUnits.map { disclosure.unit($0, of: definition) },
      fields: fields, source: isOutside ? nil : report.file.sha256)
  }
}
