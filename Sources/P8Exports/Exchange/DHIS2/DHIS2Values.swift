import P8Definitions
package import P8Model

/// Writes figures as DHIS2 takes them with `POST /api/dataValueSets`.
///
/// Elements, units and option combinations are named by code (`idScheme=code`). Zero is a value, what is
/// missing or held back has none. DHIS2 adds up over units itself: where units below are reported too, the
/// unit as a whole reports only what belongs to none of them.
package struct DHIS2Values: Sendable {
  private let exchange: ExchangeTable
  private let completed: CalendarDate?
  private let language: Language

  /// The day of completion is written only where every village counts.
  package init(_ exchange: ExchangeTable, completed: CalendarDate? = nil, language: Language = .vi) {
    (self.exchange, self.completed, self.language) = (exchange, completed, language)
  }

  /// The unit as a whole, as one JSON object.
  /// - Throws: ``ExchangeFailure`` where there is no figure, or DHIS2 has no such period.
  package func json() throws(ExchangeFailure) -> [UInt8] {
    let (dataSet, period) = try head()
    let unit = exchange.table.total
    let values = exchange.additiveSeries.compactMap { series in
      exchange.value(series, of: unit).number.map { json(series, $0, of: unit) }
    }
    guard !values.isEmpty else { throw .noFigures(exchange.table) }
    var members: [(String, JSONValue)] = [("dataSet", .text(dataSet))]
    if let completed, unit.coverage.isComplete {
      members.append(("completeDate", .text(completed.description)))
    }
    members += [
      ("period", .text(period)), ("orgUnit", .text(ExchangeCode.unit(unit.unit))),
      ("idScheme", .text("code")), ("dataValues", .list(values)),
    ]
    return JSONValue.object(members).indentedBytes
  }

  /// The unit and those below it, as one JSON object in which each value names its unit.
  /// - Throws: ``ExchangeFailure`` where there is no figure, or DHIS2 has no such period.
  package func jsonOfAll() throws(ExchangeFailure) -> [UInt8] {
    let (dataSet, period) = try head()
    let values = exchange.units.flatMap { unit in
      exchange.additiveSeries.compactMap { series in
        exchange.ownValue(series, of: unit).number.map { json(series, $0, of: unit, namesUnit: true) }
      }
    }
    guard !values.isEmpty else { throw .noFigures(exchange.table) }
    // A day of completion is of one unit, so there is none.
    let members: [(String, JSONValue)] = [
      ("dataSet", .text(dataSet)), ("period", .text(period)), ("idScheme", .text("code")),
      ("dataValues", .list(values)),
    ]
    return JSONValue.object(members).indentedBytes
  }

  private func json(
    _ series: ExchangeSeries, _ value: ExactDecimal, of unit: UnitFigures, namesUnit: Bool = false
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [("dataElement", .text(series.element))]
    if namesUnit { members.append(("orgUnit", .text(ExchangeCode.unit(unit.unit)))) }
    members.append(("categoryOptionCombo", .text(option(of: series))))
    members.append(("value", .text(value.description)))
    if let comment = comment(on: series, of: unit) { members.append(("comment", .text(comment))) }
    return .object(members)
  }

  /// The columns of CSV.
  ///
  /// DHIS2 of before 2.43 knows them by their order, that of today by these very names: it takes every other
  /// name for a category unless there is a `categoryOptionCombo`, in these letters, and passes over
  /// `storedBy` and `timestamp`.
  package static let columns = [
    "dataElement", "period", "orgUnit", "categoryOptionCombo", "attributeOptionCombo", "value", "storedBy",
    "timestamp", "comment", "followUp",
  ]

  /// The unit and those below it as CSV.
  ///
  /// DHIS2 reads lines that end in a line feed alone and stops at an empty one; it knows no quotation mark
  /// within a text.
  /// - Throws: ``ExchangeFailure`` where there is no figure, or DHIS2 has no such period.
  package func csv() throws(ExchangeFailure) -> [UInt8] {
    let (_, period) = try head()
    var text = DelimitedText(quoting: .always, lineEnd: "\n")
    text.add(Self.columns)
    var isEmpty = true
    for unit in exchange.units {
      for series in exchange.additiveSeries {
        guard let value = exchange.ownValue(series, of: unit).number else { continue }
        isEmpty = false
        text.add([
          series.element, period, ExchangeCode.unit(unit.unit), option(of: series), "",
          value.description, "", "", plainComment(on: series, of: unit), "false",
        ])
      }
    }
    guard !isEmpty else { throw .noFigures(exchange.table) }
    return text.bytes
  }

  private func head() throws(ExchangeFailure) -> (dataSet: String, period: String) {
    let period = exchange.table.period
    let dataSet = try DHIS2Codes.dataSet(of: exchange, format: "DHIS2")
    guard let name = ExchangePeriod.dhis2(period) else { throw .period(period, format: "DHIS2") }
    return (dataSet, name)
  }

  private func option(of series: ExchangeSeries) -> String {
    DHIS2Codes.optionCombo(of: series, prefix: exchange.definitions.programme.exchange.prefix)
  }

  /// The comment as a line of CSV can hold it.
  private func plainComment(on series: ExchangeSeries, of unit: UnitFigures) -> String {
    String(
      (comment(on: series, of: unit) ?? "").map { $0.isNewline ? " " : $0 == "\"" ? "'" : $0 })
  }

  private func comment(on series: ExchangeSeries, of unit: UnitFigures) -> String? {
    series.part == nil
      ? exchange.definitions.texts.remark(on: series, of: unit, in: exchange)?[language] : nil
  }
}

extension JSONValue {
  /// The value for people and programs, a member a line.
  var indentedBytes: [UInt8] {
    var text = ""
    writeIndented(to: &text)
    return Array(text.utf8)
  }
}
