import P8Definitions
import P8Aggregation
public import P8Model
import P8Presentation
import P8Registry

/// Indicators: tables, several periods side by side, and where a figure comes from.
public struct Indicators: Capability {
  let workspace: Workspace

  /// The indicators of a unit, and of the units below it.
  ///
  /// Without any report its figures are missing, which is not zero.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be read.
  public func table(_ request: FigureRequest) throws(Failure) -> IndicatorTable {
    if isAsked { return try allowed(.see, in: request.unit).table(request) }
    let (unit, level) = (request.unit, request.level)
    if let level { try unit.requireLevel(level) }
    try workspace.requireOnePhase(request.period)
    let figures = try figures(of: request)
    let table = try Failure.wrapping { () throws(AggregationFault) in try figures.table(of: unit, by: level) }
    return table.adding(
      try PhaseWords.notes(on: request.period, definitions.programme)
        + reviewNotes(of: unit, period: request.period, counting: request.counting))
  }

  /// The code of an indicator that is named by its code or id; fails where there is none.
  package func code(of name: String) throws(Failure) -> String { try indicator(name).code }

  /// The figures of a request, for a table.
  func figures(of request: FigureRequest) throws(Failure) -> Figures {
    try figures(
      of: [request.period], structure: request.unit.structure, for: request.unit, by: request.level,
      counting: request.counting)[0]
  }
}
