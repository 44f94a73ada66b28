import P8Definitions
import P8Expressions
package import P8Model

extension Figures {
  /// Explains a figure down to its cells.
  ///
  /// - Parameters:
  ///   - key: Which figure.
  ///   - code: The code or id of the indicator.
  ///   - unit: The unit, in the structure of these figures.
  /// - Returns: The explanation.
  /// - Throws: Why there is none; the roll-up must have been asked to keep records.
  package func explanation(
    of key: FigureKey, of code: String, for unit: UnitCode
  ) throws(AggregationFault) -> Explanation {
    guard keepsRecords else { throw .noRecords }
    guard let number = indicators.numbers[code] else {
      throw .unknownIndicator(code)
    }
    let indicator = indicators.indicators[number]
    guard let figure = indicators.figure(key, of: number) else { throw .unknownFigure("\(key)") }
    var noted: Set<Int> = [number]
    if case .ratio(let numerator, let denominator, _) = indicator.computation {
      noted.formUnion([numerator, denominator].compactMap { indicators.numbers[$0] })
    }
    let table = try table(of: unit, by: nil, notedOf: noted)
    var operands: [Explanation] = []
    if case .ratio(let numerator, let denominator, let years) = indicator.computation {
      if years != nil { operands.append(persons(of: number, numerator, for: unit, in: table)) }
      for operand in years == nil ? [numerator, denominator] : [denominator] {
        operands.append(try explanation(of: key, of: operand, for: unit))
      }
    }
    let value = table.total.value(key, of: indicator.code)
    return Explanation(
      indicator: indicator.code, key: key, period: period, value: value, coverage: table.total.coverage,
      formula: formula(of: indicator, key: key), operands: operands,
      root: root(figure: figure, unit: unit, value: value),
      leftOut: leftOut(of: unit, figure: figure, since: firstDay(of: key, indicator)),
      notes: table.notes)
  }

  /// The records that a figure counts, in the order of their units, reports and rows.
  ///
  /// - Parameters:
  ///   - key: Which figure.
  ///   - code: The code or id of the indicator.
  ///   - unit: The unit, in the structure of these figures.
  /// - Returns: Each record with the unit, of these figures' structure, where it counts.
  /// - Throws: Why there are none; the roll-up must have been asked to keep records.
  package func records(
    of key: FigureKey, of code: String, for unit: UnitCode
  ) throws(AggregationFault) -> [(unit: UnitCode, name: String, record: ReportedRecord)] {
    guard keepsRecords else { throw .noRecords }
    guard let number = indicators.numbers[code] else { throw .unknownIndicator(code) }
    guard let figure = indicators.figure(key, of: number) else { throw .unknownFigure("\(key)") }
    return contributions.filter {
      $0.figure == figure && $0.value != nil && definitions.units.isSame($0.unit, orInside: unit)
    }.sorted {
      ($0.unit, $0.report, $0.record) < ($1.unit, $1.report, $1.record)
    }.compactMap { contribution in
      guard let report = reports[contribution.report].source else { return nil }
      return (contribution.unit, name(of: contribution.unit), report.records[contribution.record])
    }
  }

  /// The different persons of a ratio's window: a number that stands in no table.
  private func persons(
    of ratio: Int, _ counted: String, for unit: UnitCode, in table: IndicatorTable
  ) -> Explanation {
    let figure = indicators.windowFigure(of: ratio)
    let own = contributions.filter {
      $0.figure == figure && definitions.units.isSame($0.unit, orInside: unit)
    }
    let count =
      own.isEmpty && table.total.value(.cumulative, of: indicators.indicators[ratio].code) == nil
      ? nil : ExactDecimal(own.count)
    let indicator = definitions.indicator(counted)
    return Explanation(
      indicator: indicator?.code ?? counted, key: .cumulative, period: period, value: count,
      coverage: table.total.coverage, formula: indicator.map { formula(of: $0, key: .cumulative) } ?? "",
      operands: [], root: root(figure: figure, unit: unit, value: count), leftOut: [], notes: [])
  }

  private func formula(of indicator: Indicator, key: FigureKey) -> String {
    var conditions: [String] = []
    var formula: String
    switch indicator.computation {
    case .count(let record, let condition):
      formula = "count \(record)"
      conditions = [condition?.text].compactMap(\.self)
    case .sum(let record, let amount, let condition):
      formula = "sum \(record): \(amount.text)"
      conditions = [condition?.text].compactMap(\.self)
    case .ratio(let numerator, let denominator, let years):
      formula = "\(numerator) / \(denominator)" + (years.map { ", persons of \($0) years" } ?? "")
    case .notCollected:
      formula = "not collected"
    case .stated(let section, let row, let column):
      formula = "stated \(section)[\(row)].\(column)"
    }
    if case .part(let id) = key, let part = indicator.part(id) {
      if let sum = part.sum, case .sum(let record, _, _) = indicator.computation {
        formula = "sum \(record): \(sum.text)"
      }
      conditions += [part.condition?.text].compactMap(\.self)
    }
    return conditions.isEmpty ? formula : "\(formula) where \(conditions.joined(separator: " and "))"
  }

