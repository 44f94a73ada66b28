package import P8Definitions
package import P8Model

/// Holds back small counts of people from what leaves the programme, with what would give them away.
///
/// A count of people above zero and below the limit is not shown, nor is any that follows from those shown:
/// by subtraction from a total, between women and men, between the period and the cumulative figure, between
/// periods, between the units of a level and between levels. Zero is shown.
///
/// A unit's figures of an indicator are held back as a whole. Units that are held back form a group below
/// their total that has at least two members and in which no sum is small, so that each held figure may be
/// anything between zero and the sum of its group: there is nothing to compute it from. Where the total
/// itself is small, the disaggregation, the earlier periods, or the figure is published nowhere.
package struct SmallCounts: Sendable {
  private let definitions: Definitions
  private let limit: ExactDecimal

  /// Protects the indicators whose measure counts people.
  /// - Parameter limit: The smallest count that may be shown. Design, section 5, and rule V34 of the domain
  ///   notes: 5.
  package init(_ definitions: Definitions, below limit: Int = 5) {
    self.definitions = definitions
    self.limit = ExactDecimal(limit)
  }

  /// Holds back what must not be shown of tables that a reader gets together.
  ///
  /// Give all tables of an export at once: other periods, other levels, the tables of units below. They come
  /// back in their order, with ``IndicatorFigures/heldBack`` and a note where something is.
  package func protect(_ tables: [IndicatorTable]) -> [IndicatorTable] {
    let published = PublishedUnits(tables, units: definitions.units)
    var held: [UnitCode: Set<CountComponent>] = [:]
    for family in CountFamily.all(of: definitions) {
      let protection = FamilyProtection(family, of: published, limit: limit)
      for (unit, components) in protection.held { held[unit, default: []].formUnion(components) }
    }
    holdRatios(in: &held)
    for table in tables {
      if let period = published.periods.firstIndex(of: table.period) {
        holdWindows(of: table, period, in: &held)
      }
    }
    return tables.map { table in
      guard let period = published.periods.firstIndex(of: table.period) else { return table }
      return table.holdingBack(note: note) { unit in
        held[unit, default: []].reduce(into: [:]) { keys, component in
          if component.period == period { keys[component.indicator, default: []].insert(component.key) }
        }
      }
    }
  }

  /// A ratio of which an operand is held back would give it away.
  private func holdRatios(in held: inout [UnitCode: Set<CountComponent>]) {
    for indicator in definitions.indicators {
      guard case .ratio(let numerator, let denominator, _) = indicator.computation else { continue }
      for (unit, components) in held {
        for component in components where [numerator, denominator].contains(component.indicator) {
          held[unit]?.insert(
            CountComponent(indicator: indicator.code, period: component.period, key: component.key))
        }
      }
    }
  }

  /// The persons of a ratio's window stand in no table, but follow from the ratio and its denominator.
  ///
  /// Where those of one unit are few the ratios of all units of the table go: less the others the total would tell.
  private func holdWindows(
    of table: IndicatorTable, _ period: Int, in held: inout [UnitCode: Set<CountComponent>]
  ) {
    for indicator in definitions.indicators {
      guard case .ratio(_, let denominator, .some) = indicator.computation,
        let whole = definitions.indicator(denominator)?.code
      else { continue }
      func isSmall(_ unit: UnitFigures) -> Bool {
        guard let ratio = unit.value(.cumulative, of: indicator.code),
          let persons = unit.value(.cumulative, of: whole)?.multiplied(by: ratio)?
            .divided(by: indicator.measure == "percent" ? 100 : 1)?.rounded(to: 0)
        else { return false }
        return persons > .zero && persons < limit
      }
      let small = table.units.contains(where: isSmall) ? table.units : []
      for unit in small + (isSmall(table.total) ? [table.total] : []) {
        held[unit.unit, default: []].insert(
          CountComponent(indicator: indicator.code, period: period, key: .cumulative))
      }
    }
  }

  /// What a table says of the figures held back in it.
  private func note(_ count: Int) -> LocalizedText {
    definitions.texts.filled(
      ReportText.heldBackNote,
      with: ["limit": limit.description, "count": "\(count)", "cells": English.count(count, "cell")])
  }
}

extension IndicatorTable {
  /// The table without some figures.
  fileprivate func holdingBack(
    note: (Int) -> LocalizedText, keys: (UnitCode) -> [String: Set<FigureKey>]
  ) -> IndicatorTable {
    let held = IndicatorTable(
      period: period, structure: structure, total: total.holdingBack(keys(total.unit)),
      units: units.map { $0.holdingBack(keys($0.unit)) }, cumulativeSince: cumulativeSince, notes: notes)
    let count = held.heldBackCount
    guard count > 0 else { return self }
    return IndicatorTable(
      period: period, structure: structure, total: held.total, units: held.units,
      cumulativeSince: cumulativeSince, notes: notes + [note(count)])
  }
}

extension UnitFigures {
  fileprivate func holdingBack(_ keys: [String: Set<FigureKey>]) -> UnitFigures {
    guard !keys.isEmpty else { return self }
    var figures = indicators
    for (code, keys) in keys {
      let known = indicators[code]?.values ?? [:]
      figures[code] = IndicatorFigures(
        indicator: code, values: known.filter { !keys.contains($0.key) }, heldBack: keys)
    }
    return UnitFigures(unit: unit, name: name, coverage: coverage, indicators: figures)
  }
}
