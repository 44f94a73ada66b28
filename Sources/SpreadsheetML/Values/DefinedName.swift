/// A name that formulas use for cells, a number or a formula.
public struct DefinedName: Hashable, Sendable {
  /// The name; names that begin with `_xlnm.` are Excel's own, such as print areas.
  public var name: String
  /// What it stands for, without `=`: `'Orders 2026'!$A$5`.
  public var formula: String
  /// The name of the sheet in which alone it holds; nil for the whole workbook.
  public var sheet: String?
  /// Whether programs keep it out of their lists.
  public var isHidden: Bool
  /// What it is for.
  package var comment: String?

  /// A name for the whole workbook, or for one sheet.
  public init(
    _ name: String, formula: String, sheet: String? = nil, isHidden: Bool = false, comment: String? = nil
  ) {
    (self.name, self.formula, self.sheet, self.isHidden) = (name, formula, sheet, isHidden)
    self.comment = comment
  }
}
