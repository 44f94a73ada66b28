package import P8Definitions
import P8Aggregation
import P8Exports
import P8Model
import P8Presentation
import P8Registry
import SpreadsheetML

/// Files that leave the toolkit, each with a manifest that says what it is made of.
public struct Exporting: Capability {
  let workspace: Workspace

  /// The national summary of a unit and period: the same bytes for the same registry and definitions.
  /// - Throws: ``Failure`` for a layout or unit that is not there, a registry that cannot be read, a layout
  ///   with faults.
  public func nationalReport(_ request: ReportRequest) throws -> ExportDocument {
    if isAsked {
      let audience = try audience(of: request, otherwise: .internal)
      return try allowed(audience.act, in: request.unit).nationalReport(request)
    }
    let audience = try audience(of: request, otherwise: .internal)
    let (report, below) = try report(request, for: audience)
    return try document(
      "national", try bytes(of: report, in: request.container), showing: [(report.table, below)],
      layout: request.layout, counting: try rule(of: request), for: audience, recipient: request.recipient,
      asOf: report.date, language: request.language)
  }

  /// The indicator sheet for donors as a workbook, and the list of its figures as CSV.
  ///
  /// What the audience must not see is held back; so must the layout ask. The earlier periods of the same kind in
  /// the phase stand beside the period.
  /// - Throws: ``Failure`` for a layout or unit that is not there, a registry that cannot be read, a layout
  ///   with faults.
  public func donorSheet(
    _ request: ReportRequest
  ) throws -> (workbook: ExportDocument, figures: ExportDocument) {
    if isAsked {
      let audience = try audience(of: request, otherwise: .partner)
      return try allowed(audience.act, in: request.unit).donorSheet(request)
    }
    try requireDonorLayout(request.layout)
    let audience = try audience(of: request, otherwise: .partner)
    let (report, below) = try report(request, for: audience)
    func document(_ bytes: [UInt8]) throws -> ExportDocument {
      try self.document(
        "donor", bytes, showing: [(report.table, below)] + report.earlier.map { ($0, nil) },
        layout: request.layout, counting: try rule(of: request), for: audience,
        recipient: request.recipient, asOf: report.date, language: request.language)
    }
    return (
      try document(try bytes(of: report, in: request.container)),
      try document(
        FigureList(
          (report.earlier + [report.table]).map {
            ExchangeTable($0, definitions: definitions, isWithCarriedOver: true)
          },
          language: request.language
        ).bytes())
    )
  }

  /// Fails for a layout that would show donors what must be held back from them.
  package func requireDonorLayout(_ layout: String) throws(Failure) {
    guard let template = definitions.reports[layout], !template.holdsBackSmallCounts else { return }
    throw Failure(
      .wrongUse,
      LocalizedText(
        vi: "Bố cục “\(layout)” không giữ lại số nhỏ nên không gửi nhà tài trợ được",
        en: "The layout “\(layout)” does not hold small counts back, so it is not for donors"),
      remedy: LocalizedText(
        vi: "Ghi hold-back-small-counts: true trong tệp bố cục.",
        en: "Write hold-back-small-counts: true in the layout's file."))
  }

  /// Fails for a layout that is not there, with those that are.
  @discardableResult
  package func requireLayout(_ layout: String) throws(Failure) -> ReportTemplate {
    if let template = definitions.reports[layout] { return template }
    let there = definitions.reports.keys.sorted().joined(separator: ", ")
    throw Failure(
      .wrongUse, LocalizedText(vi: "Không có bố cục “\(layout)”", en: "There is no layout “\(layout)”"),
      remedy: LocalizedText(vi: "Các bố cục: \(there)", en: "The layouts are: \(there)"))
  }

  /// For whom it is: what is asked for, else partners where the layout holds small counts back.
  private func audience(
    of request: ReportRequest, otherwise standard: Audience
  ) throws(Failure) -> Audience {
    let layout = try requireLayout(request.layout)
    return request.audience ?? (layout.holdsBackSmallCounts ? .partner : standard)
  }

