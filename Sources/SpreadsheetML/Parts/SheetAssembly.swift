/// Puts rows and cells that came out of order into it.
enum SheetAssembly {
  /// Cells by row and column; of cells at one address the first is kept that holds something.
  static func ordered(_ cells: [SheetCell]) -> (cells: [SheetCell], duplicates: [SheetCell]) {
    let sorted = cells.enumerated().sorted {
      ($0.element.reference, $0.offset) < ($1.element.reference, $1.offset)
    }
    var kept: [SheetCell] = []
    var duplicates: [SheetCell] = []
    kept.reserveCapacity(cells.count)
    for (_, cell) in sorted {
      guard let last = kept.last, last.reference == cell.reference else {
        kept.append(cell)
        continue
      }
      if last.value.isEmpty, !cell.value.isEmpty {
        kept[kept.count - 1] = cell
        duplicates.append(last)
      } else {
        duplicates.append(cell)
      }
    }
    return (kept, duplicates)
  }

  /// Rows by number, each with all its cells, whatever rows they stood in.
  static func ordered(_ rows: [SheetRow]) -> (rows: [SheetRow], duplicates: [SheetCell]) {
    let (cells, duplicates) = ordered(rows.flatMap(\.cells))
    var hidden: Set<Int> = []
    for row in rows where row.isHidden { hidden.insert(row.index) }
    var result: [SheetRow] = []
    for cell in cells {
      if result.last?.index != cell.reference.row {
        result.append(SheetRow(index: cell.reference.row, isHidden: hidden.contains(cell.reference.row)))
      }
      result[result.count - 1].cells.append(cell)
    }
    let filled = Set(result.map(\.index))
    for index in hidden where !filled.contains(index) {
      result.append(SheetRow(index: index, isHidden: true))
    }
    return (result.sorted { $0.index < $1.index }, duplicates)
  }
}
