import P8Definitions
import P8Expressions
import P8Model

/// The columns of a table with the formulas among them read, checked and ready to be printed and evaluated.
struct SummaryColumns {
  private let columns: [ReportColumn]
  private let formulas: [Int: (root: ExpressionNode, compiled: CompiledExpression)]
  /// Where the columns that formulas name stand among those shown, by their place in the formulas' scope.
  private let places: [Int: Int]

  init(_ columns: [ReportColumn]) {
    self.columns = columns
    var formulas: [Int: (root: ExpressionNode, compiled: CompiledExpression)] = [:]
    var places: [Int: Int] = [:]
    for (index, column) in columns.enumerated() {
      guard case .formula(let expression) = column.content else { continue }
      formulas[index] = (expression.root, expression.compiled())
      for case .column(let named) in expression.names {
        places[named.index] = columns.firstIndex { $0.id == named.id }
      }
    }
    (self.formulas, self.places) = (formulas, places)
  }

  /// The values of a row: what is given, and what the formulas make of it.
  func values(_ given: [ExactDecimal?]) -> [ExactDecimal?] {
    guard !formulas.isEmpty else { return given }
    // A formula may name another that stands after it; so many passes reach the end of any chain.
    return (0..<formulas.count).reduce(given) { values, _ in
      var row = [Value?](repeating: nil, count: (places.keys.max() ?? -1) + 1)
      for (place, shown) in places { row[place] = values[shown].map { .number($0) } }
      let input = EvaluationInput(row: row)
      return values.enumerated().map { index, value in
        if let formula = formulas[index] { formula.compiled.number(input) } else { value }
      }
    }
  }

  /// The places of the formulas that have no value only because an operand is held back.
  func formulasHeldBack(_ given: [ExactDecimal?], heldBack: Set<Int>) -> Set<Int> {
    guard !heldBack.isEmpty else { return [] }
    let supposed = given.enumerated().map { heldBack.contains($0.offset) ? 1 : $0.element }
    let (now, then) = (values(given), values(supposed))
    // Whatever has a value or would have one is shown by its own cells, not by one held back.
    return Set(formulas.keys.filter { now[$0] == nil && then[$0] != nil })
  }

  /// The formula of a column for all rows of the sheet; nil for a column without.
  /// - Parameter letters: The sheet's column, in letters, that shows the column of a place.
  func formula(
    _ index: Int, letters: @escaping @Sendable (Int) -> String
  ) throws(SummaryReport.Failure) -> RowFormula? {
    guard let formula = formulas[index] else { return nil }
    let places = places
    let printer = ExcelFormula { name in
      guard case .column(let column) = name, let place = places[column.index] else { return nil }
      return "\(letters(place))\(RowFormula.rowMark)"
    }
    do throws(PrinterFault) {
      return RowFormula(printed: try printer.value(formula.root))
    } catch {
      throw SummaryReport.Failure(source: columns[index].source, fault: error)
    }
  }
}