  /// Which reports count: what is asked for, else what the layout says.
  private func rule(of request: ReportRequest) throws(Failure) -> CountingRule {
    let layout = try requireLayout(request.layout)
    return request.counting ?? layout.counting
  }

  /// Gathers everything that a layout shows; what it does not ask for is not read.
  private func report(
    _ request: ReportRequest, for audience: Audience
  ) throws(Failure) -> (report: SummaryReport, below: UnitLevel?) {
    let template = try requireLayout(request.layout)
    try workspace.requirePhase(of: request.period)
    let (code, period) = (request.unit, request.period)
    if let level = request.level { try code.requireLevel(level) }
    let below = request.level ?? code.levelBelow
    let rule = try rule(of: request)
    let table = try workspace.indicators.table(
      FigureRequest(unit: code, period: period, by: below, counting: rule))
    let comparesPeriods = template.sheets.contains { sheet in
      [.periods, .lines, .overview].contains(sheet.rows) || sheet.charts.contains { $0.kind == .periods }
    }
    let facts = SummaryFacts(
      date: request.date,
      // Nobody outside is shown the files of villages.
      sources: audience.isOutside ? [] : try sources(of: code, period: period),
      notes: try [audienceNote(audience)] + leftOutNote(of: template, for: audience)
        + unconfirmedNote(of: code, for: period, counting: rule)
        + (request.note.map { [LocalizedText(vi: $0, en: $0)] } ?? []),
      records: audience.isOutside
        ? [:] : try records(of: template, for: code, period: period, counting: rule),
      version: request.version,
      placeholders: request.number.map { ["number": $0] } ?? [:],
      timeliness: try timeliness(for: template, request, by: below), counting: rule)
    let before = comparesPeriods ? try earlier(than: period, of: code, counting: rule) : []
    let shown = try self.shown([table] + before, to: audience, counting: rule)
    let report = SummaryReport(
      template, table: shown.first ?? table, earlier: Array(shown.dropFirst()), definitions: definitions,
      facts: facts, language: request.language, audience: audience)
    return (report, below)
  }

  /// What a report says where its layout has lists that its audience does not get.
  private func leftOutNote(
    of template: ReportTemplate, for audience: Audience
  ) throws(Failure) -> [LocalizedText] {
    guard audience.isOutside,
      template.sheets.contains(where: { $0.rows == .records || $0.rows == .sources })
    else { return [] }
    return [definitions.texts[ReportText.listsLeftOut]]
  }

  /// Who sent in time, from the days on which the registry stored the reports; nil where the layout does not
  /// ask, or where units are shown in another structure than that in which they sent.
  private func timeliness(
    for template: ReportTemplate, _ request: ReportRequest, by level: UnitLevel?
  ) throws(Failure) -> SummaryFacts.Timeliness? {
    guard template.sheets.contains(where: { $0.rows == .quality }),
      request.unit.structure == request.period.structure, try registryIfThere() != nil
    else { return nil }
    let status = try workspace.review.status(
      of: request.unit, for: request.period, by: level, version: request.version ?? .initial,
      on: request.period.to)
    let rows = [status.total] + status.rows
    return SummaryFacts.Timeliness(
      lastDay: status.lastDay,
      arrivals: !status.knowsArrivals
        ? nil
        : Dictionary(rows.map { ($0.unit, .init(inTime: $0.inTime, late: $0.late)) }) { first, _ in
          first
        })
  }

  /// What an export says on its face where figures count that nobody has signed.
  func unconfirmedNote(
    of unit: UnitCode, for period: Period, counting rule: CountingRule
  ) throws(Failure) -> [LocalizedText] {
    guard rule == .accepted, let registry = try registryIfThere() else { return [] }
    let units = definitions.units
    func isInside(_ code: UnitCode) -> Bool {
      units.isSame(units.placement(of: code, in: unit.structure).unit, orInside: unit)
    }
    return try Failure.wrapping { () throws(RegistryFault) in
      let open = try registry.reports(of: period, notCountingBy: .confirmed, where: isInside).count
      guard open > 0 else { return [] }
      let whole = try registry.countingReports(of: period, where: isInside)
      return [ReviewWords.unconfirmed(open, of: whole)]
    }
  }

