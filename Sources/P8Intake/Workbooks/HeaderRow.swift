import SpreadsheetML

/// A row as headers are read: a merged cell gives its text to all that it covers.
struct HeaderRow {
  /// A cell with the keys of its text, made once for all sections that are looked for.
  struct Cell {
    /// The row in which the text stands, the top one of a merged cell.
    let row: Int
    /// The text.
    let text: String
    /// Its key.
    let key: String
    /// The key of what stands outside brackets.
    let bareKey: String

    init(_ text: String, row: Int) {
      self.row = row
      self.text = text
      key = HeaderKeys.key(text)
      bareKey =
        text.contains("(") || text.contains("[") ? HeaderKeys.key(HeaderKeys.withoutBrackets(text)) : key
    }
  }

  /// The number of the row.
  let number: Int
  /// The cells by column.
  private(set) var cells: [Int: Cell]

  /// The columns from left to right.
  var columns: [Int] { cells.keys.sorted() }

  /// A hostile file may merge whole sheets; no header is as large as this.
  private static let maximumSpan = 64

  /// The head of a sheet.
  static func rows(of rows: some Sequence<SheetGrid.Row>, merges: [CellRange]) -> [HeaderRow] {
    var head = rows.map { row in
      HeaderRow(number: row.number, cells: row.cells.mapValues { Cell($0.text, row: row.number) })
    }
    guard let last = head.last?.number else { return head }
    let merges = merges.filter {
      $0.first.row <= last && $0.last.row - $0.first.row < maximumSpan
        && $0.last.column - $0.first.column < maximumSpan
    }
    for merge in merges.prefix(2_000) {
      guard let cell = head.first(where: { $0.number == merge.first.row })?.cells[merge.first.column] else {
        continue
      }
      for number in merge.first.row...merge.last.row {
        // Of a row that holds nothing else there may be no entry yet.
        let place = head.firstIndex { $0.number >= number } ?? head.count
        if place == head.count || head[place].number != number {
          head.insert(HeaderRow(number: number, cells: [:]), at: place)
        }
        // Some programs insert rows and leave the merges where they were: a cell with a text of its own keeps it.
        for column in merge.first.column...merge.last.column where head[place].cells[column] == nil {
          head[place].cells[column] = cell
        }
      }
    }
    return head
  }
}
