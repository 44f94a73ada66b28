import P8Definitions
import P8Expressions
import P8Model
import VietnameseText

/// A report with all but its numbers forgotten.
///
/// A class, so that sorting and looking up hand on a reference: a country has a quarter of a million of them.
final class ReducedReport: Sendable {
  /// The unit, under the newest code of a village.
  let unit: UnitCode
  let period: Period
  let form: String
  let version: ReportStamp.Version
  let file: String
  /// Why it counts nowhere; nil where it counts.
  let exclusion: Explanation.LeftOut.Reason?
  let records: [ReducedRecord]
  /// The sections of which it has rows or says that there is nothing.
  let told: Set<Int>
  /// The units that its records are about, other than its own.
  let named: Set<UnitCode>
  /// The report itself, where an explanation is wanted.
  let source: RegisteredReport?

  init(
    unit: UnitCode, period: Period, form: String, version: ReportStamp.Version, file: String,
    exclusion: Explanation.LeftOut.Reason?, records: [ReducedRecord], told: Set<Int>, named: Set<UnitCode>,
    source: RegisteredReport?
  ) {
    self.unit = unit
    self.period = period
    self.form = form
    self.version = version
    self.file = file
    self.exclusion = exclusion
    self.records = records
    self.told = told
    self.named = named
    self.source = source
  }

  /// Whether it may enter figures of a closing date.
  func counts(until closing: CalendarDate) -> Bool {
    exclusion == nil && period.to <= closing
  }

  /// The order in which reports speak: longer periods, later ones, supplements, then any fixed order.
  func precedes(_ other: ReducedReport) -> Bool {
    if period.days != other.period.days { return period.days > other.period.days }
    if period.to != other.period.to { return period.to > other.period.to }
    if version != other.version { return version == .supplement }
    return (form, file) < (other.form, other.file)
  }
}

/// The numbers of a record.
struct ReducedRecord: Sendable {
  /// Its place in the report.
  let index: Int
  /// The unit that it is about, under the newest code of a village.
  let unit: UnitCode
  /// The same unit as the report names it.
  let reported: UnitCode
  let section: Int
  /// What distinguishes it from others, other spellings of its name folded together.
  fileprivate(set) var identity: String
  /// The same as the report has it, from which the key of a model is made.
  let reportedIdentity: String
  /// The key of its model that came with the row; nil where there is none.
  let modelKey: String?
  let status: ModelStatus?
  /// All units that an event covers, under their newest codes; empty where it covers its own only.
  let covered: [UnitCode]
  /// The communes whose own reports may have the event, too, where it may be held for several units.
  let communes: [UnitCode]
  /// What was taken; what does not apply is left out.
  let amounts: [Amount]

  struct Amount: Sendable {
    /// The number of the measurement in its section.
    let measurement: Int
    /// The number; nil where it is not known.
    let value: ExactDecimal?
  }
}

extension ReducedReport {
  /// The same report with other identities of some of its records.
  func with(identity: (ReducedRecord) -> String?) -> ReducedReport {
    var records = records
    var isChanged = false
    for place in records.indices {
      guard let identity = identity(records[place]) else { continue }
      records[place] = records[place].with(identity: identity)
      isChanged = true
    }
    guard isChanged else { return self }
    return ReducedReport(
      unit: unit, period: period, form: form, version: version, file: file, exclusion: exclusion,
      records: records, told: told, named: named, source: source)
  }
}

extension ReducedRecord {
  fileprivate func with(identity: String) -> ReducedRecord {
    var record = self
    record.identity = identity
    return record
  }
}

/// Takes the numbers out of reports.
struct Reducer: Sendable {
  let indicators: CompiledIndicators
  let phases: [ProgrammePhase]
  let identities: UnitIdentities
  /// The sections that matter; nil for all.
  let sections: Set<Int>?

