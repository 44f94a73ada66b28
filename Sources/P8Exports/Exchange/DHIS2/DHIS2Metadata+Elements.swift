import P8Definitions
import P8Model

/// Data elements, and indicators for quotients.
extension DHIS2Metadata {
  /// One series for each data element.
  var elements: [ExchangeSeries] {
    var seen: Set<String> = []
    return exchange.additiveSeries.filter { seen.insert($0.element).inserted }
  }

  func element(_ series: ExchangeSeries) -> JSONValue {
    let indicator = series.indicator
    let count = texts.name(of: series.count)
    let name =
      series.category.map { category in
        let dimension = category.dimension.name
        return texts.filled(
          ExchangeText.element,
          with: [
            "indicator": indicator.name, "count": count,
            "dimension": LocalizedText(vi: dimension.vi.lowercased(), en: dimension.en.lowercased()),
          ])
      } ?? texts.name(of: series)
    let isWhole = exchange.definitions.measures[indicator.measure]?.isWhole ?? false
    let combo =
      series.category.map {
        reference(DHIS2Codes.category($0.dimension, prefix: settings.prefix), "categoryCombos")
      } ?? .object([("id", .text(DHIS2Identifier.defaultCategoryCombo))])
    let coded = LocalizedText(vi: "\(indicator.code) \(name.vi)", en: "\(indicator.code) \(name.en)")
    return .object(
      identity(series.element, "dataElements", name: coded) + [
        ("formName", .text(String(name[language].prefix(230)))),
        ("description", .text(texts.explanation(of: series)[language])), ("domainType", .text("AGGREGATE")),
        ("valueType", .text(isWhole ? "INTEGER_ZERO_OR_POSITIVE" : "NUMBER")),
        ("aggregationType", .text(aggregation(of: series))), ("zeroIsSignificant", .truth(true)),
        ("categoryCombo", combo),
      ])
  }

  /// How DHIS2 puts periods together; over units it adds.
  private func aggregation(of series: ExchangeSeries) -> String {
    guard series.indicator.overPlace == .sum else { return "NONE" }
    guard series.count == .inPeriod else { return "LAST" }
    switch series.indicator.overTime {
    case .sum: return "SUM"
    // What was done to models: one consolidated in two periods would count twice.
    case .last: return "LAST"
    case .none, .recompute: return "NONE"
    }
  }

  var ratios: [ExchangeSeries] { exchange.series.filter(\.isRatio) }

  private var percentageCode: String { ExchangeCode.joined([settings.prefix, "PERCENT"]) }

  var percentage: JSONValue {
    .object([
      ("id", .text(DHIS2Identifier.of(percentageCode, kind: "indicatorTypes"))),
      ("name", .text("\(settings.prefix) %")), ("factor", .number(100)), ("number", .truth(false)),
    ])
  }

  /// A quotient as DHIS2 computes it, from its parts; nil where a part is not a data element here.
  func ratio(_ series: ExchangeSeries) -> JSONValue? {
    // The persons of a window of years are no data element.
    guard case .ratio(let numerator, let denominator, nil) = series.indicator.computation,
      let above = operand(numerator, series), let below = operand(denominator, series)
    else { return nil }
    let whole = texts.name(of: series)
    let name = LocalizedText(
      vi: "\(series.indicator.code) \(whole.vi)", en: "\(series.indicator.code) \(whole.en)")
    return .object(
      identity(series.element, "indicators", name: name) + [
        ("description", .text(texts.explanation(of: series)[language])), ("annualized", .truth(false)),
        ("decimals", .number(1)), ("indicatorType", reference(percentageCode, "indicatorTypes")),
        ("numerator", .text("#{\(DHIS2Identifier.of(above.element, kind: "dataElements"))}")),
        ("numeratorDescription", .text(texts.name(of: above)[language])),
        ("denominator", .text("#{\(DHIS2Identifier.of(below.element, kind: "dataElements"))}")),
        ("denominatorDescription", .text(texts.name(of: below)[language])),
      ])
  }

  private func operand(_ code: String, _ ratio: ExchangeSeries) -> ExchangeSeries? {
    exchange.additiveSeries.first {
      ($0.indicator.code == code || $0.indicator.id == code) && $0.part == nil && $0.key == ratio.key
    }
  }
}
