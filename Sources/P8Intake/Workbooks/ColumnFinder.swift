import P8Model
import SpreadsheetML

/// Finds the columns of a section on a sheet: by the hidden row of ids wherever it has moved to, else by headers.
struct ColumnFinder {
  private let section: SectionDefinition
  private let keys: HeaderKeys
  private let places: [String: Int]

  /// Prepares the search for a section.
  init(_ section: SectionDefinition) {
    self.section = section
    keys = HeaderKeys(section)
    places = Dictionary(
      section.columns.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The head of the section on a sheet; nil where too little of it is there.
  ///
  /// - Parameters:
  ///   - grid: The sheet.
  ///   - table: Where the sheet's defined name says that the table stands; nil where there is none.
  /// - Returns: The columns, their headers and the first row.
  func head(in grid: SheetGrid, table: CellRange?) -> SheetHead? {
    let byLabel = labels(in: grid)
    guard let byID = ids(in: grid) else { return byLabel?.head }
    // Where every header was changed too, the table's own top and the number of header rows tell where rows begin.
    let headerRows = section.columns.contains { $0.group != nil } ? 2 : 1
    let top = max(byLabel?.head.firstRow ?? 0, byID.row + 1)
    let firstRow = byLabel == nil ? max(top, table.map { $0.first.row + headerRows } ?? 0) : top
    let labelRow = firstRow - 1
    return SheetHead(
      columns: byID.columns,
      headers: byID.columns.map { column in column.map { headers(in: grid, above: $0, to: labelRow) } ?? [] },
      firstRow: firstRow)
  }

  /// Whether a row only says the headers again, as pages that were put under one another do.
  func isHeader(_ row: SheetGrid.Row, under head: SheetHead) -> Bool {
    let filled = head.columns.enumerated().filter { $1.map { !row.text($0).isEmpty } ?? false }
    guard filled.count >= 2 else { return false }
    let same = filled.count { index, column in
      guard let text = column.map(row.text), let label = head.headers[index].last else { return false }
      return HeaderKeys.key(text) == HeaderKeys.key(label)
    }
    return same * 2 > filled.count
  }

  // MARK: - By ids

  private func ids(in grid: SheetGrid) -> (row: Int, columns: [Int?])? {
    var best: (row: Int, columns: [Int?], count: Int)?
    for row in grid.rows.prefix(SheetGrid.headRows) {
      var columns = [Int?](repeating: nil, count: section.columns.count)
      var count = 0
      for column in row.cells.keys.sorted() {
        guard let place = places[row.text(column)], columns[place] == nil else { continue }
        columns[place] = column
        count += 1
      }
      if count > best?.count ?? 0 { best = (row.number, columns, count) }
    }
    // One id alone may be a word of the data.
    guard let best, best.count >= min(2, section.columns.count) else { return nil }
    return (best.row, best.columns)
  }

  // MARK: - By headers

  private func labels(in grid: SheetGrid) -> (head: SheetHead, count: Int)? {
    var best: (head: SheetHead, count: Int)?
    for row in grid.rows.prefix(SheetGrid.headRows) {
      let sheetColumns = self.sheetColumns(of: row, in: grid)
      guard sheetColumns.count >= min(2, section.columns.count) else { continue }
      let headers = sheetColumns.map { column in
        let label = grid.header(row: row.number, column: column)
        let above = row.number > 1 ? grid.header(row: row.number - 1, column: column) : ""
        return (group: above == label ? "" : above, label: label)
      }
      let matched = keys.match(headers, columnCount: section.columns.count)
      let count = matched.count { $0 != nil }
      guard count > best?.count ?? 0, count >= threshold else { continue }
      let columns = matched.map { $0.map { sheetColumns[$0] } }
      let head = SheetHead(
        columns: columns,
        headers: columns.map { column in
          column.map { self.headers(in: grid, above: $0, to: row.number) } ?? []
        },
        firstRow: row.number + 1)
      best = (head, count)
    }
    return best
  }

  /// The columns with a header in a row, those of cells merged from above included.
  private func sheetColumns(of row: SheetGrid.Row, in grid: SheetGrid) -> [Int] {
    var columns = Set(row.cells.keys)
    for merge in grid.merges where (merge.first.row...merge.last.row).contains(row.number) {
      // A title merged over the whole table is no header, and a hostile file may merge 16,384 columns.
      guard merge.last.column - merge.first.column < 64 else { continue }
      columns.formUnion(merge.first.column...merge.last.column)
    }
    return columns.sorted().filter { !grid.header(row: row.number, column: $0).isEmpty }
  }

  /// At least two headers, and at least half of those that a row needs.
  private var threshold: Int {
    let required = section.columns.count(where: \.isRequired)
    return min(section.columns.count, max(2, (required + 1) / 2))
  }

  /// The headers above a column, from the top: its group, where there is one, and its label.
  private func headers(in grid: SheetGrid, above column: Int, to row: Int) -> [String] {
    guard row >= 1 else { return [] }
    let label = Self.unmarked(grid.header(row: row, column: column))
    guard row > 1, section.columns.contains(where: { $0.group != nil }) else {
      return [label].filter { !$0.isEmpty }
    }
    let above = Self.unmarked(grid.header(row: row - 1, column: column))
    return (above == label ? [label] : [above, label]).filter { !$0.isEmpty }
  }

  /// A header without the mark of a column that must be filled in.
  private static func unmarked(_ header: String) -> String {
    let mark = " (*)"
    return header.hasSuffix(mark) ? String(header.dropLast(mark.count)) : header
  }
}
