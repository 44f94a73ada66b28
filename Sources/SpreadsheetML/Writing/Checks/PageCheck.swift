/// Checks how a sheet is printed.
enum PageCheck {
  /// The limits are those at which Excel offers to repair the file.
  static func check(_ page: PageSetup) throws(WriteFault) {
    let lines = page.headerFooter
    for line in [lines.header, lines.footer, lines.firstHeader, lines.firstFooter]
    where line.code.utf16.count > 255 {
      throw WriteFault(.headerFooter)
    }
    let margins = page.margins
    let edges = [
      margins.left, margins.right, margins.top, margins.bottom, margins.header, margins.footer,
    ]
    guard edges.allSatisfy({ $0 >= 0 && $0 < 1_244 }) else { throw fail(.margins) }
    switch page.scaling {
    case .percent(let percent):
      guard (10...400).contains(percent) else { throw fail(.scale) }
    case .fit(let wide, let tall):
      guard (0...32_767).contains(wide), (0...32_767).contains(tall) else { throw fail(.pageCount) }
    }
    if let rows = page.repeatedRows, rows.lowerBound < 1 || rows.upperBound > CellReference.maximumRow {
      throw fail(.repeatedRows)
    }
    if let columns = page.repeatedColumns,
      columns.lowerBound < 1 || columns.upperBound > CellReference.maximumColumn
    {
      throw fail(.repeatedColumns)
    }
    guard page.rowBreaks.allSatisfy({ (1..<CellReference.maximumRow).contains($0) }),
      page.columnBreaks.allSatisfy({ (1..<CellReference.maximumColumn).contains($0) }),
      page.rowBreaks.count <= 1_023, page.columnBreaks.count <= 1_023
    else { throw fail(.breaks) }
    if let number = page.firstPageNumber, !(0...32_767).contains(number) {
      throw fail(.firstPageNumber)
    }
  }

  private static func fail(_ flaw: WriteFault.PageFlaw) -> WriteFault { WriteFault(.page(flaw)) }
}
