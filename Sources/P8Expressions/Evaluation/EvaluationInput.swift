package import P8Model

/// What an expression is evaluated over: rows by index, nothing looked up by name.
package struct EvaluationInput: Sendable {
  /// The values of the row at hand, by the columns of its section (or the fields of its record).
  package var row: [Value?]
  /// For each section of the form its rows; nil where the report has no such section.
  package var sections: [[[Value?]]?]
  /// For each section the place of the column that holds the keys of fixed rows; nil for open tables.
  package var keyColumns: [Int?]
  package var facts: [ExpressionFact: Value]
  /// Earlier reports of the unit, each with the row that is the same thing as the row at hand.
  package var earlier: [EarlierReport: EvaluationInput]
  /// The target of an indicator; nil where there is none.
  package var target: (@Sendable (String) -> ExactDecimal?)?

  package init(
    row: [Value?] = [], sections: [[[Value?]]?] = [], keyColumns: [Int?] = [],
    facts: [ExpressionFact: Value] = [:], earlier: [EarlierReport: EvaluationInput] = [:],
    target: (@Sendable (String) -> ExactDecimal?)? = nil
  ) {
    (self.row, self.sections, self.keyColumns, self.facts) = (row, sections, keyColumns, facts)
    (self.earlier, self.target) = (earlier, target)
  }

  package func value(of name: ExpressionName) -> Value? {
    switch name {
    case .column(let column), .aggregated(_, let column):
      return column.index < row.count ? row[column.index] : nil
    case .cell(let section, let key, _, let column):
      guard section.index < sections.count, let rows = sections[section.index],
        section.index < keyColumns.count, let keyColumn = keyColumns[section.index],
        let row = rows.first(where: { keyColumn < $0.count && $0[keyColumn]?.text == key }),
        column.index < row.count
      else { return nil }
      return row[column.index]
    case .fact(let fact): return facts[fact]
    case .earlier(let report, let name): return earlier[report]?.value(of: name)
    case .figure(let figure): return CompiledExpression(.aggregate(figure)).value(self)
    case .target(let indicator): return target?(indicator).map { .number($0) }
    case .section: return nil
    }
  }
}
