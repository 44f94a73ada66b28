import SpreadsheetML

/// The tables that stand under one another on a sheet that is not of our form.
struct SheetTables {
  /// A table: the section that its headers fit best, and its head.
  struct Table {
    let section: Int
    var head: ColumnFinder.Head
    /// The row of its lowest headers.
    var row: Int { head.firstRow - 1 }
  }

  /// The tables, from the top.
  private(set) var tables: [Table] = []

  init(on grid: SheetGrid, of form: [SectionReader]) {
    for (section, reader) in form.enumerated() {
      for head in reader.finder.heads(in: grid) { take(Table(section: section, head: head)) }
    }
    tables.sort { $0.row < $1.row }
    // Headers again over the same columns, as on the next page, are rows of the table that goes on.
    for place in tables.indices.dropFirst().reversed()
    where tables[place].section == tables[place - 1].section
      && tables[place].head.columns == tables[place - 1].head.columns
    {
      tables.remove(at: place)
    }
    for place in tables.indices.dropLast() {
      let last = Self.lastRow(above: tables[place + 1], below: tables[place].row, on: grid)
      tables[place].head.lastRow = last
      tables[place + 1].head.firstTitleRow = last + 1
    }
  }

  /// Of headers in one row, or in two rows right under one another, those count that fit best.
  private mutating func take(_ table: Table) {
    let rivals = tables.indices.filter { abs(tables[$0].row - table.row) <= 1 }
    guard rivals.allSatisfy({ Self.fits(table, betterThan: tables[$0]) }) else { return }
    for place in rivals.reversed() { tables.remove(at: place) }
    tables.append(table)
  }

  /// The one of which more columns are there; of two that have as many that which asks for fewer others.
  private static func fits(_ table: Table, betterThan other: Table) -> Bool {
    (table.head.count, table.head.share) > (other.head.count, other.head.share)
  }

  /// The last row of a table: above the title of the next one.
  private static func lastRow(above next: Table, below row: Int, on grid: SheetGrid) -> Int {
    let top = next.head.headerRows.lazy.compactMap(\.self).min() ?? next.row
    var last = min(top, next.row) - 1
    while last > row, grid[last].map({ filled in filled.cells.count { !$0.value.isEmpty } <= 1 }) ?? true {
      last -= 1
    }
    return last
  }
}
