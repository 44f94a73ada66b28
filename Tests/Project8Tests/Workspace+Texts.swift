import P8Aggregation
import P8Definitions
import P8Model
import Testing

import Project8

/// Requests as the tests write them: units, periods and days as texts.
extension Workspace {
  func period(_ text: String) throws -> Period { try #require(Period(text, calendar: calendar)) }

  func unit(_ text: String, structure: UnitStructure) throws -> UnitCode {
    guard let unit = UnitCode(text, structure: structure), units[unit.communeOfVillage ?? unit] != nil else {
      throw Failure(.wrongUse, LocalizedText(vi: text, en: "there is no unit \(text)"))
    }
    return unit
  }

  func request(
    unit: String, period: String, by level: UnitLevel? = nil, structure: String? = nil,
    counting rule: CountingRule = .accepted
  ) throws -> FigureRequest {
    let period = try self.period(period)
    let structure = try structure.map { try #require(UnitStructure(rawValue: $0)) } ?? period.structure
    return FigureRequest(
      unit: try self.unit(unit, structure: structure), period: period, by: level, counting: rule)
  }

  func table(
    unit: String, period: String, by level: UnitLevel?, structure: String?,
    counting rule: CountingRule = .accepted
  ) throws -> IndicatorTable {
    try indicators.table(
      request(unit: unit, period: period, by: level, structure: structure, counting: rule))
  }

  func trend(
    unit: String, period: String, count: Int, by level: UnitLevel?, structure: String?
  ) throws -> IndicatorTrend {
    try indicators.trend(
      request(unit: unit, period: period, by: level, structure: structure), periods: count)
  }

  func explanation(
    of indicator: String, figure: String, unit: String, period: String, structure: String?,
    since: String? = nil, compare: String? = nil, counting rule: CountingRule = .accepted,
    format: ExplanationFormat = .text, language: Language
  ) throws -> String {
    let scope = try request(unit: unit, period: period, structure: structure, counting: rule)
    let figure = try #require(FigureKey(name: figure))
    return try indicators.explanation(
      ExplanationRequest(
        indicator, figure: figure, of: scope, since: since.map { try #require(CalendarDate(iso: $0)) },
        compare: compare.map { try self.period($0) }), as: format, language: language)
  }

  func explanations(
    unit: String, period: String, structure: String?, counting rule: CountingRule = .accepted
  ) throws -> [Explanation] {
    try indicators.explanations(request(unit: unit, period: period, structure: structure, counting: rule))
  }

  func review(
    _ action: ReviewAction, unit: String, period: String, form: String?, reason: String,
    document: String = "",
    without: [String] = []
  ) throws -> ReviewOutcome {
    let scope = try request(unit: unit, period: period)
    return try review.take(
      ReviewRequest(
        action, unit: scope.unit, period: scope.period, form: form, reason: reason,
        document: SignedDocument(number: document),
        without: try without.map { try self.unit($0, structure: scope.period.structure) }))
  }

  func lock(unit: String, period: String, reason: String, allowsUnverified: Bool) throws -> LocalizedText {
    let scope = try request(unit: unit, period: period)
    return try review.lock(
      scope.unit, for: scope.period, reason: reason, allowsUnverified: allowsUnverified)
  }

  func unlock(unit: String, period: String, reason: String) throws -> LocalizedText {
    let scope = try request(unit: unit, period: period)
    return try review.unlock(scope.unit, for: scope.period, reason: reason)
  }

  func status(unit: String, period: String, by level: UnitLevel?) throws -> ReportingStatus {
    let scope = try request(unit: unit, period: period)
    return try review.status(of: scope.unit, for: scope.period, by: level)
  }

  func importVillages(
    fromFile path: String, structure: UnitStructure = .y2024, language: Language
  ) throws -> String {
    try villages.importList(fromFile: path, structure: structure).formatted(language)
  }

  /// The units that a code may mean, as the log takes them: `22096@2024` means one.
  func units(meaning text: String) throws -> [UnitCode] {
    let parts = text.split(separator: "@").map(String.init)
    let structures =
      parts.count > 1 ? UnitStructure(rawValue: parts[1]).map { [$0] } ?? [] : [.y2025, .y2024]
    return structures.compactMap { try? unit(parts[0], structure: $0) }
  }

  func log(
    _ kind: LogKind, unit: String, answers: [String: String], on day: String?, reason: String
  ) throws -> LogOutcome {
    try log.write(
      LogRequest(
        kind, units: units(meaning: unit), answers: answers, on: day.flatMap { CalendarDate(iso: $0) },
        reason: reason))
  }

  func report(
    layout: String, unit: String, period: String, by level: UnitLevel?, date: String?, number: String?,
    version: ReportStamp.Version?, note: String?, language: Language, container: ReportContainer
  ) throws -> ReportRequest {
    let scope = try request(unit: unit, period: period)
    return ReportRequest(
      layout: layout, unit: scope.unit, period: scope.period, by: level,
      date: try date.map { try #require(CalendarDate(iso: $0)) }, number: number, version: version,
      note: note,
      language: language, container: container)
  }

  func nationalReport(
    layout: String, unit: String, period: String, by level: UnitLevel?, date: String? = nil,
    number: String? = nil, version: ReportStamp.Version? = nil, note: String? = nil, language: Language,
    container: ReportContainer
  ) throws -> ExportDocument {
    try exporting.nationalReport(
      report(
        layout: layout, unit: unit, period: period, by: level, date: date, number: number, version: version,
        note: note, language: language, container: container))
  }

  func donorSheet(
    layout: String, unit: String, period: String, by level: UnitLevel?, language: Language,
    container: ReportContainer
  ) throws -> (workbook: ExportDocument, figures: ExportDocument) {
    try exporting.donorSheet(
      report(
        layout: layout, unit: unit, period: period, by: level, date: nil, number: nil, version: nil,
        note: nil, language: language, container: container))
  }
}
