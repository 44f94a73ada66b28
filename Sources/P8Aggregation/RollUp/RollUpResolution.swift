import P8Definitions
import P8Model

/// Decides which reports and records count, and for what.
struct RollUpResolution {
  /// Reports of one unit on one form.
  struct Series: Hashable {
    let unit: UnitCode
    let form: String
  }

  let rollUp: RollUp
  let indicators: CompiledIndicators
  let units: UnitCatalogue
  let period: Period
  /// The phase of the period; nil outside all phases and across a boundary, where nothing is cumulative.
  ///
  /// What exists on the closing date is no sum since a day: it counts whenever it was founded (domain notes, 3.2: closing
  /// = opening + new + transferred in - dissolved - transferred out; the opening stock of a phase is that of 31 December).
  let phase: ProgrammePhase?
  let structure: UnitStructure
  let keepsRecords: Bool
  let identities: UnitIdentities
  /// Those that begin before the period ends, in a fixed order, whatever the order in which they came.
  let reports: [ReducedReport]
  /// The sections that a form asks for.
  let sectionsOfForm: [String: Set<Int>]
  /// The reports that make up the period, by unit and form.
  private(set) var chosenInPeriod: [Series: [Int]] = [:]
  /// The same since the beginning of the phase.
  private(set) var chosenInPhase: [Series: [Int]] = [:]
  private(set) var contributions: [Contribution] = []
  private(set) var sums: [UnitCode: FigureSums] = [:]
  var tallies: [UnitCode: RollUpTally] = [:]
  private(set) var cumulativeSince: CalendarDate?
  /// Records and whole reports that add nothing, where they are to be explained.
  private(set) var leftOut: [LeftOutRecord] = []
  /// The units that stated an indicator, and what was counted of it by unit, both by the number of the indicator.
  private var statedIn: [Int: Set<UnitCode>] = [:]
  private var countedIn: [Int: [UnitCode: FigureSums.Sum]] = [:]
  private let events: EventTellings
  private var placements: [UnitCode: UnitCode] = [:]
  /// Of each village the days and forms that it reported itself.
  private let ownReports: OwnReports

  /// Resolves the reports of a roll-up, which come in order, for one of its periods.
  init(_ rollUp: RollUp, reports: [ReducedReport], period: Period) {
    self.rollUp = rollUp
    self.period = period
    phase =
      if case .inside(let phase) = rollUp.aggregator.definitions.programme.place(of: period) { phase } else {
        nil
      }
    indicators = rollUp.aggregator.indicators
    units = rollUp.aggregator.definitions.units
    structure = rollUp.structure ?? period.structure
    keepsRecords = rollUp.keepsRecords
    identities = rollUp.reducer.identities
    self.reports = reports.filter { $0.period.from <= period.to }
    sectionsOfForm = rollUp.aggregator.sectionsOfForm
    let own = Self.ownReports(self.reports, until: period.to)
    ownReports = own
    let sections = sectionsOfForm
    events = EventTellings(self.reports, until: period.to, indicators: indicators) { record, report in
      Self.isTold(record, byItselfBeside: report, own: own, sectionsOfForm: sections)
    }
    chooseReports()
    addModels()
    addFlows(chosenInPeriod, cumulative: false)
    addFlows(chosenInPhase, cumulative: true)
    addWindows()
    addComparisons()
    addCoverage()
    nameReportsLeftOut()
  }

  /// The result without the reports.
  var areaFigures: AreaFigures {
    AreaFigures(
      period: period, structure: structure, sums: sums, tallies: tallies, cumulativeSince: cumulativeSince)
  }

  // MARK: - Which reports

