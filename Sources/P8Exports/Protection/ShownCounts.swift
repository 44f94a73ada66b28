import P8Definitions
import P8Model

/// The counts of people in some tables, by the lowest units that these show.
struct ShownCounts {
  /// The periods by their closing dates.
  let periods: [Period]
  /// All units of the tables.
  let units: Set<UnitCode>
  private let definitions: Definitions
  private let figures: [Period: [UnitCode: UnitFigures]]
  /// The units right below each unit, over all periods.
  private let below: [UnitCode: [UnitCode]]

  init(_ tables: [IndicatorTable], definitions: Definitions) {
    self.definitions = definitions
    periods = Set(tables.map(\.period)).sorted {
      ($0.to, $1.from, $0.description) < ($1.to, $0.from, $1.description)
    }
    var figures: [Period: [UnitCode: UnitFigures]] = [:]
    for table in tables {
      for unit in [table.total] + table.units { figures[table.period, default: [:]][unit.unit] = unit }
    }
    self.figures = figures
    let units = Set(figures.values.flatMap(\.keys))
    self.units = units
    below = Self.below(units, definitions.units)
  }

  private static func below(_ units: Set<UnitCode>, _ catalogue: UnitCatalogue) -> [UnitCode: [UnitCode]] {
    var below: [UnitCode: [UnitCode]] = [:]
    for unit in units.sorted() {
      if let above = catalogue.lineage(of: unit).dropFirst().first(where: units.contains) {
        below[above, default: []].append(unit)
      }
    }
    return below
  }

  /// The counts of a period; what is shown of a unit alone and of its lower units in another period is undivided.
  func counts(of period: Period) -> PlacedCounts {
    var counts = PlacedCounts(period)
    let known = figures[period] ?? [:]
    let below = Self.below(Set(known.keys), definitions.units)
    for (unit, figures) in known.sorted(by: { $0.key < $1.key }) {
      let inside = (below[unit] ?? []).compactMap { known[$0] }
      let place = PlacedCounts.Place([unit])
      for family in CountFamily.all(of: definitions) {
        for track in family.tracks {
          for component in track.full.components {
            guard let value = count(component, of: figures) else { continue }
            let rest = inside.reduce(value) { rest, unit in
              count(component, of: unit).flatMap { rest.subtracting($0) } ?? rest
            }
            // The persons of a ratio follow from rounded numbers, which do not add up.
            let isWhole = definitions.measures[family.members.first?.measure ?? ""]?.countsPeople ?? false
            guard rest != .zero, isWhole || inside.isEmpty else { continue }
            counts.add(rest, to: component.key, of: component.indicator, at: place)
          }
        }
      }
      let open = undivided(unit, known: Set(known.keys))
      if open.count > 1 { counts.join(open.map { PlacedCounts.Place([$0]) }) }
    }
    return counts
  }

  /// A unit and what lies in it and not in any unit that is known of the period.
  private func undivided(_ unit: UnitCode, known: Set<UnitCode>) -> [UnitCode] {
    [unit] + (below[unit] ?? []).filter { !known.contains($0) }.flatMap { undivided($0, known: known) }
  }

  /// A figure as a count of people: of a ratio over years the persons in it.
  private func count(_ component: CountComponent, of unit: UnitFigures) -> ExactDecimal? {
    let value = unit.value(component.key, of: component.indicator)
    guard let indicator = definitions.indicator(component.indicator),
      case .ratio(_, let denominator, _) = indicator.computation,
      let whole = definitions.indicator(denominator)?.code
    else { return value }
    return value.flatMap { unit.value(.cumulative, of: whole)?.multiplied(by: $0) }?
      .divided(by: indicator.measure == "percent" ? 100 : 1)?.rounded(to: 0)
  }
}
