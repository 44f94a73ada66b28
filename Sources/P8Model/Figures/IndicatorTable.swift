/// Which figure of an indicator is meant.
public enum FigureKey: Hashable, Sendable {
  /// What was done in the period: new and consolidated models, events, money.
  case inPeriod
  /// Since the beginning of the phase; for a stock what exists at the closing date.
  case cumulative
  /// A named part of the in-period or cumulative figure, by its id: `new`.
  case part(String)
}

/// From how many of the expected units a figure comes.
public struct Coverage: Hashable, Sendable, Codable {
  /// Units whose report counts.
  public let counted: Int
  /// Units whose report was received but is held for its errors.
  public let held: Int
  /// Units whose report was received and is not confirmed, where confirmed ones only count.
  public let unconfirmed: Int
  /// Units that should report.
  public let expected: Int

  /// Creates a coverage.
  public init(counted: Int, held: Int, unconfirmed: Int = 0, expected: Int) {
    (self.counted, self.held, self.unconfirmed, self.expected) = (counted, held, unconfirmed, expected)
  }

  /// Units whose report was received and does not count, for whatever reason.
  public var notCounted: Int { held + unconfirmed }

  /// Units of which no report of the whole period was received.
  public var missing: Int { max(0, expected - counted - notCounted) }

  /// Whether every expected unit counts.
  public var isComplete: Bool { counted >= expected }
}

/// The figures of one indicator for one unit.
public struct IndicatorFigures: Hashable, Sendable {
  /// The code of the indicator.
  public let indicator: String
  /// The figures; one that is missing is not known, which is not zero.
  public let values: [FigureKey: ExactDecimal]
  /// The figures that are known and not shown, to protect people; they stand in ``values`` no more.
  public let heldBack: Set<FigureKey>
  /// Whether no report of the period says anything of the indicator, so that the figures are as earlier reports have
  /// them.
  package let isCarriedOver: Bool

  /// Creates figures.
  public init(
    indicator: String, values: [FigureKey: ExactDecimal], heldBack: Set<FigureKey> = []
  ) {
    self.init(indicator: indicator, values: values, heldBack: heldBack, isCarriedOver: false)
  }

  /// Creates figures that may be of earlier reports only.
  package init(
    indicator: String, values: [FigureKey: ExactDecimal], heldBack: Set<FigureKey> = [], isCarriedOver: Bool
  ) {
    (self.indicator, self.values, self.heldBack) = (indicator, values, heldBack)
    self.isCarriedOver = isCarriedOver
  }
}

/// The figures of one unit.
public struct UnitFigures: Hashable, Sendable {
  /// The unit.
  public let unit: UnitCode
  /// Its name.
  public let name: String
  /// From how many villages the figures come.
  public let coverage: Coverage
  /// The figures by the code of the indicator.
  public let indicators: [String: IndicatorFigures]

  /// Creates the figures of a unit.
  public init(unit: UnitCode, name: String, coverage: Coverage, indicators: [String: IndicatorFigures]) {
    (self.unit, self.name, self.coverage, self.indicators) = (unit, name, coverage, indicators)
  }

  /// A figure; nil where it is not known.
  public func value(_ key: FigureKey, of indicator: String) -> ExactDecimal? {
    indicators[indicator]?.values[key]
  }

  /// Whether the figures of an indicator are those of earlier reports, since none of the period says anything of it.
  package func isCarriedOver(_ indicator: String) -> Bool { indicators[indicator]?.isCarriedOver ?? false }

  /// Whether a figure is held back to protect people; it then has no value here.
  public func isHeldBack(_ key: FigureKey, of indicator: String) -> Bool {
    indicators[indicator]?.heldBack.contains(key) ?? false
  }
}

/// Indicators of a unit and of the units below it, for a period.
public struct IndicatorTable: Hashable, Sendable {
  /// The period.
  public let period: Period
  /// The structure in which units are shown.
  public let structure: UnitStructure
  /// The figures of the unit as a whole.
  public let total: UnitFigures
  /// The figures of the units below, by code; empty where none were asked for.
  public let units: [UnitFigures]
  /// The earliest closing date among the reports that entered cumulative figures; nil where there are none.
  public let cumulativeSince: CalendarDate?
  /// What a reader must know of how the figures came about: reports passed over, figures held at a higher
  /// unit.
  public let notes: [LocalizedText]

  /// Creates a table.
  public init(
    period: Period, structure: UnitStructure, total: UnitFigures, units: [UnitFigures],
    cumulativeSince: CalendarDate?, notes: [LocalizedText] = []
  ) {
    (self.period, self.structure, self.total, self.units) = (period, structure, total, units)
    (self.cumulativeSince, self.notes) = (cumulativeSince, notes)
  }

  /// What belongs to the unit as a whole and to none below: an event of its own, people of a divided commune.
  ///
  /// Nil where that is zero, where the total is not known, and where a figure is held back, since the
  /// difference would give it away.
  public func remainder(_ key: FigureKey, of indicator: String) -> ExactDecimal? {
    guard !isAnyHeldBack(key, of: indicator), let whole = total.value(key, of: indicator) else { return nil }
    var rest = whole
    for unit in units {
      guard let value = unit.value(key, of: indicator) else { continue }
      guard let difference = rest.subtracting(value) else { return nil }
      rest = difference
    }
    return rest == .zero ? nil : rest
  }

  /// The villages that stand in the total and in none of the units below, as those of communes that were divided do;
  /// nil where there are none.
  public var remainderCoverage: Coverage? {
    guard !units.isEmpty else { return nil }
    func rest(_ count: KeyPath<Coverage, Int>) -> Int {
      total.coverage[keyPath: count] - units.reduce(0) { $0 + $1.coverage[keyPath: count] }
    }
    let counts = [rest(\.counted), rest(\.held), rest(\.unconfirmed), rest(\.expected)]
    guard counts.allSatisfy({ $0 >= 0 }), counts.contains(where: { $0 > 0 }) else { return nil }
    return Coverage(counted: counts[0], held: counts[1], unconfirmed: counts[2], expected: counts[3])
  }

  /// Whether a figure of the total or of a unit is held back: what is shown does not add up to the total
  /// then.
  public func isAnyHeldBack(_ key: FigureKey, of indicator: String) -> Bool {
    total.isHeldBack(key, of: indicator) || units.contains { $0.isHeldBack(key, of: indicator) }
  }

  /// How many figures are held back.
  public var heldBackCount: Int {
    ([total] + units).reduce(0) { count, unit in
      count + unit.indicators.values.reduce(0) { $0 + $1.heldBack.count }
    }
  }
}
