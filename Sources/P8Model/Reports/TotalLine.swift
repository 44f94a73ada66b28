/// A row of a sheet that adds up other rows.
package struct TotalLine: Hashable, Sendable {
  /// The row of the sheet, from 1.
  package let number: Int
  /// Whether it adds up a part of the rows, as `Cộng quý I` does.
  package let isSubtotal: Bool
  /// How many rows of data stand above it.
  package let rowsBefore: Int
  /// For each column of the section's definition the number that somebody typed; nil where nobody did.
  package let cells: [ReportCell?]

  package init(number: Int, isSubtotal: Bool, rowsBefore: Int, cells: [ReportCell?]) {
    (self.number, self.isSubtotal, self.rowsBefore, self.cells) = (number, isSubtotal, rowsBefore, cells)
  }
}
