import P8Definitions
import P8Expressions
import P8Model

/// The columns of a table with the formulas among them read, checked and ready to be printed and evaluated.
struct SummaryColumns {
  private let columns: [ReportColumn]
  private let formulas: [Int: (expression: CheckedExpression, compiled: CompiledExpression)]

  /// Reads the formulas of columns.
  ///
  /// - Throws: The formula that cannot be used, and why.
  init(_ columns: [ReportColumn]) throws(SummaryReport.Failure) {
    self.columns = columns
    let scope = ExpressionScope.columns(columns.map(\.id))
    var formulas: [Int: (expression: CheckedExpression, compiled: CompiledExpression)] = [:]
    for (index, column) in columns.enumerated() {
      guard case .formula(let text) = column.content else { continue }
      do {
        let expression = try CheckedExpression(text.text, in: scope)
        try expression.requireNumber()
        formulas[index] = (expression, expression.compiled())
      } catch {
        throw SummaryReport.Failure(source: text.source, message: error.message)
      }
    }
    self.formulas = formulas
  }

  /// The values of a row: what is given, and what the formulas make of it.
  func values(_ given: [ExactDecimal?]) -> [ExactDecimal?] {
    // A formula may name another that stands after it; so many passes reach the end of any chain.
    (0..<max(1, formulas.count)).reduce(given) { values, _ in
      let input = EvaluationInput(row: values.map { $0.map { .number($0) } })
      return values.enumerated().map { index, value in
        if let formula = formulas[index] { formula.compiled.number(input) } else { value }
      }
    }
  }

  /// The places of the formulas that have no value only because an operand is held back.
  ///
  /// - Parameters:
  ///   - given: What is given.
  ///   - heldBack: The places of what is held back.
  /// - Returns: The places of those formulas.
  func formulasHeldBack(_ given: [ExactDecimal?], heldBack: Set<Int>) -> Set<Int> {
    guard !heldBack.isEmpty else { return [] }
    let supposed = given.enumerated().map { heldBack.contains($0.offset) ? 1 : $0.element }
    let (now, then) = (values(given), values(supposed))
    // Whatever has a value or would have one is shown by its own cells, not by one held back.
    return Set(formulas.keys.filter { now[$0] == nil && then[$0] != nil })
  }

  /// The formula of a column in a row of the sheet; nil for a column without one.
  ///
  /// - Parameters:
  ///   - index: The place of the column.
  ///   - reference: The address of the cell of a column's place in the row.
  /// - Returns: The formula without the leading equals sign.
  /// - Throws: What the formula language cannot say.
  func formula(
    _ index: Int, reference: @escaping @Sendable (Int) -> String
  ) throws(SummaryReport.Failure) -> String? {
    guard let formula = formulas[index] else { return nil }
    let printer = ExcelFormula { name in
      if case .column(let column) = name { reference(column.index) } else { nil }
    }
    do {
      return try printer.value(formula.expression.root)
    } catch {
      throw SummaryReport.Failure(source: columns[index].source, message: error.message)
    }
  }
}
