/// A table within a sheet: named columns with filters, and totals where wanted.
public struct Table: Hashable, Sendable {
  /// What stands under a column in the row of totals.
  public enum Total: Hashable, Sendable {
    case label(String), sum(Double), average(Double)
    /// The number of filled cells, with its value now.
    case count(Double)
    case maximum(Double)
    case minimum(Double)
  }

  /// A column.
  public struct Column: Hashable, Sendable {
    /// The heading, which is written into the sheet.
    package var name: String
    /// What stands under it in the row of totals.
    package var total: Total?

    /// A column with its heading.
    public init(_ name: String, total: Total? = nil) { (self.name, self.total) = (name, total) }
  }

  /// The name, which formulas use; unique in the workbook.
  package var name: String
  /// The cells, from the headings to the last row, the row of totals included.
  package var range: CellRange
  package var columns: [Column]
  package var hasTotals: Bool
  /// Whether the headings have buttons for filters.
  package var hasFilters: Bool
  /// The name of the look; nil for none.
  package var styleName: String?
  /// Whether every other row is shaded.
  package var hasRowStripes: Bool
  /// The style of the headings' cells.
  package var headerStyle: CellStyle

  /// A table; its headings and totals are written into the cells.
  public init(
    name: String, range: CellRange, columns: [Column], hasTotals: Bool = false, hasFilters: Bool = true,
    styleName: String? = "TableStyleMedium2", hasRowStripes: Bool = true, headerStyle: CellStyle = .normal
  ) {
    (self.name, self.range, self.columns, self.hasTotals) = (name, range, columns, hasTotals)
    (self.hasFilters, self.styleName, self.hasRowStripes) = (hasFilters, styleName, hasRowStripes)
    self.headerStyle = headerStyle
  }
}
