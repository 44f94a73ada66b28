import P8Definitions
package import P8Model
import XMLStream

/// Writes an ADX message (IHE QRPH, `urn:ihe:qrph:adx:2015`): a group for each unit, a value for each number.
///
/// A receiver adds up over units itself: where units below are reported too, the unit as a whole reports only
/// what belongs to none of them. Quotients are left out, since they are computed from sums. What is missing
/// has no value; zero has one.
///
/// Categories and options stand under their codes in the metadata. Every value names its option combination
/// too: without it DHIS2 looks for options even where an element has none.
package struct ADXMessage: Sendable {
  private let exchange: ExchangeTable
  private let exported: CalendarDate
  private let language: Language

  /// Without a day of export the closing date of the period stands, since no clock is asked.
  package init(_ exchange: ExchangeTable, exported: CalendarDate? = nil, language: Language = .vi) {
    self.exchange = exchange
    self.exported = exported ?? exchange.table.period.to
    self.language = language
  }

  /// The bytes of the file.
  /// - Throws: ``ExchangeFailure`` where there is no figure, or the format or the programme has no such period.
  package func bytes() throws(ExchangeFailure) -> [UInt8] {
    let period = exchange.table.period
    let dataSet = try DHIS2Codes.dataSet(of: exchange, format: "ADX")
    guard let form = ExchangePeriod.adx(period) else { throw .period(period, format: "ADX") }
    let groups = exchange.units.map { ($0, values(of: $0)) }.filter { !$0.1.isEmpty }
    guard !groups.isEmpty else { throw .noFigures(exchange.table) }
    var writer = XMLWriter(isStandalone: false, indentation: 2)
    writer.start("adx", ["xmlns": "urn:ihe:qrph:adx:2015", "exported": "\(exported.description)T00:00:00Z"])
    for (unit, values) in groups {
      // completeDate is left off: DHIS2 takes every other attribute of a group for a category.
      writer.start(
        "group", ["dataSet": dataSet, "orgUnit": ExchangeCode.unit(unit.unit), "period": form])
      for (series, value) in values { write(series, value, of: unit, to: &writer) }
      writer.end()
    }
    writer.end()
    do {
      return try writer.finish()
    } catch {
      throw .xml("\(error)")
    }
  }

  private func values(of unit: UnitFigures) -> [(ExchangeSeries, ExactDecimal)] {
    exchange.additiveSeries.compactMap { series in
      exchange.ownValue(series, of: unit).number.map { (series, $0) }
    }
  }

  private func write(
    _ series: ExchangeSeries, _ value: ExactDecimal, of unit: UnitFigures, to writer: inout XMLWriter
  ) {
    let prefix = exchange.definitions.programme.exchange.prefix
    writer.start(
      "dataValue",
      [
        "dataElement": series.element, "value": value.description,
        "categoryOptionCombo": DHIS2Codes.optionCombo(of: series, prefix: prefix),
      ])
    if let category = series.category {
      writer.attribute(
        DHIS2Codes.category(category.dimension, prefix: prefix), DHIS2Codes.option(category, prefix: prefix))
    }
    // An <annotation> would take the place of the value: it is how ADX writes texts.
    if series.part == nil, let remark = exchange.definitions.texts.remark(on: series, of: unit, in: exchange)
    {
      writer.attribute("comment", MarkupText.clean(remark[language]))
    }
    writer.end()
  }
}
