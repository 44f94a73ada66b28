import P8Definitions
import P8Model
import XMLStream

/// One indicator of an IATI result: a kind of count with its targets and actual numbers.
struct IATIIndicator {
  private let series: ExchangeSeries
  private let activity: IATIActivity
  /// The same count by parts.
  private let parts: [ExchangeSeries]

  init(_ series: ExchangeSeries, of activity: IATIActivity) {
    (self.series, self.activity) = (series, activity)
    parts = activity.exchange.series.filter {
      $0.indicator.code == series.indicator.code && $0.count == series.count && $0.part != nil
    }
  }

  private var table: IndicatorTable { activity.exchange.table }

  func write(to writer: inout XMLWriter) {
    let indicator = series.indicator
    let measure = activity.exchange.definitions.measures[indicator.measure]?.name
    let name = activity.texts.name(of: series)
    let title = measure.map {
      LocalizedText(vi: "\(name.vi) (\($0.vi))", en: "\(name.en) (\($0.en))")
    }
    writer.start(
      "indicator",
      [
        // IndicatorMeasure 1 is a number of units, 2 a percentage.
        "measure": indicator.measure == "percent" ? "2" : "1",
        "ascending": indicator.higherIsBetter ? "1" : "0",
        "aggregation-status": mayBeAdded ? "1" : "0",
      ])
    activity.text("title", title ?? name, to: &writer)
    activity.text("description", description, to: &writer)
    // Vocabulary 99: the reporting organisation's own list.
    writer.element("reference", ["vocabulary": "99", "code": series.element])
    if let (baseline, target) = activity.exchange.definitions.baseline(of: indicator, for: table.total.unit) {
      writer.element("baseline", ["year": "\(baseline.year)", "value": baseline.value.description]) {
        activity.text("comment", target?.citation ?? indicator.reference.baseline, to: &$0)
      }
    }
    for period in periods { write(period, to: &writer) }
    writer.end()
  }

  /// Only sums of what was done in the period, over units that do not overlap, may be added by others.
  private var mayBeAdded: Bool {
    series.count == .inPeriod && series.indicator.overTime == .sum && series.indicator.overPlace == .sum
  }

  private var description: LocalizedText {
    activity.texts.filled(
      ExchangeText.baseline,
      with: [
        "text": activity.texts.explanation(of: series), "baseline": series.indicator.reference.baseline,
      ])
  }

  // MARK: - Periods

  private struct Span: Hashable {
    let from: CalendarDate
    let to: CalendarDate
  }

  private struct PeriodContent {
    let span: Span
    var target: Target?
    var hasActual: Bool
  }

  /// The period of the figures, and that of the target where it is another.
  private var periods: [PeriodContent] {
    let phase = activity.exchange.phase
    let from = series.count == .inPeriod ? table.period.from : min(phase.cumulativeFrom, table.period.to)
    var periods: [PeriodContent] = []
    let isTold =
      table.units.isEmpty
      ? activity.exchange.value(series, of: table.total).number != nil
      : activity.exchange.units.contains { activity.exchange.value(series, of: $0).number != nil }
    if isTold { periods.append(PeriodContent(span: Span(from: from, to: table.period.to), hasActual: true)) }
    guard let target, target.value != nil else { return periods }
    let span: Span
    switch target.span {
    case .phase: span = Span(from: phase.from, to: phase.to)
    case .year: span = Span(from: table.period.from, to: table.period.to)
    case .baseline: return periods
    }
    if let place = periods.firstIndex(where: { $0.span == span }) {
      periods[place].target = target
    } else {
      periods.append(PeriodContent(span: span, target: target, hasActual: false))
    }
    return periods
  }

  /// The target that the count is to reach: that of the phase for what is cumulative, that of the year for a year.
  private var target: Target? {
    let wanted: Target.Span
    switch series.count {
    case .cumulative, .atClosing: wanted = .phase
    case .inPeriod:
      guard table.period.span == .year else { return nil }
      wanted = .year(table.period.year)
    }
    return activity.exchange.definitions.targets.first {
      ($0.indicator == series.indicator.code || $0.indicator == series.indicator.id)
        && $0.unit == table.total.unit && $0.span == wanted
    }
  }

  private func write(_ period: PeriodContent, to writer: inout XMLWriter) {
    writer.start("period")
    writer.element("period-start", ["iso-date": period.span.from.description])
    writer.element("period-end", ["iso-date": period.span.to.description])
    if let target = period.target, let value = target.value {
      writer.element("target", ["value": value.description]) { writer in
        let label = activity.texts[ReportText(target.label)]
        activity.text(
          "comment",
          activity.texts.filled(ExchangeText.target, with: ["label": label, "citation": target.citation]),
          to: &writer)
      }
    }
    if period.hasActual {
      for unit in activity.exchange.units {
        for series in [series] + parts { write(series, of: unit, to: &writer) }
      }
    }
    writer.end()
  }

  /// One number; what is missing or held back gets no element, since rule 8.10.1 asks for a value in each.
  private func write(_ series: ExchangeSeries, of unit: UnitFigures, to writer: inout XMLWriter) {
    guard let value = activity.exchange.value(series, of: unit).number else { return }
    writer.start("actual", ["value": text(of: value)])
    writer.element("location", ["ref": ExchangeCode.unit(unit.unit)])
    if let category = series.category {
      writer.element("dimension", ["name": category.dimension.attribute, "value": category.code])
    } else if let part = series.part {
      writer.element("dimension", ["name": part.dimension, "value": part.id])
    } else if activity.exchange.isCarriedOver(series, of: unit) {
      activity.text("comment", activity.texts[ExchangeText.carriedOver], to: &writer)
    } else if !unit.coverage.isComplete || unit.coverage.held > 0 {
      activity.text("comment", activity.texts.coverageSentence(unit.coverage), to: &writer)
    }
    writer.end()
  }

  private func text(of value: ExactDecimal) -> String {
    (series.isRatio ? value.rounded(to: 1) : value).description
  }
}
