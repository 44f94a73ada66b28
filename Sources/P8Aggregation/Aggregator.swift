package import P8Definitions
package import P8Model

/// Adds up what was reported, over units and periods.
///
/// The meaning of the numbers is that of the definitions; what the definitions leave open is settled so:
/// - A **stock** is what exists on the closing date: of each model the state of the latest report that names it,
///   whether or not the unit reported for the period. In the period count the models that a report of the period
///   calls new or consolidated; a model without a report in the period is carried over as maintained.
/// - A **flow** in a period is put together from the reports whose days lie in it, the longest first, no day
///   twice. Cumulative are all those whose closing date lies between the beginning of the phase and the closing
///   date of the period.
/// - **Distinct** persons are known only where one report of each unit covers the whole period.
/// - A **ratio** is computed from its summed parts; with a window of years, from the different persons of all reports
///   whose days lie in it, each once at the unit that reports it.
/// - A section without rows is zero where an accepted report answers no to its question, or states that there are no
///   such models; without an answer nothing is known. Held reports enter no figure.
/// - What a village reports itself goes before what its commune reports of it.
package struct Aggregator: Sendable {
  let definitions: Definitions
  let indicators: CompiledIndicators
  /// The sections that each form asks for.
  let sectionsOfForm: [String: Set<Int>]

  /// Compiles the indicators.
  ///
  /// - Parameter definitions: The definitions.
  /// - Throws: Which indicator cannot be computed, and why.
  package init(_ definitions: Definitions) throws(AggregationFault) {
    self.definitions = definitions
    indicators = try CompiledIndicators(definitions)
    let numbers = indicators.sectionNumbers
    sectionsOfForm = definitions.forms.mapValues { form in
      let spokenOf = form.sections.flatMap(\.fixedRows).flatMap { $0.emptySections + $0.coveredSections }
      return Set(
        form.sections.compactMap { numbers[$0.id] ?? $0.record.flatMap { numbers[$0] } }
          + spokenOf.compactMap { numbers[$0] })
    }
  }

  /// The units that figures are placed by.
  package var units: UnitCatalogue { definitions.units }

  /// What the figures read of records: the fields by section.
  package var fields: [String: Set<String>] {
    var fields = fieldsOfRows
    fields[SectionAnswer.section] = Set(fields.keys)
    return fields
  }

  private var fieldsOfRows: [String: Set<String>] {
    indicators.sectionNumbers.mapValues { number in
      let section = indicators.sections[number]
      var fields: Set<String> = [ModelStatus.field, SectionDefinition.keyColumn, ModelKey.field]
      for measurement in section.measurements {
        fields.formUnion(measurement.fields)
        if case .column(let place) = measurement.amount { fields.insert(section.fields[place]) }
      }
      return fields
    }
  }

  /// The sections that the form of a report has and that figures come from, of which it neither has rows nor says that
  /// there is nothing.
  package func sectionsWithoutAnswer(in report: RegisteredReport) -> [String] {
    let reducer = Reducer(
      indicators: indicators, phases: definitions.programme.phases,
      identities: UnitIdentities(villages: [], units: units), sections: nil)
    let told = reducer.reduce(report, counting: .accepted, keepingSource: false).told
    return definitions.forms[report.form]?.sections.map(\.id).filter { id in
      guard let number = indicators.sectionNumbers[id], indicators.sections[number].kind != nil else {
        return false
      }
      return !told.contains(number)
    } ?? []
  }

  /// The sections whose records decide an indicator, those of the parts of a ratio and of what it is compared with
  /// included.
  ///
  /// - Parameter code: The code or id of the indicator.
  /// - Returns: The sections; empty where there is no such indicator.
  package func sections(of code: String) -> Set<String> {
    guard let number = indicators.numbers[code] else { return [] }
    let indicator = indicators.indicators[number]
    var sections: Set<String> = []
    for computation in [indicator.computation, indicator.comparison].compactMap(\.self) {
      switch computation {
      case .count(let record, _), .sum(let record, _, _): sections.insert(record)
      case .stated(let section, _, _): sections.insert(section)
      case .notCollected: break
      case .ratio(let numerator, let denominator, _):
        sections.formUnion(self.sections(of: numerator))
        sections.formUnion(self.sections(of: denominator))
      }
    }
    // Whether nothing is zero or not known is said by the answers, and by the stated numbers of models.
    let numbers = Set(sections.compactMap { indicators.sectionNumbers[$0] })
    for (stated, stocks) in indicators.statedStocks
    where stocks.contains(where: { numbers.contains($0.models) }) {
      sections.insert(stated)
    }
    return sections.isEmpty ? [] : sections.union([SectionAnswer.section])
  }

  /// Begins a roll-up, to which reports are then added in any order.
  ///
  /// - Parameters:
  ///   - periods: The periods; reports are read once for all of them.
  ///   - structure: The structure in which units are shown; nil for that of each period's closing date.
  ///   - villages: The villages that should report.
  ///   - keepsRecords: Whether figures are to be explained afterwards.
  ///   - sections: Only the records of these sections; nil for all. Figures of others are not known then.
  /// - Returns: The roll-up.
  package func rollUp(
    _ periods: [Period], structure: UnitStructure? = nil, villages: VillageLives,
    keepsRecords: Bool = false, sections: Set<String>? = nil
  ) -> RollUp {
    RollUp(
      aggregator: self, periods: periods, structure: structure, villages: villages.presuming(units),
      keepsRecords: keepsRecords,
      sections: sections.map { Set($0.compactMap { indicators.sectionNumbers[$0] }) })
  }

  /// The figures of a period.
  ///
  /// - Parameters:
  ///   - period: The period.
  ///   - structure: The structure in which units are shown; nil for that of the closing date.
  ///   - reports: The reports that speak for their unit and period, of all periods up to this one.
  ///   - villages: The villages that should report.
  ///   - keepsRecords: Whether figures are to be explained afterwards.
  /// - Returns: The figures.
  package func figures(
    of period: Period, structure: UnitStructure? = nil, reports: some Sequence<RegisteredReport>,
    villages: VillageLives, keepsRecords: Bool = false
  ) -> Figures {
    var rollUp = rollUp([period], structure: structure, villages: villages, keepsRecords: keepsRecords)
    for report in reports { rollUp.add(report) }
    return rollUp.finish()[0]
  }

  /// The figures of a period out of those of its areas.
  ///
  /// - Parameters:
  ///   - areas: The figures of the areas, all of the period and structure.
  ///   - period: The period.
  ///   - structure: The structure in which units are shown.
  ///   - villages: The villages, for their names.
  /// - Returns: The figures; they cannot be explained.
  package func figures(
    of areas: some Sequence<AreaFigures>, period: Period, structure: UnitStructure,
    villages: VillageLives = []
  ) -> Figures {
    var all = AreaFigures(period: period, structure: structure, sums: [:], tallies: [:], cumulativeSince: nil)
    for area in areas { all.add(area) }
    return Figures(all, aggregator: self, villages: villages)
  }

  /// The indicators of a unit and the units below it.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - period: The period.
  ///   - level: The level of the units below; nil for none.
  ///   - structure: The structure in which units are shown; nil for that of the closing date.
  ///   - reports: The reports that speak for their unit and period, of all periods up to this one.
  ///   - villages: The villages that should report.
  /// - Returns: The table.
  /// - Throws: Why there is none.
  package func table(
    of unit: UnitCode, for period: Period, by level: UnitLevel? = nil, structure: UnitStructure? = nil,
    reports: some Sequence<RegisteredReport>, villages: VillageLives
  ) throws(AggregationFault) -> IndicatorTable {
    try figures(of: period, structure: structure, reports: reports, villages: villages)
      .table(of: unit, by: level)
  }
}
