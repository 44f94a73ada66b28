/// A sheet as the workbook lists it.
public struct SheetDescription: Sendable, Hashable {
  /// What a sheet can hold.
  public enum SheetType: String, Sendable, Hashable {
    case worksheet
    /// One chart.
    case chartSheet
    /// A dialog of Excel 5.
    case dialogSheet
    /// Macros of Excel 4.
    case macroSheet
    /// Nothing that is known: its part is missing or of another type.
    case unknown
  }

  /// The name on the tab.
  public let name: String
  /// The place in the workbook, from 0.
  package let index: Int
  /// What it can hold.
  public let type: SheetType
  /// Whether people see it.
  public let visibility: Worksheet.Visibility
  /// The part of the package that holds it; nil where there is none.
  package let part: String?
}
