package import P8Definitions
package import P8Expressions
package import P8Model
package import SpreadsheetML

/// Makes the workbook of a summary report: a layout from a file, filled from an indicator table.
///
/// A figure that is not known stays an empty cell, never zero. Sums and percentages are live formulas with
/// the values that they have now.
package struct SummaryReport: Sendable {
  /// Why a report could not be made: a formula of its layout.
  package struct Failure: Error, Hashable, Sendable {
    package let source: DefinitionSource
    package let fault: PrinterFault
  }

  package let template: ReportTemplate
  /// The figures that are shown, after small counts were held back where the layout says so.
  package let table: IndicatorTable
  /// The same of earlier periods.
  package let earlier: [IndicatorTable]
  /// As they hold in the phase of the period: of no other is an indicator or a target shown.
  let definitions: Definitions
  let phase: ProgrammePhase
  let facts: SummaryFacts
  let language: Language

  /// - Parameters:
  ///   - earlier: The figures of earlier periods in their order, for sheets that compare periods.
  ///   - audience: For whom the tables were made ready; nil where nobody did it: then small counts are held back
  ///     here where the layout says so.
  package init(
    _ template: ReportTemplate, table: IndicatorTable, earlier: [IndicatorTable] = [],
    definitions: Definitions, facts: SummaryFacts, language: Language = .vi, audience: Audience? = nil
  ) {
    self.template = template.showing(
      ReportOccasion.all(table.period.span, facts.version), to: audience, of: table.total.unit.level)
    // All at once, since one sheet could give away what another holds back.
    let tables =
      audience == nil && template.holdsBackSmallCounts
      ? SmallCounts(definitions).protect([table] + earlier) : [table] + earlier
    self.table = tables.first ?? table
    self.earlier = Array(tables.dropFirst())
    phase = definitions.programme.phase(of: table.period)
    self.definitions = definitions.during(phase)
    (self.facts, self.language) = (facts, language)
  }

  /// The day on which it is dated; nil where that is left open.
  package var date: CalendarDate? { facts.date }

  /// The workbook.
  /// - Throws: ``Failure`` for a formula of the layout that cannot be used.
  package func workbook() throws(Failure) -> Workbook {
    var workbook = Workbook()
    let style = SummaryStyle(template.page, in: language)
    workbook.defaultFont = style.font
    workbook.properties.title = template.name[language]
    workbook.properties.subject = "\(name(of: table.total)) - \(table.period.title(language))"
    workbook.properties.language = language == .vi ? "vi-VN" : "en-GB"
    for sheet in template.sheets {
      switch sheet.rows {
      case .overview: workbook.add(OverviewSheet(sheet, of: self, style: style).sheet())
      case .indicators: workbook.add(try IndicatorSheet(sheet, of: self, style: style).sheet())
      case .units: workbook.add(try UnitSheet(sheet, of: self, style: style).sheet())
      case .periods: workbook.add(PeriodSheet(sheet, of: self, style: style).sheet())
      case .lines: workbook.add(LineSheet(sheet, of: self, style: style).sheet())
      case .charts: workbook.add(ChartSheet(sheet, of: self, style: style).sheet())
      case .records: workbook.add(RecordSheet(sheet, of: self, style: style).sheet())
      case .quality: workbook.add(QualitySheet(sheet, of: self, style: style).sheet())
      case .references: workbook.add(ReferenceSheet(sheet, of: self, style: style).sheet())
      case .sources: workbook.add(SourceSheet(sheet, of: self, style: style).sheet())
      }
    }
    return workbook
  }

  func page(
    of sheet: ReportTemplate.Sheet, repeatedRows: ClosedRange<Int>?, style: SummaryStyle
  ) -> PageSetup {
    style.page(
      repeatedRows: repeatedRows, isFirst: isFirst(sheet),
      isAnnex: !isFirst(sheet) && !template.annexHeader.isEmpty)
  }

  /// Whether a sheet is the first of the layout.
  func isFirst(_ sheet: ReportTemplate.Sheet) -> Bool { template.sheets.first?.id == sheet.id }

  /// The lines above a sheet's table: of the first sheet the header, of the others the annex header where the
  /// layout has one, filled in.
  func header(of sheet: ReportTemplate.Sheet) -> (
    lines: [(line: ReportTemplate.Line, text: String)], isAnnex: Bool
  ) {
    let place = template.sheets.firstIndex { $0.id == sheet.id } ?? 0
    guard place > 0, !template.annexHeader.isEmpty else {
      return (template.header.map { ($0, fill($0.text)) }, false)
    }
    let title = fill(sheet.title)
    var values = placeholders
    values["annex"] = RomanNumeral.text(place)
    values["title"] = title
    values["TITLE"] = title.uppercased()
    return (template.annexHeader.map { ($0, Placeholders.fill($0.text[language], with: values)) }, true)
  }

  /// A text of the layout with its placeholders filled in; an unknown one stays as it is.
  func fill(_ text: LocalizedText) -> String { Placeholders.fill(text[language], with: placeholders) }

  private var placeholders: [String: String] {
    let unit = table.total
    let date = facts.date
    let issuer = office(of: unit.unit, named: unit.name)
    let above = definitions.units.parent(of: unit.unit)
    let parent = above.map { office(of: $0, named: definitions.units[$0]?.name ?? $0.code) } ?? ""
    let recipient = above == nil ? say(.recipientOfNation) : parent
    let (board, signer) = (
      say(ReportText(boardOf: unit.unit.level)), say(ReportText(signerOf: unit.unit.level))
    )
    func padded(_ number: Int, below limit: Int) -> String { number < limit ? "0\(number)" : "\(number)" }
    var values = [
      "unit": name(of: unit), "UNIT": name(of: unit).uppercased(), "code": unit.unit.code,
      "parent": parent, "PARENT": parent.uppercased(), "recipient": recipient, "board": board,
      "signer": signer,
      "period": table.period.title(language), "period-inside": table.period.titleInside(language),
      "PERIOD": table.period.title(language).uppercased(),
      "period-name": table.period.name,
      "year": String(table.period.year), "from": table.period.from.formatted(language),
      "to": table.period.to.formatted(language), "closing": table.period.to.formatted(language),
      "structure": table.structure.title[language],
      "coverage": definitions.texts.coverage(unit.coverage)[language],
      "counted": String(unit.coverage.counted), "held": String(unit.coverage.held),
      "expected": String(unit.coverage.expected),
      "programme": definitions.programme.name[language],
      "PROGRAMME": definitions.programme.name[language].uppercased(),
      "programme-title": definitions.programme.title[language],
      "phase": phase.name[language], "phase-from": phase.cumulativeFrom.formatted(language),
      "lead": definitions.programme.lead[language],
      "LEAD": definitions.programme.lead[language].uppercased(),
      "version": definitions.programme.version, "hash": String(definitions.hash.prefix(12)),
      "since": table.cumulativeSince?.formatted(language) ?? "",
      // Decree 30/2020: a leading zero for days below 10 and for January and February only.
      "day": date.map { padded($0.day, below: 10) } ?? "…",
      "month": date.map { padded($0.month, below: 3) } ?? "…",
      "date-year": date.map { String($0.year) } ?? "…",
      "date": date?.formatted(language) ?? "…",
      "number": say(.openNumber),
      "edition": edition,
      "place": place,
      "issuer": issuer, "ISSUER": issuer.uppercased(),
      "note": (table.notes + facts.notes).map { $0[language] }.joined(separator: " "),
    ]
    values.merge(facts.placeholders) { _, given in given }
    return values
  }

  /// What a unit is called: the country has a name in each language, the others keep theirs.
  func name(of unit: UnitFigures) -> String {
    unit.unit.level == .nation ? say(.wholeCountry) : unit.name
  }

  /// A fixed text in the report's language.
  package func say(_ text: ReportText) -> String { definitions.texts[text][language] }

  /// The office that issues the reports of a unit, within a sentence.
  private func office(of unit: UnitCode, named name: String) -> String {
    let within = LocalizedText(vi: name.prefix(1).lowercased() + name.dropFirst(), en: name)
    return definitions.texts.filled(
      ReportText(issuerOf: unit.level), with: ["unit": within, "lead": definitions.programme.lead])[language]
  }

  private var edition: String {
    switch facts.version {
    case .initial: say(.firstEdition)
    case .supplement: say(.finalEdition)
    case nil: ""
    }
  }

  /// The place in the line of place and date: the name of the unit without the word for its type (Decree 30/2020,
  /// Annex I), of a village that of its commune, of the centre that of its seat.
  ///
  /// Names in digits keep the word, and so do cities, some of which are named after a person.
  private var place: String {
    let unit = table.total
    if unit.unit.level == .nation { return say(.seatOfCentre) }
    let known = definitions.units[unit.unit.communeOfVillage ?? unit.unit]
    guard let known else { return unit.name }
    let isInDigits = known.shortName.first?.isNumber ?? true
    return isInDigits || known.type == "thành phố" ? known.name : known.shortName
  }

  /// The target of an indicator for the report's unit; nil where none is set.
  func target(of indicator: Indicator, span: Target.Span) -> Target? {
    definitions.targets.first {
      ($0.indicator == indicator.code || $0.indicator == indicator.id) && $0.unit == table.total.unit
        && $0.span == span
    }
  }
}

extension ReportTemplate {
  /// The layout with the columns that an occasion needs; outside the programme without lists of models and events,
  /// which name places and people and count them one by one, and without the files of villages; of a village without
  /// what compares the units below.
  fileprivate func showing(
    _ occasions: Set<ReportOccasion>, to audience: Audience?, of level: UnitLevel
  ) -> ReportTemplate {
    let isOutside = audience?.isOutside ?? holdsBackSmallCounts
    return ReportTemplate(
      id: id, name: name, page: page, header: header, annexHeader: annexHeader, notes: notes,
      signatures: signatures,
      sheets: sheets.filter {
        (!isOutside || $0.rows != .records) && (level != .village || $0.rows != .units)
      }.map { sheet in
        Sheet(
          id: sheet.id, name: sheet.name, title: sheet.title, rows: sheet.rows, indicators: sheet.indicators,
          columns: sheet.columns.filter {
            $0.occasions.isEmpty || !$0.occasions.isDisjoint(with: occasions)
          }, showsParts: sheet.showsParts,
          charts: sheet.charts.filter { level != .village || $0.kind != .units }, figure: sheet.figure,
          lines: sheet.lines)
      }, holdsBackSmallCounts: isOutside, source: source)
  }
}
