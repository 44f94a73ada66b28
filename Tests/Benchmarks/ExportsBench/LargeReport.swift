import P8Definitions
import ContentDigest
import P8Exports
import P8Model

/// Reports of the whole country with made-up figures: the communes are real, the numbers are not.
struct LargeReport {
  enum Failure: Error {
    case noLayout
    case noPeriod
  }

  private let definitions: Definitions
  private let layout: ReportTemplate
  private let period: Period

  init(definitions: Definitions) throws {
    guard let layout = definitions.reports["national-summary"] else { throw Failure.noLayout }
    guard let period = Period("2023", calendar: .decree09) else { throw Failure.noPeriod }
    self.definitions = definitions
    self.layout = layout
    self.period = period
  }

  private var communes: [AdministrativeUnit] {
    definitions.units.all.filter { $0.code.structure == .y2024 && $0.code.level == .commune }
      .sorted { $0.code < $1.code }
  }

  /// The whole national summary with a row for each commune of the country.
  func national() throws -> SummaryReport {
    let units = communes.enumerated().map { index, unit in
      figures(of: unit.code, name: unit.name, seed: index, villages: 5)
    }
    let sources = communes.map { unit in
      SummaryFacts.Source(
        unit: unit.code, location: unit.name, period: period, version: .initial, state: .accepted,
        file: SourceFile(
          path: "bao-cao/\(unit.code.code).xlsx", sha256: ContentDigest.sha256(unit.code.code),
          byteCount: 14_000),
        findings: [.warning: unit.code.hashSeed % 3])
    }
    return report(layout, units: units, facts: SummaryFacts(sources: sources, records: records(of: 2_000)))
  }

  /// Only the register, of so many models.
  func register(of count: Int) throws -> SummaryReport {
    let sheets = layout.sheets.filter { $0.id == "models" }
    let register = ReportTemplate(
      id: layout.id, name: layout.name, page: layout.page, header: layout.header, notes: layout.notes,
      signatures: layout.signatures, sheets: sheets, holdsBackSmallCounts: false, source: layout.source)
    return report(register, units: [], facts: SummaryFacts(records: records(of: count)))
  }

  private func report(_ layout: ReportTemplate, units: [UnitFigures], facts: SummaryFacts) -> SummaryReport {
    var sums: [String: [FigureKey: ExactDecimal]] = [:]
    for unit in units {
      for (code, figures) in unit.indicators {
        sums[code, default: [:]].merge(figures.values) { $0.adding($1) ?? $0 }
      }
    }
    let total = UnitFigures(
      unit: .nation(.y2024), name: "Cả nước",
      coverage: Coverage(counted: 4 * units.count, held: units.count, expected: 5 * units.count),
      indicators: Dictionary(
        uniqueKeysWithValues: sums.map { ($0.key, IndicatorFigures(indicator: $0.key, values: $0.value)) }))
    let table = IndicatorTable(
      period: period, structure: .y2024, total: total, units: units, cumulativeSince: period.from)
    return SummaryReport(layout, table: table, definitions: definitions, facts: facts)
  }

  private func figures(of unit: UnitCode, name: String, seed: Int, villages: Int) -> UnitFigures {
    var figures: [String: IndicatorFigures] = [:]
    for (index, indicator) in definitions.indicators.enumerated() {
      let base = (seed * 31 + index * 7) % 40
      var values: [FigureKey: ExactDecimal] = [
        .inPeriod: ExactDecimal(base), .cumulative: ExactDecimal(base * 3 + 5),
      ]
      for part in indicator.parts { values[.part(part.id)] = ExactDecimal(base / 2) }
      figures[indicator.code] = IndicatorFigures(indicator: indicator.code, values: values)
    }
    return UnitFigures(
      unit: unit, name: name, coverage: Coverage(counted: villages - 1, held: 1, expected: villages),
      indicators: figures)
  }

  /// Models, spread over the communes and over the kinds that the layout lists.
  private func records(of count: Int) -> [String: [FigureKey: [SummaryFacts.Record]]] {
    let codes = layout.sheets.first { $0.id == "models" }?.indicators ?? []
    guard !codes.isEmpty else { return [:] }
    let places = communes.map { unit in
      definitions.units.lineage(of: unit.code).compactMap { definitions.units[$0]?.name }.dropLast()
        .joined(separator: ", ")
    }
    var records: [String: [FigureKey: [SummaryFacts.Record]]] = [:]
    for number in 0..<count {
      let members = 7 + number % 9
      let record = SummaryFacts.Record(
        section: "communication_team",
        place: "Thôn \(number / places.count + 1), \(places[number % places.count])",
        fields: [
          "name": .text("Tổ truyền thông cộng đồng số \(number + 1)"),
          "status": .text(number.isMultiple(of: 5) ? "new" : "maintained"),
          "decision_number": .text("\(number % 500 + 1)/QĐ-UBND"),
          "decision_date": .date(period.from.advanced(byDays: number % 360) ?? period.from),
          "members": .number(ExactDecimal(members)), "women": .number(ExactDecimal(members * 2 / 3)),
          "ethnic_minority": .number(ExactDecimal(members - 1)),
        ])
      records[codes[number % codes.count], default: [:]][.cumulative, default: []].append(record)
    }
    return records
  }
}

extension UnitCode {
  /// A number that is the same in every run.
  fileprivate var hashSeed: Int { code.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } }
}
