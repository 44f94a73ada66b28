import ContentDigest
import P8Definitions
import P8Exports
import P8Model
import P8Presentation
import P8Registry

extension Exporting {
  /// The tables without what an audience must not see: by one pattern of each period for all exports, kept in the
  /// registry.
  /// - Throws: ``Failure`` where a pattern cannot be made, or not beside what was published before.
  func shown(
    _ tables: [IndicatorTable], to audience: Audience, counting rule: CountingRule
  ) throws(Failure) -> [IndicatorTable] {
    guard audience.isOutside else { return tables }
    let patterns = try self.patterns(of: Set(tables.map(\.period)), counting: rule)
    let protections = patterns.mapValues {
      PatternProtection($0.pattern, definitions: definitions, audience: audience)
    }
    return tables.compactMap { protections[$0.period]?.protect($0) }
  }

  /// The numbers of the newest patterns of some periods.
  func currentPatterns(
    of periods: Set<Period>, counting rule: CountingRule
  ) throws(Failure) -> [Int64] {
    let registry = try registryToRead()
    let kept = try Failure.wrapping { () throws(RegistryFault) in try registry.patterns() }
    return periods.compactMap { period in
      kept.last { $0.period == period && $0.rule == rule }?.number
    }.sorted()
  }

  /// What a file says of its audience.
  func audienceNote(_ audience: Audience) -> LocalizedText { definitions.texts[ReportText(audience)] }

  /// Notes in the registry that a file leaves the programme.
  func publish(_ publication: Publication.Content) throws(Failure) {
    let registry = try registryToPublish()
    try Failure.wrapping { () throws(RegistryFault) in try registry.note(publication) }
  }

  // MARK: - Patterns

  private typealias Made = (number: Int64, pattern: ProtectionPattern)

  private func patterns(
    of periods: Set<Period>, counting rule: CountingRule
  ) throws(Failure) -> [Period: (number: Int64, pattern: ProtectionPattern)] {
    let registry = try registryToPublish()
    let basis = try workspace.indicators.figureBasis()
    let digest = workspace.indicators.placedBasis(basis, counting: rule)
    // Another process may make one meanwhile: then what it made is taken into account.
    for _ in 0..<5 {
      if let made = try patterns(of: periods, counting: rule, in: registry, basis, digest) { return made }
    }
    throw Failure(.input, PublicationWords.busy)
  }

  /// The patterns of some periods; nil where another process made one meanwhile.
  private func patterns(
    of periods: Set<Period>, counting rule: CountingRule, in registry: Registry, _ basis: FigureBasis,
    _ digest: String
  ) throws(Failure) -> [Period: Made]? {
    var kept = try Failure.wrapping { () throws(RegistryFault) in try registry.patterns() }
    func current(_ period: Period) -> KeptPattern? {
      kept.last { $0.period == period && $0.rule == rule }
    }
    let wanted = try series(of: periods, in: registry)
    let open = wanted.filter { current($0)?.basis != digest }
    let counts = try workspace.indicators.placedCounts(of: open, basis, counting: rule)
    for (period, own) in zip(open, counts) {
      if own.counts.isEmpty, !periods.contains(period), current(period) == nil { continue }
      let figures = ContentDigest.sha256(
        "\(definitions.hash) \(definitions.programme.protection.limit)\n" + own.text)
      if let known = current(period), known.figures == figures {
        try Failure.wrapping { () throws(RegistryFault) in
          try registry.note(basis: digest, ofPattern: known.number)
        }
        continue
      }
      let others = kept.filter {
        $0.isPublished || ($0.rule == rule && $0.period != period)
      }
      let pattern = try pattern(of: own, beside: others, in: registry)
      let draft = Registry.PatternDraft(
        period: period, counting: rule, basis: digest, figures: figures, content: pattern.text)
      let last = kept.last?.number ?? 0
      guard
        try Failure.wrapping({ () throws(RegistryFault) in try registry.keep(draft, after: last) }) != nil
      else { return nil }
      kept = try Failure.wrapping { () throws(RegistryFault) in try registry.patterns() }
    }
    var made: [Period: Made] = [:]
    for period in periods {
      guard let known = current(period) else { return nil }
      made[period] = (known.number, try read(known, in: registry))
    }
    return made
  }

  private func pattern(
    of counts: PlacedCounts, beside others: [KeptPattern], in registry: Registry
  ) throws(Failure) -> ProtectionPattern {
    var patterns: [ProtectionPattern] = []
    for other in others { patterns.append(try read(other, in: registry)) }
    let maker = PatternMaker(definitions, below: definitions.programme.protection.limit)
    do {
      return try maker.pattern(of: counts, beside: patterns)
    } catch {
      let held = error.held.first { $0.structure == error.unit.structure } ?? error.held.first
      throw Failure(
        .input,
        PublicationWords.conflict(
          unit: named(error.unit), held: held.map(named),
          indicator: definitions.indicator(error.indicator)?.name ?? LocalizedText(vi: "", en: ""),
          code: error.indicator, period: error.period),
        remedy: PublicationWords.conflictRemedy)
    }
  }

  /// A unit by its code and its place: villages have no other name here.
  private func named(_ unit: UnitCode) -> String {
    [unit.code, place(of: unit)].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func read(_ kept: KeptPattern, in registry: Registry) throws(Failure) -> ProtectionPattern {
    let content = try Failure.wrapping { () throws(RegistryFault) in
      try registry.content(ofPattern: kept.number)
    }
    guard let pattern = content.flatMap({ ProtectionPattern($0) }) else {
      throw Failure(
        .input, PublicationWords.unreadable(kept.number), remedy: PublicationWords.unreadableRemedy)
    }
    return pattern
  }

  /// The periods and those of their length before them in the phase of which there are reports, in order: what was
  /// done since the beginning is made up of them.
  private func series(of periods: Set<Period>, in registry: Registry) throws(Failure) -> [Period] {
    let reported = try Failure.wrapping { () throws(RegistryFault) in try registry.reportedPeriods() }
    let programme = definitions.programme
    var series = periods
    for period in periods {
      guard case .inside(let phase) = programme.place(of: period) else { continue }
      var earlier = period.previous
      while let one = earlier, one.to >= phase.cumulativeFrom, programme.place(of: one) == .inside(phase) {
        if reported.contains(where: { one.contains($0) }) { series.insert(one) }
        earlier = one.previous
      }
    }
    return series.sorted { ($0.to, $1.from, $0.description) < ($1.to, $0.from, $1.description) }
  }

  /// The registry, for writing: what leaves the programme is noted in it.
  private func registryToPublish() throws(Failure) -> Registry {
    do {
      return try existingRegistry()
    } catch {
      guard try registryIfThere() != nil else { throw error }
      let remedies = [error.remedy, PublicationWords.notWritableRemedy].compactMap(\.self)
      throw Failure(
        error.kind, error.message,
        remedy: LocalizedText(
          vi: remedies.map(\.vi).joined(separator: " "), en: remedies.map(\.en).joined(separator: " ")))
    }
  }
}
