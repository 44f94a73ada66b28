import P8Presentation
import P8Definitions
import P8Aggregation
public import P8Model
import P8Registry
import Synchronization
import P8Validation

extension Workspace {
  /// Where a figure comes from: formula, parts by unit, and each record with its file, sheet and cells.
  ///
  /// - Parameters:
  ///   - indicator: The code of the indicator.
  ///   - figure: `cumulative`, `in-period` or `part.NAME`.
  ///   - unit: The code of the unit.
  ///   - period: The period.
  ///   - structure: The structure of units; nil for that of the closing date.
  ///   - since: A day, as `2026-01-31`: what changed in the registry after it; nil for no comparison.
  ///   - compare: Another period: what is otherwise there; nil for no comparison.
  ///   - rule: Which reports count; what is left out for it is named.
  ///   - format: Text or JSON.
  ///   - language: The language of the answer.
  /// - Returns: The tree.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be read.
  public func explanation(
    of indicator: String, figure: String, unit: String, period: String, structure: String?,
    since: String? = nil, compare: String? = nil, counting rule: CountingRule = .accepted,
    format: ExplanationFormat = .text, language: Language
  ) throws(Failure) -> String {
    let indicator = try self.indicator(indicator)
    let key = try figureKey(figure)
    let period = try self.period(period)
    let structure = try self.structure(structure, for: period)
    let code = try self.unit(unit, structure: structure)
    let since = try self.date(since)
    let noted = Mutex(ReportStanding())
    // What stands in other sections does not decide the figure.
    let sections = try Self.telling { () throws(AggregationFault) in
      try Aggregator(definitions).sections(of: indicator.code)
    }
    func explain(_ period: Period, asOf day: CalendarDate? = nil) throws(Failure) -> Explanation {
      let figures = try explainableFigures(
        of: period, structure: structure, for: code, asOf: day, counting: rule, sections: sections
      ) { report in
        noted.withLock { $0.note(report.report, number: report.number, revision: report.revision) }
      }
      return try Self.telling { () throws(AggregationFault) in
        try figures.explanation(of: key, of: indicator.code, for: code)
      }
    }
    let explanation = try explain(period)
    var comparisons: [ExplanationComparison] = []
    if let since {
      let older = try explain(period, asOf: since)
      comparisons.append(ExplanationComparison(.since(since), older: older, newer: explanation))
    }
    if let compare {
      let other = try self.period(compare)
      comparisons.append(ExplanationComparison(.period(other), older: try explain(other), newer: explanation))
    }
    var standing = noted.withLock { $0 }
    standing.reviews = try reviewStates(of: standing.numbers).mapValues {
      ReportStanding.Review(id: $0.rawValue, name: $0.name)
    }
    switch format {
    case .text:
      return ExplanationText(definitions: definitions, standing: standing, language: language)
        .text(of: explanation, comparisons: comparisons)
    case .json:
      return ExplanationJSON(definitions: definitions, standing: standing)
        .text(of: explanation, comparisons: comparisons)
    }
  }

  /// Every figure of a unit that a table shows, explained: for tests and audits that walk all of them.
  ///
  /// - Parameters:
  ///   - unit: The code of the unit.
  ///   - period: The period.
  ///   - structure: The structure of units; nil for that of the closing date.
  ///   - rule: Which reports count.
  /// - Returns: The explanations of all figures that are known, in the order of the indicators.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be read.
  package func explanations(
    unit: String, period: String, structure: String?, counting rule: CountingRule = .accepted
  ) throws(Failure) -> [Explanation] {
    let period = try self.period(period)
    let structure = try self.structure(structure, for: period)
    let code = try self.unit(unit, structure: structure)
    let figures = try explainableFigures(of: period, structure: structure, for: code, counting: rule)
    return try Self.telling { () throws(AggregationFault) in
      let total = try figures.table(of: code).total
      var explanations: [Explanation] = []
      for indicator in definitions.indicators {
        let keys = [FigureKey.inPeriod, .cumulative] + indicator.parts.map { .part($0.id) }
        for key in keys where total.value(key, of: indicator.code) != nil {
          explanations.append(try figures.explanation(of: key, of: indicator.code, for: code))
        }
      }
      return explanations
    }
  }

  /// The figure of a name that a caller wrote.
  func figureKey(_ name: String) throws(Failure) -> FigureKey {
    if let key = FigureKey(name: name) { return key }
    throw Failure(
      .wrongUse, LocalizedText(vi: "Không có loại số “\(name)”", en: "There is no figure “\(name)”"),
      remedy: LocalizedText(
        vi: "Dùng cumulative, in-period hoặc part.TÊN (ví dụ part.new).",
        en: "Use cumulative, in-period or part.NAME (such as part.new)."))
  }

  private func reviewStates(of numbers: [Int64]) throws(Failure) -> [Int64: ReviewState] {
    guard let registry = try registryIfThere() else { return [:] }
    return try Self.telling { () throws(RegistryFault) in try registry.reviewStates(of: numbers) }
  }

  /// All rules and checks, a line each.
  public func listRules(language: Language) -> String {
    RuleManual(definitions).list(in: language)
  }

  /// The manual of all rules and checks in Markdown; `docs/rules.vi.md` and `docs/rules.en.md` are it.
  public func ruleManual(language: Language) -> String {
    RuleManual(definitions).markdown(in: language)
  }

  /// The page of a rule or check.
  ///
  /// - Throws: ``Failure`` of wrong use for an unknown code.
  public func describeRule(_ code: String, language: Language) throws(Failure) -> String {
    let manual = RuleManual(definitions)
    let entries = manual.entries(code)
    guard !entries.isEmpty else {
      throw Failure(
        .wrongUse, LocalizedText(vi: "Không có quy tắc \(code)", en: "There is no rule \(code)"),
        remedy: LocalizedText(vi: "Xem danh sách: p8 rules list", en: "See the list: p8 rules list"))
    }
    return entries.map { manual.page($0, in: language) }.joined(separator: "\n")
  }
}

/// The formats of an explanation.
public enum ExplanationFormat: String, Sendable, CaseIterable {
  /// A tree for people.
  case text
  /// One object.
  case json
}

extension FigureKey {
  /// Reads the name that ``name`` gives.
  init?(name: String) {
    switch name {
    case "cumulative": self = .cumulative
    case "in-period": self = .inPeriod
    default:
      guard name.hasPrefix("part."), name.count > 5 else { return nil }
      self = .part(String(name.dropFirst(5)))
    }
  }
}
