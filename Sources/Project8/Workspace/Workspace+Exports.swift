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
  ///   - note: A note to be printed on the report; nil for none.
  ///   - language: The language of all texts.
  ///   - container: The container.
  /// - Returns: The file with its manifest: the same bytes for the same registry and definitions.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, a registry that cannot be read, a layout with faults.
  public func nationalReport(
    layout: String, unit: String, period: String, by level: UnitLevel?, structure: String?, date: String?,
    note: String?, language: Language, container: ReportContainer
  ) throws -> ExportDocument {
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
    let figures = try gather(period: period, structure: structure, for: code, by: level ?? below)
    let table = try Self.telling { () throws(AggregationFault) in
      try figures.table(of: code, by: level ?? below)
    }
    let parent = definitions.units.parent(of: code).flatMap {
      $0.level == .nation ? nil : definitions.units[$0]?.name
    }
    let facts = SummaryFacts(
      parentName: parent ?? definitions.programme.lead[language], date: day,
      sources: try sources(of: code, period: period),
      notes: note.map { [LocalizedText(vi: $0, en: $0)] } ?? [])
    do {
      let workbook = try SummaryReport(
        template, table: table, definitions: definitions, facts: facts, language: language
      ).workbook()
      let bytes =
        switch container {
        case .xlsx: try Self.written { () throws(WriteFailure) in try workbook.xlsx() }
        case .spreadsheetXML2003:
          try Self.written { () throws(WriteFailure) in try workbook.spreadsheetXML2003() }
        }
      return try document(
        "national", bytes, showing: [(table, level ?? below)], layout: layout, asOf: day, language: language)
    } catch let failure as SummaryReport.Failure {
      throw Failure(
        .input,
        LocalizedText(
          vi: "\(failure.source.file):\(failure.source.line): \(failure.message.vi)",
          en: "\(failure.source.file):\(failure.source.line): \(failure.message.en)"))
    }
  }

  /// The reports of a unit and what lies in it that close by the end of the period, in a fixed order.
  func sources(of unit: UnitCode, period: Period) throws(Failure) -> [SummaryFacts.Source] {
    try reports(of: unit, from: definitions.programme.phaseFrom, to: period.to).map { report in
      SummaryFacts.Source(
        unit: report.unit, unitName: report.unitName, period: report.period.name, version: report.version,
        state: report.state, file: report.file)
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
