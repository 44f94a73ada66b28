import SpreadsheetML
import Testing

// MARK: - Finding and moving

extension ShapedBook {
  /// Renames a sheet; the names of the workbook follow, as in a spreadsheet program.
  mutating func rename(_ index: Int, to name: String) {
    let old = sheets[index].name
    sheets[index].name = name
    for place in names.indices {
      names[place].formula = names[place].formula.replacing("'\(old)'!", with: "'\(name)'!")
    }
  }
}

extension ShapedBook.Sheet {
  /// The column of an id in the hidden row.
  func column(_ id: String) -> Int? { rows[1]?.first { $0.value == .text(id) }?.key }

  /// The first row with a number in the column of an id.
  func firstRow(_ id: String, _ number: Double) throws -> Int {
    let column = try #require(self.column(id), "\(id)")
    return try #require(rows.filter { $0.value[column] == .number(number) }.keys.min(), "\(id)")
  }

  /// The row of the headers above the first row of data.
  func headerRow(_ id: String, _ number: Double) throws -> Int {
    let column = try #require(self.column(id), "\(id)")
    let first = try firstRow(id, number)
    return try #require((2..<first).last { text($0, column) != nil })
  }

  /// Writes into the first row of data.
  mutating func set(_ id: String, _ content: CellContent) throws {
    self[try firstRow(id, 12), try #require(column(id))] = content
  }

  mutating func insertRow(at place: Int) {
    rows = Dictionary(uniqueKeysWithValues: rows.map { ($0.key >= place ? $0.key + 1 : $0.key, $0.value) })
    hiddenRows = Set(hiddenRows.map { $0 >= place ? $0 + 1 : $0 })
    merges = merges.compactMap { Self.moved($0, rowsFrom: place, columnsFrom: .max) }
  }

  mutating func insertColumn(at place: Int) {
    rows = rows.mapValues { row in
      Dictionary(uniqueKeysWithValues: row.map { ($0.key >= place ? $0.key + 1 : $0.key, $0.value) })
    }
    merges = merges.compactMap { Self.moved($0, rowsFrom: .max, columnsFrom: place) }
  }

  mutating func swapColumns(_ one: Int, _ other: Int) {
    for number in rows.keys {
      let (left, right) = (self[number, one], self[number, other])
      (self[number, one], self[number, other]) = (right, left)
    }
  }

  private static func moved(_ range: CellRange, rowsFrom row: Int, columnsFrom column: Int) -> CellRange? {
    func moved(_ cell: CellReference) -> CellReference? {
      CellReference(
        row: cell.row >= row ? cell.row + 1 : cell.row,
        column: cell.column >= column ? cell.column + 1 : cell.column)
    }
    guard let first = moved(range.first), let last = moved(range.last) else { return nil }
    return CellRange(first, last)
  }
}
