import P8Definitions
import P8Model

/// Data elements, indicators for quotients, and their groups.
extension DHIS2Metadata {
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
    let combo =
      series.category.map {
        reference(DHIS2Codes.category($0.dimension, prefix: settings.prefix), "categoryCombos")
      } ?? .object([("id", .text(DHIS2Identifier.defaultCategoryCombo))])
    let coded = LocalizedText(vi: "\(indicator.code) \(name.vi)", en: "\(indicator.code) \(name.en)")
    return .object(
      identity(series.element, "dataElements", name: coded) + [
        ("formName", .text(String(name[language].prefix(230)))),
        ("description", .text(texts.explanation(of: series)[language])), ("domainType", .text("AGGREGATE")),
        ("valueType", .text(valueType(of: indicator))),
        ("aggregationType", .text(aggregation(of: series))), ("zeroIsSignificant", .truth(true)),
        ("categoryCombo", combo),
      ])
  }

  /// DHIS2's whole numbers end at 2,147,483,647, which sums of đồng go beyond.
  private func valueType(of indicator: Indicator) -> String {
    guard let measure = definitions.measures[indicator.measure], measure.isWhole else { return "NUMBER" }
    let isBase = definitions.measures.values.contains { $0.base == measure.id }
    return isBase ? "NUMBER" : "INTEGER_ZERO_OR_POSITIVE"
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
      let above = programme.operand(numerator, of: series),
      let below = programme.operand(denominator, of: series)
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

  // MARK: - Groups

  /// The elements of each content of the programme.
  var elementGroups: [JSONValue] {
    definitions.programme.contents.compactMap { content in
      let elements = programme.elements.filter { $0.indicator.content == content.number }
      guard !elements.isEmpty else { return nil }
      return .object(
        identity(
          ExchangeCode.joined([settings.prefix, "CONTENT", "\(content.number)"]), "dataElementGroups",
          name: ownName(content.shortName)
        ) + [("dataElements", .list(elements.map { reference($0.element, "dataElements") }))])
    }
  }

  var indicatorGroups: [JSONValue] {
    let ratios = programme.ratios.filter { ratio($0) != nil }
    guard !ratios.isEmpty else { return [] }
    return [
      .object(
        identity(
          ExchangeCode.joined([settings.prefix, "RATIOS"]), "indicatorGroups",
          name: ownName(texts[ExchangeText.ratioGroup])
        ).filter { $0.0 != "shortName" } + [
          ("indicators", .list(ratios.map { reference($0.element, "indicators") }))
        ])
    ]
  }
}
