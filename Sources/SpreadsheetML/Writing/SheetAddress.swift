/// The words of formulas and defined names for cells of another sheet.
package enum SheetAddress {
  /// The name of a sheet as a formula writes it: `'Orders 2026'`.
  package static func quoted(_ sheet: String) -> String {
    "'" + sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// The absolute address of a cell: `'p8'!$B$1`.
  package static func absolute(_ sheet: String, row: Int, column: Int) -> String {
    "\(quoted(sheet))!$\(CellReference.letters(ofColumn: column))$\(row)"
  }

  /// The absolute address of a range: `'Orders 2026'!$A$5:$L$17`.
  package static func absolute(_ sheet: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>) -> String {
    absolute(sheet, row: rows.lowerBound, column: columns.lowerBound)
      + ":$\(CellReference.letters(ofColumn: columns.upperBound))$\(rows.upperBound)"
  }

  /// The address of a cell within its sheet: `D17`.
  package static func local(row: Int, column: Int) -> String {
    CellReference.letters(ofColumn: column) + String(row)
  }
}

extension Worksheet {
  /// Writes into a rectangle of cells, merging them where there are more than one.
  package mutating func span(
    rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ content: CellContent, style: CellStyle
  ) {
    guard let first = CellReference(row: rows.lowerBound, column: columns.lowerBound),
      let last = CellReference(row: rows.upperBound, column: columns.upperBound), first != last
    else {
      set(content, row: rows.lowerBound, column: columns.lowerBound, style: style)
      return
    }
    merge(CellRange(first, last), content, style: style)
  }
}
