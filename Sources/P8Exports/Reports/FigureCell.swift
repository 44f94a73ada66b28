import P8Definitions
import P8Model
import SpreadsheetML

/// What stands in the cell of a figure: the number, nothing where it is not known, a word where it is held
/// back.
enum FigureCell {
  /// The content of a cell with a number, or the sign for one that is held back.
  static func content(_ value: ExactDecimal?, isHeldBack: Bool, in report: SummaryReport) -> CellContent {
    if isHeldBack { return .text(report.say(.heldBack)) }
    return value.map { .number($0.double) } ?? .blank
  }

  /// The content of a cell with a formula.
  /// - Parameter dependsOnHeldBack: Whether it would have a value if nothing were held back.
  static func content(
    formula: String?, value: ExactDecimal?, dependsOnHeldBack: Bool, in report: SummaryReport
  ) -> CellContent {
    if dependsOnHeldBack { return .text(report.say(.heldBack)) }
    guard let formula else { return .blank }
    return .formula(formula, cached: value.map { .number($0.double) } ?? .text(""))
  }
}