  // MARK: - The tree

  private func root(figure: Int, unit: UnitCode, value: ExactDecimal?) -> Explanation.Part {
    var records: [UnitCode: [Contribution]] = [:]
    var below: [UnitCode: Set<UnitCode>] = [:]
    for contribution in contributions where contribution.figure == figure {
      let lineage = definitions.units.lineage(of: contribution.unit)
      guard let end = lineage.firstIndex(of: unit) else { continue }
      records[contribution.unit, default: []].append(contribution)
      for place in 0..<end { below[lineage[place + 1], default: []].insert(lineage[place]) }
    }
    let part = part(unit, records: records, below: below)
    // A zero that is not written down is still a zero.
    return Explanation.Part(
      unit: unit, name: part.name, value: value, parts: part.parts, records: part.records)
  }

  private func part(
    _ unit: UnitCode, records: [UnitCode: [Contribution]], below: [UnitCode: Set<UnitCode>]
  ) -> Explanation.Part {
    let parts = (below[unit] ?? []).sorted().map { part($0, records: records, below: below) }
    let own = (records[unit] ?? []).sorted { ($0.report, $0.record) < ($1.report, $1.record) }
    let values = own.compactMap(\.value) + parts.compactMap(\.value)
    let sum = values.reduce(ExactDecimal.zero as ExactDecimal?) { $0?.adding($1) }
    return Explanation.Part(
      unit: unit, name: name(of: unit), value: values.isEmpty ? nil : sum, parts: parts,
      records: own.compactMap { record($0) })
  }

  private func record(_ contribution: Contribution) -> Explanation.Record? {
    guard let report = reports[contribution.report].source else { return nil }
    let record = report.records[contribution.record]
    return Explanation.Record(
      value: contribution.value, unit: record.unit, section: record.section,
      identity: record.identity, report: Explanation.Source(report),
      fields: fields(of: record, deciding: contribution.figure))
  }

  /// The fields of a record that decide a figure.
  private func fields(of record: ReportedRecord, deciding number: Int) -> [Explanation.Field] {
    guard let figure = indicators.decidingFigure(of: number) else { return [] }
    guard let section = indicators.sectionOfIndicator[figure.indicator] else { return [] }
    var part: Int?
    if case .part(let id) = figure.key {
      part = indicators.indicators[figure.indicator].parts.firstIndex { $0.id == id }
    }
    let names = indicators.sections[section].measurements.first {
      $0.figures.indicator == figure.indicator && $0.figures.part == part
    }?.fields
    return (names ?? []).compactMap { name in
      record.fields[name].map {
        Explanation.Field(name: name, value: $0.value, text: $0.text, place: $0.place)
      }
    }
  }

  // MARK: - What adds nothing

  /// The first day whose reports a figure may be of; nil for what exists, whenever it was founded.
  private func firstDay(of key: FigureKey, _ indicator: Indicator) -> CalendarDate? {
    if indicator.kind == .stock { return nil }
    return key == .cumulative ? definitions.programme.phase(of: period).cumulativeFrom : period.from
  }

  private func leftOut(
    of unit: UnitCode, figure: Int, since first: CalendarDate?
  ) -> [Explanation.LeftOut] {
    guard let section = indicators.sectionOfIndicator[indicators.figures[figure].indicator] else { return [] }
    var result: [Explanation.LeftOut] = []
    for entry in leftOut where definitions.units.isSame(entry.unit, orInside: unit) {
      let reduced = reports[entry.report]
      guard let report = reduced.source, asks(reduced.form, for: section),
        first.map({ reduced.period.to >= $0 }) ?? true
      else { continue }
      guard let record = entry.record.map({ report.records[$0] }) else {
        result.append(
          Explanation.LeftOut(
            reason: entry.reason, unit: report.unit, report: Explanation.Source(report), section: "",
            fields: []))
        continue
      }
      guard indicators.sectionNumbers[record.section] == section else { continue }
      result.append(
        Explanation.LeftOut(
          reason: entry.reason, unit: record.unit, report: Explanation.Source(report),
          section: record.section, fields: fields(of: record, deciding: figure)))
    }
    return result
  }
}
