import P8Definitions
package import P8Model

/// The figures of one period for every unit, ready to be shown and explained.
package struct Figures: Sendable {
  /// The period.
  package let period: Period
  /// The structure in which units are shown.
  package let structure: UnitStructure

  let indicators: CompiledIndicators
  let definitions: Definitions
  let reports: [ReducedReport]
  let contributions: [Contribution]
  let leftOut: [LeftOutRecord]
  let keepsRecords: Bool
  let sectionsOfForm: [String: Set<Int>]
  private let sums: [UnitCode: FigureSums]
  private let tallies: [UnitCode: RollUpTally]
  private let cumulativeSince: CalendarDate?
  private let villageNames: [UnitCode: String]
  /// The indicators of the period's phase, by their numbers.
  private let shown: [Int]

  init(_ resolution: RollUpResolution) {
    self.init(
      resolution.areaFigures, aggregator: resolution.rollUp.aggregator, villages: resolution.rollUp.villages,
      reports: resolution.reports, contributions: resolution.contributions, leftOut: resolution.leftOut,
      keepsRecords: resolution.keepsRecords)
  }

  init(
    _ area: AreaFigures, aggregator: Aggregator, villages: VillageLives, reports: [ReducedReport] = [],
    contributions: [Contribution] = [], leftOut: [LeftOutRecord] = [], keepsRecords: Bool = false
  ) {
    period = area.period
    structure = area.structure
    indicators = aggregator.indicators
    definitions = aggregator.definitions
    self.reports = reports
    self.contributions = contributions
    self.leftOut = leftOut
    self.keepsRecords = keepsRecords
    sectionsOfForm = aggregator.sectionsOfForm
    sums = area.sums
    tallies = area.tallies
    cumulativeSince = area.cumulativeSince
    villageNames = villages.names
    let codes = Set(definitions.indicators(of: definitions.programme.phase(of: area.period)).map(\.code))
    shown = aggregator.indicators.indicators.enumerated().filter { codes.contains($1.code) }.map(\.offset)
  }

  /// The indicators of a unit and of the units below it.
  ///
  /// Figures that stand between the unit and the level below (a dialogue of the province, figures of divided
  /// communes) are in the total and in none of the units below.
  ///
  /// - Parameters:
  ///   - unit: The unit, in the structure of these figures.
  ///   - level: The level of the units below; nil for none.
  /// - Returns: The table.
  /// - Throws: Why there is none.
  package func table(
    of unit: UnitCode, by level: UnitLevel? = nil
  ) throws(AggregationFault) -> IndicatorTable {
    try table(of: unit, by: level, notedOf: Set(indicators.indicators.indices))
  }

  /// The table, with notes of some indicators only: where sections were left out, nothing is known of the others.
  func table(
    of unit: UnitCode, by level: UnitLevel?, notedOf noted: Set<Int>
  ) throws(AggregationFault) -> IndicatorTable {
    try check(unit)
    var total = FigureSums()
    var tally = RollUpTally()
    var below: [UnitCode: (sums: FigureSums, tally: RollUpTally)] = [:]
    var listed: Set<UnitCode> = []
    for leaf in Set(sums.keys).union(tallies.keys).sorted() {
      let lineage = definitions.units.lineage(of: leaf)
      guard lineage.contains(unit) else { continue }
      let leafSums = sums[leaf] ?? FigureSums()
      let leafTally = tallies[leaf] ?? RollUpTally()
      total.add(leafSums)
      tally.add(leafTally)
      if leafTally.expected > 0, let province = lineage.first(where: { $0.level == .province }) {
        listed.insert(province)
      }
      if let level, let ancestor = lineage.first(where: { $0.level == level }), ancestor != unit {
        var entry = below[ancestor] ?? (FigureSums(), RollUpTally())
        entry.sums.add(leafSums)
        entry.tally.add(leafTally)
        below[ancestor] = entry
      }
    }
    let shown = below.sorted { $0.key < $1.key }.filter { _, entry in
      entry.tally.expected > 0 || !entry.sums.sums.isEmpty || !entry.sums.formsEver.isEmpty
    }
    let unlisted =
      unit.level == .nation ? definitions.unlistedProvinces(in: structure, listed: listed) : nil
    let names = distinctNames(of: shown.map(\.key))
    return IndicatorTable(
      period: period, structure: structure,
      total: figures(total, tally: tally, of: unit, named: name(of: unit)),
      units: zip(shown, names).map { figures($0.value.sums, tally: $0.value.tally, of: $0.key, named: $1) },
      cumulativeSince: cumulativeSince,
      notes: [unlisted].compactMap(\.self) + tally.notes(definitions) + unknownNotes(total, of: noted)
        + comparisonNotes(total, of: noted) + notCollectedNotes(of: noted))
  }

  /// The name of a unit or village.
  func name(of unit: UnitCode) -> String {
    definitions.units[unit]?.name ?? villageNames[unit]
      ?? reports.first { $0.unit == unit }?.source?.unitName ?? unit.code
  }

  /// The names of units that stand in one table: where several are called the same, each with the unit that it lies in.
  private func distinctNames(of units: [UnitCode]) -> [String] {
    let names = units.map(name(of:))
    let counts = Dictionary(grouping: names) { $0 }.mapValues(\.count)
    return zip(units, names).map { unit, name in
      guard counts[name] ?? 0 > 1, let above = definitions.units.parent(of: unit) else { return name }
      return "\(name), \(self.name(of: above))"
    }
  }

  func check(_ unit: UnitCode) throws(AggregationFault) {
    guard unit.structure == structure else { throw .wrongStructure(unit, structure) }
    guard definitions.units[unit] != nil || unit.level == .village else { throw .unknownUnit(unit) }
  }

  // MARK: - From sums to figures

  private func figures(
    _ sums: FigureSums, tally: RollUpTally, of unit: UnitCode, named name: String
  ) -> UnitFigures {
    var result: [String: IndicatorFigures] = [:]
    for number in shown {
      let indicator = indicators.indicators[number]
      result[indicator.code] = IndicatorFigures(
        indicator: indicator.code, values: values(of: number, sums: sums),
        isCarriedOver: isCarriedOver(number, sums: sums))
    }
    return UnitFigures(unit: unit, name: name, coverage: tally.coverage, indicators: result)
  }

  /// Whether no report of the period says anything of an indicator or of a part of its quotient: what is known of it
  /// is as reports of before have it.
  private func isCarriedOver(_ number: Int, sums: FigureSums) -> Bool {
    if case .ratio(let numerator, let denominator, _) = indicators.indicators[number].computation {
      return [numerator, denominator].contains { code in
        indicators.numbers[code].map { isCarriedOver(of: $0, sums: sums) } ?? false
      }
    }
    return isCarriedOver(of: number, sums: sums)
  }

  private func isCarriedOver(of number: Int, sums: FigureSums) -> Bool {
    indicators.sectionOfIndicator[number].map { !sums.reportedInPeriod.contains($0) } ?? false
  }

  private func values(of number: Int, sums: FigureSums) -> [FigureKey: ExactDecimal] {
    let indicator = indicators.indicators[number]
    var values: [FigureKey: ExactDecimal] = [:]
    if case .notCollected = indicator.computation { return [:] }
    if case .ratio(let numerator, let denominator, let years) = indicator.computation {
      if years != nil {
        // It is of a day, as a stock is: there is none of the period.
        if let first = persons(of: number, sums), let second = operand(denominator, .cumulative, sums) {
          values[.cumulative] = ratio(first, to: second, measure: indicator.measure)
        }
        return values
      }
      for key in [FigureKey.inPeriod, .cumulative] {
        guard let first = operand(numerator, key, sums), let second = operand(denominator, key, sums) else {
          continue
        }
        values[key] = ratio(first, to: second, measure: indicator.measure)
      }
      return values
    }
    values[.inPeriod] = value(.inPeriod, of: number, sums: sums)
    values[.cumulative] = value(.cumulative, of: number, sums: sums)
    for part in indicator.parts { values[.part(part.id)] = value(.part(part.id), of: number, sums: sums) }
    return values
  }

  /// The different persons of a ratio's window; nil where nothing or not everybody is known.
  private func persons(of number: Int, _ sums: FigureSums) -> ExactDecimal? {
    guard let sum = sums.sums[indicators.windowFigure(of: number)], sum.known > 0, sum.unknown == 0,
      !sum.overflowed
    else { return nil }
    return sum.value
  }

  private func operand(_ code: String, _ key: FigureKey, _ sums: FigureSums) -> ExactDecimal? {
    indicators.numbers[code].flatMap { value(key, of: $0, sums: sums) }
  }

  /// A quotient, of hundred where the measure is a percentage; nil where the whole is zero.
  private func ratio(_ part: ExactDecimal, to whole: ExactDecimal, measure: String) -> ExactDecimal? {
    (measure == "percent" ? part.multiplied(by: 100) : part)?.divided(by: whole)
  }

  private func value(_ key: FigureKey, of number: Int, sums: FigureSums) -> ExactDecimal? {
    let indicator = indicators.indicators[number]
    guard let section = indicators.sectionOfIndicator[number],
      let figure = indicators.figure(key, of: number)
    else { return nil }
    let isModelStock = indicator.kind == .stock && indicators.sections[section].kind == .model
    if isModelStock, key == .inPeriod, !indicators.sections[section].hasStatus { return nil }
    let isOverPhase = key == .cumulative
    let told: Set<Int>
    if isModelStock {
      told = key == .inPeriod ? sums.toldInPeriod : sums.toldEver
    } else {
      told = isOverPhase ? sums.toldInPhase : sums.toldInPeriod
    }
    if indicator.overTime == .none {
      let several = isOverPhase ? sums.formsSeveralInPhase : sums.formsSeveralInPeriod
      if several.contains(where: { asks($0, for: section) }) { return nil }
    }
    let sum = sums.sums[figure] ?? FigureSums.Sum()
    if sum.overflowed { return nil }
    if sum.known > 0 { return sum.value }
    // A figure that is written into a row of its own is not known where the cell is empty.
    if case .stated = indicator.computation { return nil }
    // Nothing was counted: zero where a report has other rows or says that there is nothing, otherwise not known.
    return sum.unknown == 0 && told.contains(section) ? .zero : nil
  }

  func asks(_ form: String, for section: Int) -> Bool {
    sectionsOfForm[form]?.contains(section) ?? false
  }

  private func unknownNotes(_ sums: FigureSums, of noted: Set<Int>) -> [LocalizedText] {
    var counts: [Int: Int] = [:]
    for (figure, sum) in sums.sums where sum.unknown > 0 && figure < indicators.figures.count {
      let place = indicators.figures[figure]
      // Told once for each indicator: its parts lack the same rows, or others of the same report.
      counts[place.indicator] = max(counts[place.indicator] ?? 0, sum.unknown)
    }
    return counts.filter { noted.contains($0.key) }.sorted { $0.key < $1.key }.map { number, count in
      let code = indicators.indicators[number].code
      return LocalizedText(
        vi: "\(code): \(count) dòng thiếu số liệu cần cho chỉ tiêu hoặc phân tổ, chỉ cộng những số đã biết.",
        en:
          "\(code): \(count) rows lack a value that the indicator or a part needs; only known values are added."
      )
    }
  }

  /// Why figures of the phase are missing that no form asks for, each reason once; a ratio lacks what its parts lack.
  private func notCollectedNotes(of noted: Set<Int>) -> [LocalizedText] {
    func reason(_ indicator: Indicator) -> LocalizedText? {
      switch indicator.computation {
      case .notCollected(let reason): return reason
      case .ratio(let numerator, let denominator, _):
        return [numerator, denominator].lazy.compactMap { code in
          indicators.numbers[code].flatMap { reason(indicators.indicators[$0]) }
        }.first
      case .count, .sum, .stated: return nil
      }
    }
    var codes: [(reason: LocalizedText, codes: [String])] = []
    for number in shown where noted.contains(number) {
      let indicator = indicators.indicators[number]
      guard let reason = reason(indicator) else { continue }
      if let place = codes.firstIndex(where: { $0.reason == reason }) {
        codes[place].codes.append(indicator.code)
      } else {
        codes.append((reason, [indicator.code]))
      }
    }
    return codes.map { reason, codes in
      let list = codes.joined(separator: ", ")
      return LocalizedText(vi: "\(list): \(reason.vi)", en: "\(list): \(reason.en)")
    }
  }

  /// Where units stated a stock otherwise than the register has it.
  private func comparisonNotes(_ sums: FigureSums, of noted: Set<Int>) -> [LocalizedText] {
    indicators.indicators.enumerated().compactMap { number, indicator in
      guard noted.contains(number), let stated = sums.sums[indicators.statedFigure(of: number)]?.value,
        let counted = sums.sums[indicators.comparedFigure(of: number)]?.value, stated != counted,
        let difference = stated.subtracting(counted)
      else { return nil }
      func shown(_ value: ExactDecimal, _ language: Language) -> String {
        (value > .zero ? "+" : "") + value.formatted(language)
      }
      return LocalizedText(
        vi:
          "\(indicator.code): số tổng hợp các đơn vị tự ghi là \(stated.formatted(.vi)), danh sách của chính các đơn vị đó có \(counted.formatted(.vi)) (chênh \(shown(difference, .vi))). Bảng lấy theo danh sách.",
        en:
          "\(indicator.code): units stated \(stated.formatted(.en)), the register of the same units has \(counted.formatted(.en)) (difference \(shown(difference, .en))). The table is by the register."
      )
    }
  }
}