  private func bytes(of report: SummaryReport, in container: ReportContainer) throws -> [UInt8] {
    do {
      let workbook = try report.workbook()
      switch container {
      case .xlsx: return try Failure.wrapping { () throws(WriteFault) in try workbook.xlsx() }
      case .spreadsheetXML2003:
        return try Failure.wrapping { () throws(WriteFault) in try workbook.spreadsheetXML2003() }
      case .pdf:
        return try PDFPrinter().pdf(
          of: Failure.wrapping { () throws(WriteFault) in try workbook.xlsx() })
      }
    } catch let failure as SummaryReport.Failure {
      throw Failure(
        .input,
        LocalizedText(
          vi:
            "\(failure.source.file):\(failure.source.line):\(failure.source.column): \(failure.fault.message.vi)",
          en:
            "\(failure.source.file):\(failure.source.line):\(failure.source.column): \(failure.fault.message.en)"
        ))
    }
  }

  /// The tables of the same span in the earlier years of the phase, as far as anything is known of them.
  private func earlier(
    than period: Period, of unit: UnitCode, counting rule: CountingRule
  ) throws(Failure) -> [IndicatorTable] {
    let programme = definitions.programme
    let phase = programme.phase(of: period)
    let first = phase.from.year
    guard first < period.year else { return [] }
    let periods = (first..<period.year).compactMap {
      Period(year: $0, span: period.span, calendar: period.calendar)
    }.filter { programme.place(of: $0) == .inside(phase) }
    let figures = try workspace.indicators.figures(
      of: periods, structure: unit.structure, for: unit, counting: rule)
    return try Failure.wrapping { () throws(AggregationFault) in
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
    of template: ReportTemplate, for unit: UnitCode, period: Period, counting rule: CountingRule
  ) throws(Failure) -> [String: [FigureKey: [SummaryFacts.Record]]] {
    let lists = template.sheets.filter { $0.rows == .records }
    guard !lists.isEmpty else { return [:] }
    let figures = try workspace.indicators.explainableFigures(
      of: period, structure: unit.structure, for: unit, counting: rule)
    var records: [String: [FigureKey: [SummaryFacts.Record]]] = [:]
    for list in lists {
      for code in list.indicators {
        let counted = try Failure.wrapping { () throws(AggregationFault) in
          try figures.records(of: list.figure, of: code, for: unit)
        }
        records[code, default: [:]][list.figure] = counted.map { place, name, record in
          SummaryFacts.Record(
            section: record.section, place: located(name, of: place, within: unit),
            fields: record.fields.mapValues(\.value))
        }
      }
    }
    return records
  }

  /// The name of a unit with those above it, up to the unit that a report is about: many villages are named alike.
  private func located(_ name: String, of place: UnitCode, within unit: UnitCode) -> String {
    guard place != unit else { return name }
    let above = definitions.units.lineage(of: place).dropFirst().prefix { $0 != unit && $0.level != .nation }
    return ([name] + above.compactMap { definitions.units[$0]?.name }).joined(separator: ", ")
  }

  /// The reports of a unit and what lies in it that close by the end of the period, in a fixed order.
  func sources(of unit: UnitCode, period: Period) throws(Failure) -> [SummaryFacts.Source] {
    // What exists may have been reported in an earlier phase.
    let sent = try reports(of: unit, from: definitions.programme.firstPhase.from, to: period.to)
    return sent.sorted {
      ($0.unit, $0.period.name, $0.file.path) < ($1.unit, $1.period.name, $1.file.path)
    }.map { report in
      SummaryFacts.Source(
        unit: report.unit, location: located(report.unitName, of: report.unit, within: unit),
        period: report.period, version: report.version, state: report.state, file: report.file,
        findings: report.findingCounts,
        place: definitions.units.placement(of: report.unit, in: unit.structure).unit)
    }
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
    return try Failure.wrapping { () throws(RegistryFault) in
      // A report that was withdrawn is as if it had never come.
      try registry.reports(matching: query).map(\.report).filter { $0.state != .withdrawn }
    }
  }
}
