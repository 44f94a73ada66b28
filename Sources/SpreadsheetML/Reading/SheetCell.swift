/// A cell as it was read.
public struct SheetCell: Sendable, Hashable {
  /// Where it stands.
  public let reference: CellReference
  /// What it holds; of a formula, the result that the last program wrote down.
  public let value: CellValue
  /// The place of its style in the workbook: see ``WorkbookReader/style(of:)``.
  package var styleIndex: Int { Int(narrowStyle) }
  /// The formula without `=`, if it was asked for and there is one.
  public let formula: String?
  /// The text with its fonts, where it has several.
  public let richText: RichText?
  /// Whether the value comes from a formula.
  public let hasFormula: Bool

  private let narrowStyle: UInt32

  package init(
    reference: CellReference, value: CellValue, styleIndex: Int = 0, formula: String? = nil,
    richText: RichText? = nil, hasFormula: Bool = false
  ) {
    (self.reference, self.value) = (reference, value)
    narrowStyle = UInt32(clamping: styleIndex)
    self.formula = formula
    self.hasFormula = hasFormula || formula != nil
    self.richText = richText
  }
}

/// A row as it was read.
public struct SheetRow: Sendable, Hashable {
  /// The number of the row, from 1.
  public internal(set) var index: Int
  /// Whether it is hidden.
  public internal(set) var isHidden = false
  /// Its cells by column; no column twice.
  public internal(set) var cells: [SheetCell] = []
}

/// Whether reading goes on after a row.
public enum ReadingStep: Sendable {
  case next
  case stop
}
