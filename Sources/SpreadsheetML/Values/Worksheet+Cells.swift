extension Worksheet {
  /// Writes into a cell, whatever stood there before.
  public mutating func set(_ content: CellContent, at cell: CellReference, style: CellStyle = .normal) {
    let place = styles.place(of: style)
    withCells(ofRow: cell.row) { cells in
      let stored = StoredCell(column: cell.column, content: content, style: place)
      let index = Self.index(of: cell.column, in: cells)
      if index < cells.count, cells[index].column == cell.column {
        cells[index] = stored
      } else {
        cells.insert(stored, at: index)
      }
    }
  }

  /// Writes into the cell of a row and a column, both from 1.
  ///
  /// An address outside the sheet is reported when the workbook is made.
  public mutating func set(_ content: CellContent, row: Int, column: Int, style: CellStyle = .normal) {
    guard let cell = CellReference(row: row, column: column) else {
      misplaced.append("R\(row)C\(column)")
      return
    }
    set(content, at: cell, style: style)
  }

  /// Writes cells of a row from a column to the right, all in one style.
  public mutating func set(
    _ contents: [CellContent], row: Int, column: Int = 1, style: CellStyle = .normal
  ) {
    for (offset, content) in contents.enumerated() {
      set(content, row: row, column: column + offset, style: style)
    }
  }

  /// Merges cells and writes into them; the style holds for all, so that borders close.
  public mutating func merge(_ range: CellRange, _ content: CellContent, style: CellStyle = .normal) {
    mergedRanges.append(range)
    for row in range.first.row...range.last.row {
      for column in range.first.column...range.last.column {
        set(.blank, row: row, column: column, style: style)
      }
    }
    set(content, at: range.first, style: style)
  }

  /// Merges cells and leaves what stands there.
  public mutating func merge(_ range: CellRange) { mergedRanges.append(range) }

  /// Makes columns as wide as their longest text.
  public mutating func fitColumns(_ columns: ClosedRange<Int>, minimum: Double = 4, maximum: Double = 60) {
    for column in columns { columnWidths[column] = .fitted(minimum: minimum, maximum: maximum) }
  }

  package func content(at cell: CellReference) -> CellContent { stored(at: cell)?.content ?? .blank }

  package func style(at cell: CellReference) -> CellStyle {
    stored(at: cell).map { styles.styles[$0.style] } ?? .normal
  }

  package var usedRange: CellRange? {
    var columns: (Int, Int)?
    for row in rows {
      guard let first = row.cells.first, let last = row.cells.last else { continue }
      columns = (min(columns?.0 ?? first.column, first.column), max(columns?.1 ?? last.column, last.column))
    }
    guard let columns, let first = rows.first(where: { !$0.cells.isEmpty }),
      let last = rows.last(where: { !$0.cells.isEmpty }),
      let upper = CellReference(row: first.number, column: columns.0),
      let lower = CellReference(row: last.number, column: columns.1)
    else { return nil }
    return CellRange(upper, lower)
  }

  private func stored(at cell: CellReference) -> StoredCell? {
    let index = rowIndex(of: cell.row)
    guard index < rows.count, rows[index].number == cell.row else { return nil }
    let cells = rows[index].cells
    let place = Self.index(of: cell.column, in: cells)
    guard place < cells.count, cells[place].column == cell.column else { return nil }
    return cells[place]
  }

  private mutating func withCells(ofRow number: Int, _ change: (inout [StoredCell]) -> Void) {
    let index = rowIndex(of: number)
    if index == rows.count || rows[index].number != number {
      rows.insert(StoredRow(number: number, cells: []), at: index)
    }
    change(&rows[index].cells)
  }

  private func rowIndex(of number: Int) -> Int {
    guard let last = rows.last, number <= last.number else { return rows.count }
    return rows.partitioningIndex { $0.number >= number }
  }

  private static func index(of column: Int, in cells: [StoredCell]) -> Int {
    guard let last = cells.last, column <= last.column else { return cells.count }
    return cells.partitioningIndex { $0.column >= column }
  }
}
