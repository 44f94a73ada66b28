import SpreadsheetML

/// A row as headers are read: a merged cell gives its text to all that it covers.
struct HeaderRow {
  /// A cell with the keys of its text, made when the first section asks and kept for the others.
  ///
  /// Most heads are found by their ids before any key is needed.
  final class Cell {
    /// The row in which the text stands, the top one of a merged cell.
    let row: Int
    /// The text.
    let text: String
    /// Its key.
    private(set) lazy var key = texts.key(of: text)
    /// The key of what stands outside brackets.
    private(set) lazy var bareKey = texts.bareKey(of: text) ?? key

    private let texts: HeaderTexts

    init(_ text: String, row: Int, texts: HeaderTexts) {
      self.row = row
      self.text = text
      self.texts = texts
    }
  }

  /// The number of the row.
  let number: Int
  /// The cell of each column, from 1, as far as there are any.
  private var cells: [Cell?] = []

  /// The cell of a column; nil where there is none.
  private(set) subscript(column: Int) -> Cell? {
    get { cells.indices.contains(column - 1) ? cells[column - 1] : nil }
    set {
      while cells.count < column { cells.append(nil) }
      cells[column - 1] = newValue
    }
  }

  /// Whether there is only one text, however many columns it covers.
  var isTitle: Bool {
    let texts = cells.lazy.compactMap(\.self)
    return texts.allSatisfy { $0 === texts.first }
  }

  /// The columns that hold anything, from left to right.
  var columns: [Int] { cells.indices.lazy.filter { cells[$0] != nil }.map { $0 + 1 } }

  private init(number: Int) { self.number = number }

  /// No form is as wide; a hostile file may be.
  private static let maximumColumn = 256
  /// A hostile file may merge whole sheets; no header is as large as this.
  private static let maximumSpan = 64

  /// The head of a sheet.
  static func rows(
    of grid: SheetGrid, texts: HeaderTexts, limit: Int = SheetGrid.headRows
  ) -> [HeaderRow] {
    var head = grid.rows.prefix(limit).map { row in
      var header = HeaderRow(number: row.index)
      for cell in row.cells where cell.reference.column <= maximumColumn {
        let text = grid.text(of: cell)
        guard !text.isEmpty || cell.hasFormula else { continue }
        header[cell.reference.column] = Cell(text, row: row.index, texts: texts)
      }
      return header
    }
    guard let last = head.last?.number else { return head }
    let merges = grid.merges.filter {
      $0.first.row <= last && $0.last.row - $0.first.row < maximumSpan
        && $0.last.column - $0.first.column < maximumSpan
    }
    for merge in merges.prefix(2_000) {
      guard let cell = head.first(where: { $0.number == merge.first.row })?[merge.first.column] else {
        continue
      }
      for number in merge.first.row...merge.last.row {
        // Of a row that holds nothing else there may be no entry yet.
        let place = head.firstIndex { $0.number >= number } ?? head.count
        if place == head.count || head[place].number != number {
          head.insert(HeaderRow(number: number), at: place)
        }
        // Some programs insert rows and leave the merges where they were: a cell with a text of its own keeps it.
        for column in merge.first.column...merge.last.column where head[place][column] == nil {
          head[place][column] = cell
        }
      }
    }
    return head
  }
}
