import P8Presentation
import P8Definitions
import P8Aggregation
public import P8Model
import P8Registry
import Synchronization

extension Indicators {
  /// Where a figure comes from: formula, parts by unit, and each record with its file, sheet and cells.
  /// - Throws: ``Failure`` for an unknown indicator or figure, or a registry that cannot be read.
  public func explanation(
    _ request: ExplanationRequest, as format: ExplanationFormat = .text, language: Language
  ) throws(Failure) -> String {
    let explained = try explained(request)
    switch format {
    case .text:
      return ExplanationText(definitions: definitions, standing: explained.standing, language: language)
        .text(of: explained.explanation, comparisons: explained.comparisons)
    case .json:
      return ExplanationJSON(definitions: definitions, standing: explained.standing)
        .text(of: explained.explanation, comparisons: explained.comparisons)
    }
  }

  /// The same as values.
  package func explained(_ request: ExplanationRequest) throws(Failure) -> ExplainedFigure {
    if isAsked { return try allowed(.see, in: request.of.unit).explained(request) }
    let indicator = try self.indicator(request.indicator)
    for period in [request.of.period, request.compare].compactMap(\.self) {
      try workspace.requireOnePhase(period)
    }
    let (key, unit, rule) = (request.figure, request.of.unit, request.of.counting)
    let noted = Mutex(ReportStanding())
    // What stands in other sections does not decide the figure.
    let sections = try Failure.wrapping { () throws(AggregationFault) in
      try Aggregator(definitions).sections(of: indicator.code)
    }
    func explain(_ period: Period, asOf day: CalendarDate? = nil) throws(Failure) -> Explanation {
      let figures = try explainableFigures(
        of: period, structure: unit.structure, for: unit, asOf: day, counting: rule, sections: sections
      ) { report in
        noted.withLock { $0.note(report.report, number: report.number, revision: report.revision) }
      }
      return try Failure.wrapping { () throws(AggregationFault) in
        try figures.explanation(of: key, of: indicator.code, for: unit)
      }
    }
    let explanation = try explain(request.of.period)
    var comparisons: [ExplanationComparison] = []
    if let since = request.since {
      let older = try explain(request.of.period, asOf: since)
      comparisons.append(ExplanationComparison(.since(since), older: older, newer: explanation))
    }
    if let other = request.compare {
      comparisons.append(ExplanationComparison(.period(other), older: try explain(other), newer: explanation))
    }
    var standing = noted.withLock { $0 }
    standing.reasons = try lastSteps(of: standing.numbers).mapValues(\.reason)
    return ExplainedFigure(explanation: explanation, comparisons: comparisons, standing: standing)
  }

  /// Every figure of a unit that a table shows, explained: for tests and audits that walk all of them.
  package func explanations(_ request: FigureRequest) throws(Failure) -> [Explanation] {
    if isAsked { return try allowed(.see, in: request.unit).explanations(request) }
    let unit = request.unit
    let figures = try explainableFigures(
      of: request.period, structure: unit.structure, for: unit, counting: request.counting)
    return try Failure.wrapping { () throws(AggregationFault) in
      let total = try figures.table(of: unit).total
      var explanations: [Explanation] = []
      for indicator in definitions.indicators {
        let keys = [FigureKey.inPeriod, .cumulative] + indicator.parts.map { .part($0.id) }
        for key in keys where total.value(key, of: indicator.code) != nil {
          explanations.append(try figures.explanation(of: key, of: indicator.code, for: unit))
        }
      }
      return explanations
    }
  }

  private func lastSteps(of numbers: [Int64]) throws(Failure) -> [Int64: Registry.ReviewStep] {
    guard let registry = try registryIfThere() else { return [:] }
    return try Failure.wrapping { () throws(RegistryFault) in try registry.lastSteps(of: numbers) }
  }
}
