package import P8Definitions
package import P8Model

/// Tables as people outside the programme may see them, by the pattern of their period.
package struct PatternProtection {
  private let definitions: Definitions
  private let pattern: ProtectionPattern
  private let audience: Audience
  private let held: [UnitCode: Set<CountComponent>]
  private let families: [(family: CountFamily, withheld: Set<CountComponent>, forms: [CountForm])]
  /// The ratios by the codes of what they are made of.
  private let ratios: [(code: String, parts: [String])]

  /// - Parameter audience: For whom; it decides down to which level places are told that must not be found.
  package init(_ pattern: ProtectionPattern, definitions: Definitions, audience: Audience) {
    (self.definitions, self.pattern, self.audience) = (definitions, pattern, audience)
    held = pattern.heldComponents(definitions)
    families = CountFamily.all(of: definitions).map { family in
      let withheld = family.tracks.reduce(into: Set<CountComponent>()) { withheld, track in
        withheld.formUnion(
          Set(track.full.components).subtracting(pattern.tracks[track.id]?.components ?? []))
      }
      return (family, withheld, family.publication([.inPeriod, .cumulative]).forms)
    }
    ratios = definitions.indicators.compactMap { indicator in
      guard case .ratio(let numerator, let denominator, _) = indicator.computation else { return nil }
      return (
        indicator.code, [numerator, denominator].map { definitions.indicator($0)?.code ?? $0 }
      )
    }
  }

  /// The table without what must not be shown, with a note where something is held back.
  package func protect(_ table: IndicatorTable) -> IndicatorTable {
    let total = protect(table.total)
    let units = table.units.map(protect)
    let count = IndicatorTable(
      period: table.period, structure: table.structure, total: total, units: units, cumulativeSince: nil
    ).heldBackCount
    return IndicatorTable(
      period: table.period, structure: table.structure, total: total, units: units,
      cumulativeSince: table.cumulativeSince, notes: table.notes + (count > 0 ? [note] : []))
  }

  private func protect(_ unit: UnitFigures) -> UnitFigures {
    var hidden: Set<CountComponent> = []
    for (family, withheld, forms) in families {
      hidden.formUnion(self.hidden(family, withheld, forms, of: unit))
    }
    for (code, parts) in ratios {
      for component in hidden where parts.contains(component.indicator) {
        hidden.insert(CountComponent(indicator: code, key: component.key))
      }
    }
    var keys: [String: Set<FigureKey>] = [:]
    for component in hidden where isKnown(component, of: unit) {
      keys[component.indicator, default: []].insert(component.key)
    }
    for code in placedTooLow(unit.unit) {
      let known = unit.indicators[code]
      let all = Set(known?.values.keys.map(\.self) ?? []).union(known?.heldBack ?? [])
      if !all.isEmpty { keys[code, default: []].formUnion(all) }
    }
    return unit.holdingBack(keys)
  }

  private func isKnown(_ component: CountComponent, of unit: UnitFigures) -> Bool {
    unit.value(component.key, of: component.indicator) != nil
      || unit.isHeldBack(component.key, of: component.indicator)
  }

  /// What of a family is held back of a unit.
  private func hidden(
    _ family: CountFamily, _ withheld: Set<CountComponent>, _ forms: [CountForm], of unit: UnitFigures
  ) -> Set<CountComponent> {
    let members = Set((family.members + family.companions).map(\.code))
    var hidden = withheld.union((held[unit.unit] ?? []).filter { members.contains($0.indicator) })
    guard !hidden.isEmpty else { return [] }
    for companion in family.companions {
      let keys = [FigureKey.inPeriod, .cumulative] + companion.parts.map { .part($0.id) }
      for key in keys {
        let base: FigureKey = key == .cumulative ? .cumulative : .inPeriod
        if hidden.contains(CountComponent(indicator: family.code, key: base)) {
          hidden.insert(CountComponent(indicator: companion.code, key: key))
        }
      }
    }
    // The parts of nobody are nobody, whatever is held back of others.
    for form in forms where !hidden.contains(form.whole) {
      guard unit.value(form.whole.key, of: form.whole.indicator) == .zero else { continue }
      for part in form.parts where unit.value(part.key, of: part.indicator) == .zero { hidden.remove(part) }
    }
    return hidden
  }

  /// The indicators whose places must not be told of so small a unit.
  private func placedTooLow(_ unit: UnitCode) -> Set<String> {
    var codes: Set<String> = []
    for rule in definitions.programme.protection.places {
      guard let level = rule.level(for: audience), unit.level.isBelow(level) else { continue }
      for indicator in definitions.indicators where rule.concerns(indicator) { codes.insert(indicator.code) }
    }
    for (code, parts) in ratios where !codes.isDisjoint(with: parts) { codes.insert(code) }
    return codes
  }

  /// What a table says of the figures held back in it.
  ///
  /// Without their number: a sheet shows other cells than the table has, and each its own.
  private var note: LocalizedText {
    definitions.texts.filled(ReportText.heldBackNote, with: ["limit": "\(pattern.limit)"])
  }
}

extension UnitFigures {
  fileprivate func holdingBack(_ keys: [String: Set<FigureKey>]) -> UnitFigures {
    guard !keys.isEmpty else { return self }
    var figures = indicators
    for (code, keys) in keys {
      let known = indicators[code]
      figures[code] = IndicatorFigures(
        indicator: code, values: (known?.values ?? [:]).filter { !keys.contains($0.key) },
        heldBack: keys.union(known?.heldBack ?? []), isCarriedOver: known?.isCarriedOver ?? false)
    }
    return UnitFigures(unit: unit, name: name, coverage: coverage, indicators: figures)
  }
}
