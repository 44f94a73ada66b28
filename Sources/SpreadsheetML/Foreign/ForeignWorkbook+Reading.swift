extension ForeignWorkbook {
  /// The sheets as a workbook lists them.
  var descriptions: [SheetDescription] {
    sheets.enumerated().map { index, sheet in
      SheetDescription(
        name: sheet.name, index: index, type: .worksheet, visibility: sheet.visibility, part: nil)
    }
  }

  /// Hands out the rows of a sheet, as a reader of packages does: cells without a value are left out unless they are
  /// wanted.
  func readRows(
    of sheet: SheetDescription, wishes: SheetWishes, _ receive: (borrowing SheetRow) -> ReadingStep
  ) -> SheetDetails {
    guard sheets.indices.contains(sheet.index) else { return SheetDetails() }
    var details = sheets[sheet.index].details
    details.isComplete = true
    var (first, last) = (CellReference.last, CellReference.first)
    for row in sheets[sheet.index].rows {
      var wanted = SheetRow(index: row.index, isHidden: row.isHidden)
      for cell in row.cells {
        guard let cell = cell.wanted(wishes) else { continue }
        first = CellReference.upperLeft(first, cell.reference)
        last = CellReference.lowerRight(last, cell.reference)
        wanted.cells.append(cell)
      }
      guard !wanted.cells.isEmpty || wanted.isHidden else { continue }
      details.cellCount += wanted.cells.count
      if receive(wanted) == .stop {
        details.isComplete = false
        break
      }
    }
    details.usedRange = details.cellCount > 0 ? CellRange(first, last) : nil
    return details
  }

  func comments(of sheet: SheetDescription) -> [CellComment] {
    sheets.indices.contains(sheet.index) ? sheets[sheet.index].comments : []
  }
}

extension SheetCell {
  /// The cell as it is wanted; nil where it holds nothing that is wanted.
  fileprivate func wanted(_ wishes: SheetWishes) -> SheetCell? {
    if case .blank = value, !wishes.blankCells, !(wishes.formulas && formula != nil),
      !(wishes.formulaMarks && hasFormula)
    {
      return nil
    }
    guard formula != nil, !wishes.formulas else { return self }
    return SheetCell(
      reference: reference, value: value, styleIndex: styleIndex, richText: richText, hasFormula: true)
  }
}
