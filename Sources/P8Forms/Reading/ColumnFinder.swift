package import P8Definitions
import P8Model
package import SpreadsheetML

/// Finds the columns of a section on a sheet: by the hidden row of ids wherever it has moved to, else by headers.
package struct ColumnFinder {
  /// What was found at the head of a sheet: the columns, wherever they stand, and where the rows begin.
  package struct Head: Equatable {
    /// For each column of the section the column of the sheet, from 1; nil where the sheet has none.
    let columns: [Int?]
    /// For each column of the section the headers above it, from the top.
    let headers: [[String]]
    /// For each column of the section the row of its label; nil where it has none.
    let headerRows: [Int?]
    /// The first row that may hold data.
    let firstRow: Int
    /// The last row that may; nil where nothing stands below the table but what belongs to it.
    var lastRow: Int?
    /// The first row that may hold titles of it: the one behind the table above.
    var firstTitleRow = 1

    /// The row of the headers of a further table of the section that nobody reads; nil where there is none.
    var secondTable: Int?

    /// The share of the columns that was found.
    var share: Double { Double(count) / Double(max(1, columns.count)) }
    /// The number of columns that were found.
    var count: Int { columns.count { $0 != nil } }
  }

  private let section: SectionDefinition
  private let keys: HeaderKeys
  private let places: [String: Int]
  private let hasGroups: Bool
  private let written: WrittenHead

  package init(_ section: SectionDefinition) {
    self.section = section
    keys = HeaderKeys(section)
    hasGroups = section.columns.contains { $0.group != nil }
    places = Dictionary(
      section.columns.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    written = WrittenHead(section)
  }

  /// The head of the section on a sheet; nil where too little of it is there.
  ///
  /// - Parameters:
  ///   - grid: The sheet.
  ///   - table: Where the sheet's defined name says that the table stands; nil where there is none.
  /// - Returns: The columns, their headers and the first row.
  func head(in grid: SheetGrid, table: CellRange?) -> Head? {
    untouchedHead(in: grid) ?? searchedHead(in: grid, table: table)
  }

  /// The head as the form writes it; nil where anything of it was changed.
  package func untouchedHead(in grid: SheetGrid) -> Head? { written.head(in: grid) }

  /// The head wherever it was moved to and whatever was changed of it.
  package func searchedHead(in grid: SheetGrid, table: CellRange?) -> Head? {
    let byLabel = labels(in: grid)
    guard let byID = ids(in: grid) else { return byLabel }
    // Where every header was changed too, the table's own top and the number of header rows say where rows begin.
    let headerRows = hasGroups ? 2 : 1
    let top = max(byLabel?.firstRow ?? 0, byID.row + 1)
    let firstRow = byLabel == nil ? max(top, table.map { $0.first.row + headerRows } ?? 0) : top
    let (headers, rows) = headers(in: grid, above: byID.columns, to: firstRow - 1)
    return Head(columns: byID.columns, headers: headers, headerRows: rows, firstRow: firstRow)
  }

  /// The heads of the section wherever its headers stand on a sheet, from the top.
  func heads(in grid: SheetGrid) -> [Head] {
    let rows = grid.longHead
    let all = rows.indices.compactMap { labels(in: rows, place: $0) }
    let labelled = all.filter { $0.firstRow - 1 != idRow(of: grid) }
    return labelled.isEmpty ? all : labelled
  }

  /// The row of ids that the form hides: English labels read like ids, but no table begins there.
  private func idRow(of grid: SheetGrid) -> Int? { ids(in: grid)?.row }

  /// Whether a row only says headers, as pages that were put under one another do.
  ///
  /// - Parameter row: For each column of the section the text of the row; empty where it holds nothing.
  /// - Returns: Whether more than half of what it holds is headers of their columns.
  func isHeader(_ row: [String]) -> Bool {
    var filled = 0
    var others = 0
    for text in row where !text.isEmpty {
      filled += 1
      if keys.cannotBeLabel(text) { others += 1 }
    }
    // More than half must be labels: most rows are decided by their numbers.
    guard filled >= 2, others * 2 < filled else { return false }
    for (index, text) in row.enumerated()
    where !text.isEmpty && !keys.cannotBeLabel(text) && !keys.isLabel(text, of: index) {
      others += 1
      if others * 2 >= filled { return false }
    }
    return true
  }

  /// The column of a row of headers that stands over a column of the section; nil where none does.
  func column(of place: Int, in row: HeaderRow) -> Int? {
    row.columns.first { column in row[column].map { keys.isLabel($0.text, of: place) } ?? false }
  }

  /// A head whose numbers stand under a header that is none of the section's; its other columns are found by theirs.
  func head(_ label: (place: Int, column: Int), _ value: (place: Int, column: Int), in row: HeaderRow) -> Head
  {
    var columns = section.columns.indices.map { column(of: $0, in: row) }
    columns[label.place] = label.column
    columns[value.place] = value.column
    return Head(
      columns: columns,
      headers: columns.map { column in column.flatMap { row[$0] }.map { [$0.text] } ?? [] },
      headerRows: columns.map { column in column.flatMap { row[$0] }?.row }, firstRow: row.number + 1)
  }

  // MARK: - By ids

  private func ids(in grid: SheetGrid) -> (row: Int, columns: [Int?])? {
    var best: (row: Int, columns: [Int?], count: Int)?
    for row in grid.head {
      var columns = [Int?](repeating: nil, count: section.columns.count)
      var count = 0
      for column in row.columns {
        guard let place = row[column].flatMap({ places[$0.text] }), columns[place] == nil else {
          continue
        }
        columns[place] = column
        count += 1
      }
      if count > best?.count ?? 0 { best = (row.number, columns, count) }
      if count == section.columns.count { break }
    }
    // One id alone may be a word of the data.
    guard let best, best.count >= min(2, section.columns.count) else { return nil }
    return (best.row, best.columns)
  }

  // MARK: - By headers

  private func labels(in grid: SheetGrid) -> Head? {
    var best: Head?
    var atIDs: Head?
    let idRow = idRow(of: grid)
    for place in grid.head.indices {
      guard let head = labels(in: grid.head, place: place) else { continue }
      if grid.head[place].number == idRow {
        atIDs = head
        continue
      }
      guard head.count > best?.count ?? 0 else { continue }
      best = head
      if head.count == section.columns.count { break }
    }
    return best ?? atIDs
  }

  /// The head whose labels stand in a row; nil where too few of them do.
  private func labels(in rows: [HeaderRow], place: Int) -> Head? {
    let row = rows[place]
    guard section.columns.count < 2 || !row.isTitle else { return nil }
    let upper = place > 0 && rows[place - 1].number == row.number - 1 ? rows[place - 1] : nil
    let above = upper.flatMap { $0.isTitle ? nil : $0 }
    let sheetColumns = row.columns
    let headers = sheetColumns.compactMap { column in
      row[column].map { label in
        (group: above?[column].flatMap { $0.row == label.row ? nil : $0 }, label: label)
      }
    }
    let matched = keys.match(headers, columnCount: section.columns.count)
    let count = matched.count { $0 != nil }
    guard count >= threshold else { return nil }
    let columns = matched.map { $0.map { sheetColumns[$0] } }
    let (texts, places) = self.headers(labels: row, groups: hasGroups ? upper : nil, above: columns)
    return Head(columns: columns, headers: texts, headerRows: places, firstRow: row.number + 1)
  }

  /// At least two headers, and at least half of those that a row needs.
  private var threshold: Int {
    let required = section.columns.count(where: \.isRequired)
    return min(section.columns.count, max(2, (required + 1) / 2))
  }

  /// The headers above some columns, from the top: the group of each, where there is one, and its label; and the row
  /// of each label.
  private func headers(
    in grid: SheetGrid, above columns: [Int?], to row: Int
  ) -> (texts: [[String]], rows: [Int?]) {
    headers(
      labels: grid.head.first { $0.number == row },
      groups: hasGroups ? grid.head.first { $0.number == row - 1 } : nil, above: columns)
  }

  private func headers(
    labels: HeaderRow?, groups: HeaderRow?, above columns: [Int?]
  ) -> (texts: [[String]], rows: [Int?]) {
    var texts: [[String]] = []
    var rows: [Int?] = []
    for column in columns {
      let label = column.flatMap { labels?[$0] }
      var cells = [label]
      if let group = column.flatMap({ groups?[$0] }), group.row != label?.row { cells.insert(group, at: 0) }
      texts.append(cells.compactMap { $0.map { FormContract.unmarked($0.text) } }.filter { !$0.isEmpty })
      rows.append(label?.row)
    }
    return (texts, rows)
  }
}
