import P8Definitions
import P8Aggregation
import P8Exports
public import P8Model
import P8Registry
import SpreadsheetML

/// The containers in which a report is written, from the same sheets.
public enum ReportContainer: Sendable {
  /// A package of Office Open XML.
  case xlsx
  /// One file of XML Spreadsheet 2003.
  case spreadsheetXML2003
}

extension Workspace {
  /// The national summary of a unit and period.
  ///
  /// - Parameters:
  ///   - layout: The layout in `templates/reports/`.
  ///   - unit: The code of the unit.
  ///   - period: The period.
  ///   - level: The level of the sheet by unit; nil for the one right below.
  ///   - structure: The structure of units; nil for that of the closing date.
  ///   - date: The date on the report, `2024-01-05`; nil leaves it open.
  ///   - number: The number of the document; nil leaves it open.
  ///   - version: First version or supplement; nil where it does not matter.
  ///   - note: A note to be printed on the report; nil for none.
  ///   - language: The language of all texts.
  ///   - container: The container.
  /// - Returns: The file with its manifest: the same bytes for the same registry and definitions.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, a registry that cannot be read, a layout with faults.
  public func nationalReport(
    layout: String, unit: String, period: String, by level: UnitLevel?, structure: String?, date: String?,
    number: String? = nil, version: ReportStamp.Version? = nil, note: String?, language: Language,
    container: ReportContainer
  ) throws -> ExportDocument {
    let (report, below) = try report(
      layout: layout, unit: unit, period: period, by: level, structure: structure, date: date, number: number,
      version: version, note: note, language: language)
    return try document(
      "national", try bytes(of: report, in: container), showing: [(report.table, below)], layout: layout,
      asOf: report.date, language: language)
  }