  func reduce(_ report: RegisteredReport, counting rule: CountingRule, keepingSource: Bool) -> ReducedReport {
    let exclusion = Explanation.LeftOut.Reason(report.state, counting: rule)
    var facts: [ExpressionFact: Value] = [
      .periodFrom: .date(report.period.from), .periodTo: .date(report.period.to),
    ]
    // As ``Programme/phase(of:)`` has it, in less time.
    if let phase = phases.last(where: { $0.from <= report.period.to }) ?? phases.first {
      facts[.programmeFrom] = .date(phase.from)
      facts[.programmeTo] = .date(phase.to)
    }
    let counts = exclusion == nil
    let records =
      counts
      ? report.records.enumerated().compactMap { index, record in
        reduce(record, index: index, facts: facts)
      } : []
    return ReducedReport(
      unit: newest(report.unit), period: report.period, form: report.form, version: report.version,
      file: report.file.sha256, exclusion: exclusion, records: records,
      told: counts ? told(by: report, records) : [],
      named: Set(report.records.lazy.filter { $0.unit != report.unit }.map { newest($0.unit) }),
      source: keepingSource ? report : nil)
  }

  /// The sections of which a report has rows, to whose question it says no, or of whose models it states that there
  /// are none: only of these what is not there is zero.
  private func told(by report: RegisteredReport, _ records: [ReducedRecord]) -> Set<Int> {
    var told = Set(records.lazy.map(\.section))
    for record in report.records {
      told.formUnion(SectionAnswer.emptySections(of: record).compactMap { indicators.sectionNumbers[$0] })
      guard let stated = indicators.statedStocks[record.section],
        let row = record.fields[SectionDefinition.keyColumn]?.value.text
      else { continue }
      for stock in stated where stock.row == row && record.fields[stock.column]?.value.number == .zero {
        told.insert(stock.models)
      }
    }
    return told
  }

  private func newest(_ unit: UnitCode) -> UnitCode { identities.canonical(unit) }

  /// A record as the roll-up needs it: its conditions are judged once here, and only amounts are kept.
  private func reduce(
    _ record: ReportedRecord, index: Int, facts: [ExpressionFact: Value]
  ) -> ReducedRecord? {
    guard let number = indicators.sectionNumbers[record.section], sections?.contains(number) ?? true else {
      return nil
    }
    let section = indicators.sections[number]
    let input = EvaluationInput(row: section.fields.map { record.fields[$0]?.value }, facts: facts)
    let key = section.kind == nil ? record.fields[SectionDefinition.keyColumn]?.value.text : nil
    let status =
      section.hasStatus
      ? (record.fields[ModelStatus.field]?.value.text).flatMap { ModelStatus(rawValue: $0) } : nil
    var amounts: [ReducedRecord.Amount] = []
    for (place, measurement) in section.measurements.enumerated() {
      if let row = section.rows[place], row != key { continue }
      if let condition = measurement.condition {
        switch condition.truth(input) {
        case true?: break
        case false?: continue
        case nil:
          amounts.append(ReducedRecord.Amount(measurement: place, value: nil))
          continue
        }
      }
      let value: ExactDecimal?
      switch measurement.amount {
      case .one: value = 1
      case .expression(let expression): value = expression.number(input)
      case .column(let column): value = input.row[column]?.number
      }
      amounts.append(ReducedRecord.Amount(measurement: place, value: value))
    }
    var covered: [UnitCode] = []
    if section.kind == .event, !record.coveredUnits.isEmpty {
      covered = Set((record.coveredUnits + [record.unit]).map(newest)).sorted()
      if covered.count == 1 { covered = [] }
    }
    var communes: Set<UnitCode> = []
    if section.isShared {
      // Before and after a change of codes: the commune as it was reported from, and that of today.
      for unit in Set(record.coveredUnits + [record.unit]) {
        communes.formUnion(
          [unit.communeOfVillage, newest(unit).communeOfVillage].compactMap { $0.map(newest) })
      }
    }
    return ReducedRecord(
      index: index, unit: newest(record.unit), reported: record.unit, section: number,
      identity: Self.folded(record.identity, of: section.kind), reportedIdentity: record.identity,
      modelKey: section.kind == .model ? ModelKey.of(record) : nil, status: status, covered: covered,
      communes: communes.sorted(), amounts: amounts)
  }

  /// Registries keep identities as they were made; what is one thing is decided here, when it is read.
  private static func folded(_ identity: String, of kind: RecordDefinition.Kind?) -> String {
    guard !identity.hasPrefix("~") else { return identity }
    return switch kind {
    case .model: GroupName.key(ofKey: identity)
    case .event: TopicName.key(ofKey: identity)
    case nil: identity
    }
  }
}