  private mutating func chooseReports() {
    let (first, phase) = (phase?.cumulativeFrom, phase)
    var series: [Series: [(index: Int, report: ReducedReport)]] = [:]
    for (index, report) in reports.enumerated() where report.counts(until: period.to) {
      series[Series(unit: report.unit, form: report.form), default: []].append((index, report))
    }
    for (key, candidates) in series.sorted(by: { ($0.key.unit, $0.key.form) < ($1.key.unit, $1.key.form) }) {
      let place = placed(key.unit)
      let inPeriod = PeriodCover.choose(candidates) { period.contains($0) }
      let inPhase = PeriodCover.choose(candidates) { report in
        // Most reports begin after the first day; only of the others is the first month asked for.
        first.map { $0 <= report.from } ?? false || phase?.accumulates(report) ?? false
      }
      chosenInPeriod[key] = inPeriod.chosen
      chosenInPhase[key] = inPhase.chosen
      for index in inPeriod.passedOver {
        leave(report: index, out: .inLongerPeriod, at: place)
      }
      var sums = FigureSums()
      sums.formsEver = [key.form]
      // What stands in no form of the definitions says nothing of what does not stand there.
      if let asked = sectionsOfForm[key.form] {
        for (_, report) in candidates { sums.toldEver.formUnion(report.told.intersection(asked)) }
        for index in inPeriod.chosen { sums.toldInPeriod.formUnion(reports[index].told.intersection(asked)) }
        for index in inPhase.chosen { sums.toldInPhase.formUnion(reports[index].told.intersection(asked)) }
      }
      if inPeriod.chosen.count > 1 { sums.formsSeveralInPeriod = [key.form] }
      if inPhase.chosen.count > 1 { sums.formsSeveralInPhase = [key.form] }
      self.sums[place, default: FigureSums()].add(sums)
      for index in inPeriod.chosen { noteReported(reports[index], at: place) }
      for index in inPhase.chosen {
        cumulativeSince = min(cumulativeSince ?? reports[index].period.to, reports[index].period.to)
      }
    }
  }

  /// Notes of what a report of the period says something: of its own unit, and of those that its rows are about.
  private mutating func noteReported(_ report: ReducedReport, at place: UnitCode) {
    sums[place, default: FigureSums()].reportedInPeriod.formUnion(report.told)
    for record in report.records {
      for unit in record.covered.isEmpty ? [record.unit] : record.covered {
        sums[placed(unit), default: FigureSums()].reportedInPeriod.insert(record.section)
      }
    }
  }

  private typealias OwnReports = [UnitCode: [(period: Period, form: String)]]

  private static func ownReports(_ reports: [ReducedReport], until closing: CalendarDate) -> OwnReports {
    var own: OwnReports = [:]
    for report in reports where report.counts(until: closing) && report.unit.level == .village {
      own[report.unit, default: []].append((report.period, report.form))
    }
    return own
  }

  func isTold(_ record: ReducedRecord, byItselfBeside report: ReducedReport) -> Bool {
    Self.isTold(record, byItselfBeside: report, own: ownReports, sectionsOfForm: sectionsOfForm)
  }

  /// Whether a row of a higher unit is about a village that says the same itself.
  private static func isTold(
    _ record: ReducedRecord, byItselfBeside report: ReducedReport, own: OwnReports,
    sectionsOfForm: [String: Set<Int>]
  ) -> Bool {
    guard record.unit != report.unit, let own = own[record.unit] else { return false }
    return own.contains { other in
      other.period.from <= report.period.to && report.period.from <= other.period.to
        && sectionsOfForm[other.form]?.contains(record.section) ?? false
    }
  }

  // MARK: - Places

  /// Where a unit stands in the structure of the table.
  mutating func placed(_ unit: UnitCode) -> UnitCode {
    if let place = placements[unit] { return place }
    let placement = identities.placement(of: unit, in: structure, on: period.to)
    if placement.manner == .raised {
      tallies[placement.unit, default: RollUpTally()].raised.insert(unit.communeOfVillage ?? unit)
    }
    placements[unit] = placement.unit
    return placement.unit
  }

  /// The lowest unit of the table that holds all of some units.
  private mutating func common(_ several: [UnitCode]) -> UnitCode {
    guard let first = several.first else { return .nation(structure) }
    var common = placed(first)
    for unit in several.dropFirst() { common = units.commonAncestor(of: common, and: placed(unit)) }
    return common
  }

  /// Tells what was left out, and keeps it where it is to be explained.
  mutating func leave(_ place: RecordPlace, out reason: Explanation.LeftOut.Reason, at unit: UnitCode) {
    leave(
      report: place.report, record: reports[place.report].records[place.record].index, out: reason, at: unit)
  }

  mutating func leave(
    report: Int, record: Int? = nil, out reason: Explanation.LeftOut.Reason, at unit: UnitCode
  ) {
    tallies[unit, default: RollUpTally()].count(reason)
    guard keepsRecords else { return }
    leftOut.append(LeftOutRecord(unit: unit, report: report, record: record, reason: reason))
  }

  mutating func add(_ value: ExactDecimal?, to figure: Int, of unit: UnitCode) {
    sums[unit, default: FigureSums()].sums[figure, default: FigureSums.Sum()].add(value)
  }