  /// The indicator sheet for donors: small counts of people are held back, with what would give them away.
  ///
  /// - Parameters:
  ///   - layout: The layout in `templates/reports/`; it must hold small counts back.
  ///   - unit: The code of the unit.
  ///   - period: The period; the earlier ones of its kind in the phase stand beside it.
  ///   - level: The level of the sheet by unit; nil for the one right below.
  ///   - structure: The structure of units; nil for that of the closing date.
  ///   - date: The date on the sheet, `2024-01-05`; nil leaves it open.
  ///   - note: A note to be printed; nil for none.
  ///   - language: The language of all texts.
  ///   - container: The container.
  /// - Returns: The workbook, and the list of its figures as CSV.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, a registry that cannot be read, a layout with faults.
  public func donorSheet(
    layout: String, unit: String, period: String, by level: UnitLevel?, structure: String?, date: String?,
    note: String?, language: Language, container: ReportContainer
  ) throws -> (workbook: ExportDocument, figures: ExportDocument) {
    if let template = definitions.reports[layout], !template.holdsBackSmallCounts {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Bố cục “\(layout)” không giữ lại số nhỏ nên không gửi nhà tài trợ được",
          en: "The layout “\(layout)” does not hold small counts back, so it is not for donors"),
        remedy: LocalizedText(
          vi: "Ghi hold-back-small-counts: true trong tệp bố cục.",
          en: "Write hold-back-small-counts: true in the layout's file."))
    }
    let (report, below) = try report(
      layout: layout, unit: unit, period: period, by: level, structure: structure, date: date, number: nil,
      version: nil, note: note, language: language)
    func document(_ bytes: [UInt8]) throws -> ExportDocument {
      try self.document(
        "donor", bytes, showing: [(report.table, below)] + report.earlier.map { ($0, nil) }, layout: layout,
        asOf: report.date, language: language)
    }
    return (
      try document(try bytes(of: report, in: container)),
      try document(
        FigureList(
          (report.earlier + [report.table]).map { ExchangeTable($0, definitions: definitions) },
          language: language
        ).bytes())
    )
  }

  private func report(
    layout: String, unit: String, period: String, by level: UnitLevel?, structure: String?, date: String?,
    number: String?, version: ReportStamp.Version?, note: String?, language: Language
  ) throws(Failure) -> (report: SummaryReport, below: UnitLevel?) {
    guard let template = definitions.reports[layout] else {
      let there = definitions.reports.keys.sorted().joined(separator: ", ")
      throw Failure(
        .wrongUse, LocalizedText(vi: "Không có bố cục “\(layout)”", en: "There is no layout “\(layout)”"),
        remedy: LocalizedText(vi: "Các bố cục: \(there)", en: "The layouts are: \(there)"))
    }
    let period = try self.period(period)
    let structure = try self.structure(structure, for: period)
    let code = try self.unit(unit, structure: structure)
    let day = try self.date(date)
    if let level { try check(level, below: code) }
    let below = structure.levels.drop { $0 != code.level }.dropFirst().first
    let figures = try gather(
      period: period, structure: structure, for: code, by: level ?? below, counting: template.counting)
    let table = try Self.telling { () throws(AggregationFault) in
      try figures.table(of: code, by: level ?? below)
    }.adding(try unconfirmedNote(of: code, period: period, counting: template.counting))
    let comparesPeriods = template.sheets.contains { sheet in
      [.periods, .lines].contains(sheet.rows) || sheet.charts.contains { $0.kind == .periods }
    }
    let parent = definitions.units.parent(of: code).flatMap {
      $0.level == .nation ? nil : definitions.units[$0]?.name
    }
    let facts = SummaryFacts(
      parentName: parent ?? definitions.programme.lead[language], date: day,
      // The files of villages are no matter of donors.
      sources: template.holdsBackSmallCounts ? [] : try sources(of: code, period: period),
      notes: note.map { [LocalizedText(vi: $0, en: $0)] } ?? [],
      records: try records(of: template, for: code, period: period, structure: structure), version: version,
      placeholders: number.map { ["number": $0] } ?? [:],
      timeliness: try timeliness(for: template, code, period, structure, by: level ?? below, version))
    let report = SummaryReport(
      template, table: table,
      earlier: comparesPeriods ? try earlier(than: period, of: code, structure: structure) : [],
      definitions: definitions, facts: facts, language: language)
    return (report, level ?? below)
  }

  /// Who sent in time, from the days on which the registry stored the reports; nil where the layout does not ask,
  /// or where units are shown in another structure than that in which they sent.
  private func timeliness(
    for template: ReportTemplate, _ unit: UnitCode, _ period: Period, _ structure: UnitStructure,
    by level: UnitLevel?, _ version: ReportStamp.Version?
  ) throws(Failure) -> SummaryFacts.Timeliness? {
    guard template.sheets.contains(where: { $0.rows == .quality }), structure == period.structure,
      try registryIfThere() != nil
    else { return nil }
    let status = try status(
      unit: unit.code, period: period.description, by: level, version: version ?? .initial,
      on: period.to.description)
    let rows = [status.total] + status.rows
    return SummaryFacts.Timeliness(
      lastDay: status.lastDay,
      arrivals: Dictionary(rows.map { ($0.unit, .init(inTime: $0.inTime, late: $0.late)) }) { first, _ in
        first
      })
  }

  private func bytes(of report: SummaryReport, in container: ReportContainer) throws -> [UInt8] {
    do {
      let workbook = try report.workbook()
      switch container {
      case .xlsx: return try Self.written { () throws(WriteFault) in try workbook.xlsx() }
      case .spreadsheetXML2003:
        return try Self.written { () throws(WriteFault) in try workbook.spreadsheetXML2003() }
      }
    } catch let failure as SummaryReport.Failure {
      throw Failure(
        .input,
        LocalizedText(
          vi: "\(failure.source.file):\(failure.source.line):\(failure.source.column): \(failure.message.vi)",
          en: "\(failure.source.file):\(failure.source.line):\(failure.source.column): \(failure.message.en)"
        ))
    }
  }

  /// The tables of the same span in the earlier years of the phase, as far as anything is known of them.
  private func earlier(
    than period: Period, of unit: UnitCode, structure: UnitStructure
  ) throws(Failure) -> [IndicatorTable] {
    let first = definitions.programme.phaseFrom.year
    guard first < period.year else { return [] }
    let periods = (first..<period.year).compactMap {
      Period(year: $0, span: period.span, calendar: period.calendar)
    }
    let figures = try figures(of: periods, structure: structure, for: unit)
    return try Self.telling { () throws(AggregationFault) in
      var tables: [IndicatorTable] = []
      for one in figures {
        let table = try one.table(of: unit)
        if table.total.indicators.values.contains(where: { !$0.values.isEmpty }) { tables.append(table) }
      }
      return tables
    }
  }

  /// The records that the lists of a layout show.
  private func records(
    of template: ReportTemplate, for unit: UnitCode, period: Period, structure: UnitStructure
  ) throws(Failure) -> [String: [FigureKey: [SummaryFacts.Record]]] {
    let lists = template.sheets.filter { $0.rows == .records }
    guard !lists.isEmpty else { return [:] }
    let figures = try explainableFigures(of: period, structure: structure, for: unit)
    var records: [String: [FigureKey: [SummaryFacts.Record]]] = [:]
    for list in lists {
      for code in list.indicators {
        let counted = try Self.telling { () throws(AggregationFault) in
          try figures.records(of: list.figure, of: code, for: unit)
        }
        records[code, default: [:]][list.figure] = counted.map { place, name, record in
          let above = definitions.units.lineage(of: place).dropFirst().prefix { $0 != unit }
            .compactMap { definitions.units[$0]?.name }
          return SummaryFacts.Record(
            section: record.section, place: ([name] + above).joined(separator: ", "),
            fields: record.fields.mapValues(\.value))
        }
      }
    }
    return records
  }

  /// The reports of a unit and what lies in it that close by the end of the period, in a fixed order.
  func sources(of unit: UnitCode, period: Period) throws(Failure) -> [SummaryFacts.Source] {
    try reports(of: unit, from: definitions.programme.phaseFrom, to: period.to).map { report in
      SummaryFacts.Source(
        unit: report.unit, unitName: report.unitName, period: report.period.name, version: report.version,
        state: report.state, file: report.file, findings: report.findingCounts,
        place: definitions.units.placement(of: report.unit, in: unit.structure).unit)
    }.sorted { ($0.unit, $0.period, $0.file.path) < ($1.unit, $1.period, $1.file.path) }
  }

  /// The reports of a unit and what lies in it whose days all lie between two days.
  func reports(
    of unit: UnitCode, from: CalendarDate, to: CalendarDate
  ) throws(Failure) -> [RegisteredReport] {
    guard let registry = try registryIfThere() else { return [] }
    let units = definitions.units
    let query = ReportQuery(from: from, to: to) { code in
      // A report of the older structure belongs to the new unit that its commune went into.
      units.isSame(units.placement(of: code, in: unit.structure).unit, orInside: unit)
    }
    return try Self.telling { () throws(RegistryFault) in
      try registry.reports(matching: query).map(\.report)
    }
  }
}
