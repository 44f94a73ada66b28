import P8Model

/// The units of some tables, each below the nearest one that contains it.
struct PublishedUnits {
  /// The periods of the tables by their closing dates; the last is the one that the export is about.
  let periods: [Period]
  /// Units that no other one contains.
  let roots: [UnitCode]
  /// The units right below each unit.
  let children: [UnitCode: [UnitCode]]
  /// The figures by unit and place of the period.
  private let figures: [UnitCode: [Int: UnitFigures]]

  init(_ tables: [IndicatorTable], units catalogue: UnitCatalogue) {
    let periods = Set(tables.map(\.period)).sorted {
      ($0.to, $1.from, $0.description) < ($1.to, $0.from, $1.description)
    }
    var figures: [UnitCode: [Int: UnitFigures]] = [:]
    for table in tables {
      guard let place = periods.firstIndex(of: table.period) else { continue }
      for unit in [table.total] + table.units { figures[unit.unit, default: [:]][place] = unit }
    }
    var roots: [UnitCode] = []
    var children: [UnitCode: [UnitCode]] = [:]
    for unit in figures.keys.sorted() {
      if let above = catalogue.lineage(of: unit).dropFirst().first(where: { figures[$0] != nil }) {
        children[above, default: []].append(unit)
      } else {
        roots.append(unit)
      }
    }
    (self.periods, self.figures, self.roots, self.children) = (periods, figures, roots, children)
  }

  /// The figures of a unit that are among some components.
  func vector(of unit: UnitCode, _ components: [CountComponent]) -> CountVector {
    guard let known = figures[unit] else { return CountVector() }
    var values: [CountComponent: ExactDecimal] = [:]
    for component in components {
      values[component] = known[component.period]?.value(component.key, of: component.indicator)
    }
    return CountVector(values)
  }

  /// Whether a unit stands in a table of a period.
  func isShown(_ unit: UnitCode, in period: Int) -> Bool { figures[unit]?[period] != nil }
}