  /// What was counted in the units that stated a figure, to stand beside it.
  ///
  /// A unit is compared with what was counted in it as it was: its figures may stand in a larger unit of the table.
  private mutating func addComparisons() {
    for (number, stating) in statedIn {
      let compared = indicators.comparedFigure(of: number)
      for unit in stating { add(.zero, to: compared, of: placed(unit)) }
      for (unit, sum) in countedIn[number] ?? [:] {
        var holders = Set(units.lineage(of: unit))
        for other in UnitStructure.allCases where other != unit.structure {
          holders.formUnion(
            units.lineage(
              of: identities.placement(of: identities.canonical(unit), in: other, on: period.to).unit))
        }
        for holder in holders.intersection(stating) { add(sum.value, to: compared, of: placed(holder)) }
      }
    }
  }

  mutating func contribute(
    _ value: ExactDecimal?, to figure: Int, of unit: UnitCode, from place: RecordPlace
  ) {
    add(value, to: figure, of: unit)
    if let indicator = indicators.comparedIndicator(countedBy: figure) {
      countedIn[indicator, default: [:]][
        reports[place.report].records[place.record].reported, default: .init()
      ]
      .add(value)
    }
    guard keepsRecords else { return }
    contributions.append(
      Contribution(
        unit: unit, figure: figure, value: value, report: place.report,
        record: reports[place.report].records[place.record].index))
  }

  // MARK: - Flows

  /// Adds what was done: each event once, by the report that counts for it, at the unit that holds all of it.
  private mutating func addFlows(_ chosen: [Series: [Int]], cumulative: Bool) {
    let all = chosen.values.joined().sorted()
    let last = Set(chosen.values.compactMap { $0.max { reports[$0].period.to < reports[$1].period.to } })
    let tellers = events.tellers(among: Set(all), of: reports)
    for index in all {
      let report = reports[index]
      for (number, record) in report.records.enumerated() {
        let place = RecordPlace(report: index, record: number)
        var unit: UnitCode?
        if isTold(record, byItselfBeside: report) {
          if indicators.sections[record.section].kind != .model, !cumulative {
            leave(place, out: .ownReportFirst, at: placed(record.unit))
          }
          continue
        }
        if let event = events.event(at: place) {
          let common = common(event.units)
          if let teller = tellers[event.number], !isSame(record, at: place, as: teller) {
            if !cumulative { leave(place, out: .toldAgain, at: common) }
            continue
          }
          if !cumulative, indicators.sections[record.section].isDated,
            event.isTold(before: period, in: reports)
          {
            leave(place, out: .toldBefore, at: common)
            continue
          }
          unit = common
        }
        addFlow(
          record, from: place, at: unit ?? common(record.covered.isEmpty ? [record.unit] : record.covered),
          isLast: last.contains(index), cumulative: cumulative)
      }
    }
  }

  /// Whether a telling is the one that counts, or a second row of the same report about the same unit: two
  /// sessions of one day on one topic are two, unless a finding says otherwise.
  private func isSame(_ record: ReducedRecord, at place: RecordPlace, as teller: RecordPlace) -> Bool {
    if place == teller { return true }
    let told = reports[teller.report].records[teller.record]
    return place.report == teller.report && record.unit == told.unit && record.covered == told.covered
  }

  private mutating func addFlow(
    _ record: ReducedRecord, from place: RecordPlace, at unit: UnitCode, isLast: Bool, cumulative: Bool
  ) {
    let section = indicators.sections[record.section]
    for amount in record.amounts {
      let measurement = section.measurements[amount.measurement]
      if section.kind == .model, measurement.isStock { continue }
      if cumulative, measurement.figures.part != nil || measurement.figures.isStated { continue }
      if measurement.figures.isStated {
        // A stock as somebody added it up for this closing date.
        guard reports[place.report].period.to == period.to, let value = amount.value else { continue }
        add(value, to: indicators.figure(of: measurement, cumulative: false), of: unit)
        statedIn[measurement.figures.indicator, default: []].insert(record.reported)
        continue
      }
      if measurement.takesLast, !isLast { continue }
      if let wanted = measurement.statuses {
        guard let status = record.status, wanted.contains(status) else { continue }
      }
      contribute(
        amount.value, to: indicators.figure(of: measurement, cumulative: cumulative), of: unit, from: place)
    }
  }
}
