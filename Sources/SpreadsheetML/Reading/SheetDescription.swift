/// A sheet as the workbook lists it.
public struct SheetDescription: Sendable, Hashable {
  /// The kinds of sheets.
  public enum Kind: String, Sendable, Hashable {
    /// A sheet of cells.
    case worksheet
    /// A sheet with one chart.
    case chartSheet
    /// A dialog of Excel 5.
    case dialogSheet
    /// A sheet of Excel 4 macros.
    case macroSheet
    /// A sheet whose part is missing or of a kind that is not known.
    case unknown
  }

  /// Whether people see the sheet.
  public enum Visibility: String, Sendable, Hashable {
    /// It is seen.
    case visible
    /// It is hidden, and can be shown from the menu.
    case hidden
    /// It is hidden from the menu too.
    case veryHidden
  }

  /// The name on the tab.
  public let name: String
  /// The place in the workbook, from 0.
  public let index: Int
  /// What kind of sheet it is.
  public let kind: Kind
  /// Whether people see it.
  public let visibility: Visibility
  /// The part of the package that holds it; nil where there is none.
  public let part: String?
}

/// A name that formulas use for a range, a number or a formula.
public struct WorkbookName: Sendable, Hashable {
  /// The name; names that begin with `_xlnm.` are Excel's own, such as print areas.
  public let name: String
  /// The name of the only sheet in which it holds; nil for the whole workbook.
  public let sheet: String?
  /// Whether it is hidden from people.
  public let isHidden: Bool
  /// What it stands for, without `=`: `'1. Tổ TTCĐ'!$A$5`.
  public let formula: String
}
