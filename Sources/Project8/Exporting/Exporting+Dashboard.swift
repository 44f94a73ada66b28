package import P8Presentation
import P8Definitions
import P8Aggregation
import P8Exports
public import P8Model
import P8Registry

extension Exporting {
  /// The figures of a unit as one page for a browser, in the structure of the unit's code.
  ///
  /// It goes two levels down: by district and commune for a province. What the audience must not see is held back.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be read.
  public func dashboard(
    of code: UnitCode, for period: Period, counting rule: CountingRule = .accepted, note: LocalizedText?,
    language: Language, audience: Audience = .partner, recipient: String = ""
  ) throws(Failure) -> ExportDocument {
    if isAsked {
      return try allowed(audience.act, in: code).dashboard(
        of: code, for: period, counting: rule, note: note, language: language, audience: audience,
        recipient: recipient)
    }
    let (page, shown) = try page(
      of: code, for: period, counting: rule, note: note, language: language, audience: audience)
    return try document(
      "dashboard", page.bytes(), showing: shown, counting: rule, for: audience, recipient: recipient,
      language: language)
  }

  /// The same page to look at: internally for who may see the unit, else as it is made for partners.
  package func dashboardPage(
    of code: UnitCode, for period: Period, audience: Audience, language: Language
  ) throws(Failure) -> DashboardPage {
    if isAsked {
      return try allowed(audience == .internal ? .see : audience.act, in: code)
        .dashboardPage(of: code, for: period, audience: audience, language: language)
    }
    return try page(
      of: code, for: period, counting: .accepted, note: nil, language: language, audience: audience
    ).page
  }

  /// The page with the tables that it shows.
  private func page(
    of code: UnitCode, for period: Period, counting rule: CountingRule, note: LocalizedText?,
    language: Language, audience: Audience
  ) throws(Failure) -> (page: DashboardPage, shown: [(table: IndicatorTable, level: UnitLevel?)]) {
    try workspace.requirePhase(of: period)
    let programme = definitions.programme
    let below = Array(code.structure.levels.drop { $0 != code.level }.dropFirst().prefix(2))
    let current = try workspace.indicators.figures(
      of: FigureRequest(unit: code, period: period, counting: rule))
    var tables: [(table: IndicatorTable, level: UnitLevel?)] = []
    for level in below.isEmpty ? [nil] : below.map(Optional.some) {
      tables.append(
        (
          try Failure.wrapping { () throws(AggregationFault) in try current.table(of: code, by: level) },
          level
        ))
    }
    let levelCount = tables.count
    for earlier in period.series(of: 8) where programme.place(of: earlier) == programme.place(of: period) {
      let figures =
        earlier == period
        ? current
        : try workspace.indicators.figures(of: FigureRequest(unit: code, period: earlier, counting: rule))
      let table = try Failure.wrapping { () throws(AggregationFault) in try figures.table(of: code, by: nil) }
      // A period without any report has no place in a trend.
      if table.total.coverage.counted > 0 { tables.append((table, nil)) }
    }
    let protected = try self.shown(tables.map(\.table), to: audience, counting: rule)
    let shown = zip(protected, tables).map { (table: $0, level: $1.level) }
    guard
      let figures = DashboardFigures(
        levels: Array(protected.prefix(levelCount)), trend: Array(protected.dropFirst(levelCount)),
        quality: try quality(of: code, period: period),
        notes: try [audienceNote(audience)] + unconfirmedNote(of: code, for: period, counting: rule)
          + (note.map { [$0] } ?? []),
        limits: try tables.prefix(levelCount).flatMap(\.table.notes)
          + workspace.indicators.reviewNotes(of: code, period: period, counting: rule))
    else {
      throw Failure(
        .input, LocalizedText(vi: "Không có số liệu để xuất", en: "There are no figures to export"))
    }
    return (DashboardPage(figures, definitions: definitions, language: language), shown)
  }

  /// What the reports of a unit and period are like.
  private func quality(of unit: UnitCode, period: Period) throws(Failure) -> DashboardFigures.Quality {
    var accepted = 0
    var held = 0
    var supplements = 0
    var findings: [Finding.Severity: Int] = [:]
    for report in try reports(of: unit, from: period.from, to: period.to) where report.state != .returned {
      if report.state.counts() { accepted += 1 } else { held += 1 }
      if report.version == .supplement { supplements += 1 }
      findings.merge(report.findingCounts) { $0 + $1 }
    }
    return DashboardFigures.Quality(
      accepted: accepted, held: held, supplements: supplements, findings: findings)
  }
}
