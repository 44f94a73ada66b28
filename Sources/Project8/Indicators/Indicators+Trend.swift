import P8Presentation
import P8Definitions
import P8Aggregation
package import P8Model

extension Indicators {
  /// Indicators of a unit in several periods of one length, 2 at least, the last one given.
  ///
  /// A period without any report has no figures, which is not zero.
  package func trend(_ request: FigureRequest, periods count: Int) throws(Failure) -> IndicatorTrend {
    if isAsked { return try allowed(.see, in: request.unit).trend(request, periods: count) }
    try Self.requireCount(count)
    let (unit, level, rule) = (request.unit, request.level, request.counting)
    if let level { try unit.requireLevel(level) }
    for period in request.period.series(of: count) { try workspace.requireOnePhase(period) }
    let figures = try figures(
      of: request.period.series(of: count), structure: unit.structure, for: unit, by: level, counting: rule)
    var tables = try Failure.wrapping { () throws(AggregationFault) in
      var tables: [IndicatorTable] = []
      for one in figures { tables.append(try one.table(of: unit, by: level)) }
      return tables
    }
    for (index, one) in figures.enumerated() {
      tables[index] = tables[index].adding(
        try PhaseWords.notes(on: one.period, definitions.programme)
          + reviewNotes(of: unit, period: one.period, counting: rule))
    }
    return IndicatorTrend(tables: tables)
  }

  /// Fails for a number of periods that cannot stand side by side.
  package static func requireCount(_ count: Int) throws(Failure) {
    guard (2...60).contains(count) else {
      throw Failure(
        .wrongUse,
        LocalizedText(vi: "Số kỳ không hợp lệ: \(count)", en: "No such number of periods: \(count)"),
        remedy: LocalizedText(vi: "Viết từ 2 đến 60.", en: "Write 2 to 60."))
    }
  }
}
