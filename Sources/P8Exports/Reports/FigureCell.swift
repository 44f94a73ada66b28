import P8Definitions
import P8Model
import SpreadsheetML

/// What stands in the cell of a figure: the number, nothing where it is not known, a word where it is held back.
enum FigureCell {
  /// The content of a cell.
  ///
  /// - Parameters:
  ///   - value: The number; nil where there is none to show.
  ///   - isHeldBack: Whether there is one that is not shown.
  ///   - report: The report, in whose language the word is.
  /// - Returns: What is written.
  static func content(_ value: ExactDecimal?, isHeldBack: Bool, in report: SummaryReport) -> CellContent {
    if isHeldBack { return .text(report.say(.heldBack)) }
    return value.map { .number($0.double) } ?? .blank
  }

  /// The content of a cell with a formula, of which a cell held back may be an operand.
  ///
  /// - Parameters:
  ///   - formula: The formula; nil for a column without one.
  ///   - value: The value that it has; nil for none.
  ///   - dependsOnHeldBack: Whether it would have one if nothing were held back.
  ///   - report: The report, in whose language the word is.
  /// - Returns: What is written.
  static func content(
    formula: String?, value: ExactDecimal?, dependsOnHeldBack: Bool, in report: SummaryReport
  ) -> CellContent {
    if dependsOnHeldBack { return .text(report.say(.heldBack)) }
    guard let formula else { return .blank }
    return .formula(formula, cached: value.map { .number($0.double) } ?? .text(""))
  }
}
