import P8Definitions
import P8Model

/// The words that exchange formats carry where they have no field for a meaning.
extension TextCatalogue {
  /// What kind of count a series is, and so how it may be added: the first sentence of every description.
  private func kind(of series: ExchangeSeries) -> LocalizedText {
    if series.isRatio { return self[ExchangeText.ratio] }
    switch series.count {
    case .inPeriod where series.indicator.overTime == .none: return self[ExchangeText.persons]
    case .inPeriod where series.indicator.kind == .stock: return self[ExchangeText.models]
    case .inPeriod: return self[ExchangeText.events]
    case .cumulative: return self[ExchangeText.sinceStart]
    case .atClosing: return self[ExchangeText.existing]
    }
  }

  /// The word of a count beside a name.
  func name(of count: ExchangeSeries.Count) -> LocalizedText {
    switch count {
    case .inPeriod: self[ExchangeText.inPeriod]
    case .cumulative: self[ExchangeText.cumulative]
    case .atClosing: self[ExchangeText.atClosing]
    }
  }

  func name(of level: UnitLevel) -> LocalizedText {
    switch level {
    case .nation: self[ExchangeText.nation]
    case .province: self[ExchangeText.province]
    case .district: self[ExchangeText.district]
    case .commune: self[ExchangeText.commune]
    case .village: self[ExchangeText.village]
    }
  }

  /// The name of a number: indicator, part, kind of count.
  func name(of series: ExchangeSeries) -> LocalizedText {
    let count = name(of: series.count)
    func text(_ language: Language) -> String {
      let part = series.part.map { " - \($0.name[language])" } ?? ""
      return "\(series.indicator.name[language])\(part), \(count[language])"
    }
    return LocalizedText(vi: text(.vi), en: text(.en))
  }

  /// What a number is: kind of count, what is counted, what is not, limits.
  func explanation(of series: ExchangeSeries) -> LocalizedText {
    let reference = series.indicator.reference
    return filled(
      ExchangeText.explanation,
      with: [
        "kind": kind(of: series), "counted": reference.counted, "not-counted": reference.notCounted,
        "limits": reference.limits,
      ])
  }

  /// From how many villages a figure comes, in a sentence.
  func coverageSentence(_ coverage: Coverage) -> LocalizedText {
    func both(_ vi: String, _ en: String) -> LocalizedText { LocalizedText(vi: vi, en: en) }
    return filled(
      ExchangeText.coverage,
      with: [
        "counted": both("\(coverage.counted)", "\(coverage.counted)"),
        "expected": both("\(coverage.expected)", English.count(coverage.expected, "village")),
        "held": both("\(coverage.held)", English.count(coverage.held, "report")),
        "unconfirmed": coverage.unconfirmed > 0
          ? filled(ExchangeText.unconfirmed, with: ["count": "\(coverage.unconfirmed)"]) : both("", ""),
        "missing": both("\(coverage.missing)", "\(coverage.missing)"),
      ])
  }

  /// The days of a period, where its name alone would mean others.
  fileprivate func days(_ period: Period) -> LocalizedText {
    func day(_ day: CalendarDate) -> LocalizedText {
      LocalizedText(vi: day.formatted(.vi), en: day.formatted(.en))
    }
    return filled(ExchangeText.days, with: ["from": day(period.from), "to": day(period.to)])
  }

  /// What a reader of one number must know: its days where the period's name means others, its coverage where it is
  /// not complete, that it comes from earlier reports.
  func remark(on series: ExchangeSeries, of unit: UnitFigures, in exchange: ExchangeTable) -> LocalizedText? {
    let table = exchange.table
    var remarks: [LocalizedText] = []
    if ExchangePeriod.differs(table.period) { remarks.append(days(table.period)) }
    if exchange.isCarriedOver(series, of: unit) { remarks.append(self[ExchangeText.carriedOver]) }
    if !unit.coverage.isComplete { remarks.append(coverageSentence(unit.coverage)) }
    guard !remarks.isEmpty else { return nil }
    return LocalizedText(
      vi: remarks.map(\.vi).joined(separator: " "), en: remarks.map(\.en).joined(separator: " "))
  }
}

extension ExchangeTable {
  /// All that a reader of the whole must know, a sentence each.
  var notes: [LocalizedText] {
    let texts = definitions.texts
    return [
      texts.coverageSentence(table.total.coverage), texts.days(table.period),
      texts.filled(ExchangeText.structure, with: ["structure": table.structure.title]),
    ] + table.notes + [
      texts.filled(
        ExchangeText.definitions,
        with: ["version": definitions.programme.version, "hash": String(definitions.hash.prefix(12))])
    ]
  }
}
