package import P8Model

/// A span of years in which the programme has one name, one legal basis, one choice of indicators and its own targets.
package struct ProgrammePhase: Hashable, Sendable {
  /// The id that targets name: `P8-2021-2025`.
  package let id: String
  /// The name: `giai đoạn 2021–2025`.
  package let name: LocalizedText
  package let from: CalendarDate
  package let to: CalendarDate
  /// The day on which its cumulative figures begin: its first, or that of the phase whose figures run on into it.
  package let cumulativeFrom: CalendarDate
  /// What the programme is called in it, short and in full, since a name may end with a phase.
  package let programmeName: LocalizedText
  package let title: LocalizedText
  package let legalBasis: LocalizedText
  /// The ids of its indicator sets; empty for all indicators.
  package let sets: [String]

  package init(
    id: String, name: LocalizedText, from: CalendarDate, to: CalendarDate,
    cumulativeFrom: CalendarDate? = nil,
    programmeName: LocalizedText, title: LocalizedText, legalBasis: LocalizedText, sets: [String] = []
  ) {
    (self.id, self.name, self.from, self.to) = (id, name, from, to)
    self.cumulativeFrom = cumulativeFrom ?? from
    (self.programmeName, self.title, self.legalBasis) = (programmeName, title, legalBasis)
    self.sets = sets
  }

  /// Whether a day lies in it.
  package func contains(_ day: CalendarDate) -> Bool { from <= day && day <= to }

  /// Whether what closes in a period counts in its cumulative figures: see ``Programme/place(of:)``.
  package func accumulates(_ period: Period) -> Bool {
    cumulativeFrom <= period.firstMonthTo && period.to <= to
  }
}

/// Indicators that belong together, and how far their wording can be trusted.
package struct IndicatorSet: Hashable, Sendable {
  package let id: String
  package let name: LocalizedText
  /// What stands beside the name of each of its indicators wherever that is shown: that it is from a copy.
  package let mark: LocalizedText?
  /// The contents whose indicators belong to it.
  package let contents: Set<Int>
  /// The codes of further indicators.
  package let indicators: Set<String>

  package init(
    id: String, name: LocalizedText, mark: LocalizedText? = nil, contents: Set<Int>, indicators: Set<String>
  ) {
    (self.id, self.name, self.mark) = (id, name, mark)
    (self.contents, self.indicators) = (contents, indicators)
  }

  package func contains(_ indicator: Indicator) -> Bool {
    contains([indicator.code, indicator.id], content: indicator.content)
  }

  package func contains(_ names: Set<String>, content: Int) -> Bool {
    contents.contains(content) || !indicators.isDisjoint(with: names)
  }
}

/// Where a period lies among the phases.
package enum PhasePlace: Hashable, Sendable {
  case inside(ProgrammePhase)
  /// Before the first phase.
  case before(ProgrammePhase)
  /// After the last phase.
  case after(ProgrammePhase)
  /// Part of it lies in a phase and part of it does not; the day where that phase begins, or where the last one ends.
  case across(CalendarDate)
}

extension Programme {
  /// The phase of a period is that which holds its closing date.
  ///
  /// A month is the shortest period and belongs where it closes: by Decree 09 the year 2026 begins on 15 December 2025,
  /// and all of it is reported as 2026. A longer period lies across a boundary where its first month closes before it.
  package func place(of period: Period) -> PhasePlace {
    let last = laterPhases.last ?? firstPhase
    if period.to < firstPhase.from { return .before(firstPhase) }
    if period.firstMonthTo > last.to { return .after(last) }
    if let phase = phases.first(where: { $0.contains(period.firstMonthTo) && $0.contains(period.to) }) {
      return .inside(phase)
    }
    // It closes in a phase that its first month is not of, or after the last one.
    return .across(phases.first { $0.contains(period.to) }?.from ?? last.to)
  }

  /// The phase whose names, indicators and targets are shown for a period: its own, else the nearest.
  package func phase(of period: Period) -> ProgrammePhase {
    switch place(of: period) {
    case .inside(let phase), .before(let phase), .after(let phase): phase
    case .across: phases.last { $0.from <= period.to } ?? firstPhase
    }
  }

  /// The phase of an id.
  package func phase(_ id: String) -> ProgrammePhase? { phases.first { $0.id == id } }

  /// What it is called in a phase, with the contents of which that has indicators.
  fileprivate func during(_ phase: ProgrammePhase, contents numbers: Set<Int>) -> Programme {
    Programme(
      id: id, version: version, name: phase.programmeName, title: phase.title, lead: lead,
      legalBasis: phase.legalBasis, firstPhase: firstPhase, laterPhases: laterPhases, sets: sets,
      calendar: calendar,
      calendars: calendars, contents: contents.filter { numbers.contains($0.number) }, deadlines: deadlines,
      replacement: replacement, protection: protection, exchange: exchange)
  }
}

extension Definitions {
  /// The definitions as they hold in a phase: its names, its indicators, its targets.
  ///
  /// A target of one phase is never beside a figure of another because outputs see no other.
  package func during(_ phase: ProgrammePhase) -> Definitions {
    during(phase, targets: targets.filter { $0.phase == phase.id })
  }

  private func during(_ phase: ProgrammePhase, targets: [Target]) -> Definitions {
    let own = indicators(of: phase)
    return Definitions(
      programme: programme.during(phase, contents: Set(own.map(\.content))), measures: measures,
      codeLists: codeLists, records: records, indicators: own,
      targets: targets, forms: forms, tables: tables, rules: rules,
      builtInChecks: builtInChecks, reports: reports, texts: texts, units: units, hash: hash)
  }

  /// The indicators of a phase, in the order of the definitions.
  package func indicators(of phase: ProgrammePhase) -> [Indicator] {
    guard !phase.sets.isEmpty else { return indicators }
    let sets = programme.sets.filter { phase.sets.contains($0.id) }
    return indicators.filter { indicator in sets.contains { $0.contains(indicator) } }
  }

  /// The definitions as they hold in the phase of a period; outside all phases without any target.
  package func during(_ period: Period) -> Definitions {
    let phase = programme.phase(of: period)
    return programme.place(of: period) == .inside(phase) ? during(phase) : during(phase, targets: [])
  }
}
