/// A table of a web page while it is read: its cells find their columns beside those that reach down from above.
struct PageTable {
  /// A cell with its place.
  struct Cell {
    var column: Int
    var across: Int
    var down: Int
    var content: ForeignSheetBuilder.Cell
  }

  struct Row {
    var isHidden: Bool
    var cells: [Cell] = []
  }

  /// How far a cell may reach, as in browsers.
  private static let longestSpan = 65_534
  private static let widestSpan = 1_000

  private(set) var rows: [Row] = []
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  private(set) var isInRow = false
  /// For each column the last row that a cell from above covers.
  private var covered: [Int] = []
  /// How many covered columns were passed over in all.
  private var steps = 0
  private static let stepLimit = 200_000_000
  private var column = 0
  private var nextColumnElement = 1

  var hasCells: Bool { rows.contains { !$0.cells.isEmpty } }

  mutating func startRow(isHidden: Bool) {
    finishRow()
    isInRow = true
    column = 0
    rows.append(Row(isHidden: isHidden))
  }

  mutating func finishRow() {
    guard isInRow else { return }
    isInRow = false
  }

  mutating func hideColumns(_ count: Int, isHidden: Bool) {
    let count = min(max(1, count), CellReference.maximumColumn)
    let first = nextColumnElement
    nextColumnElement = min(first + count, CellReference.maximumColumn + 1)
    if isHidden, first <= CellReference.maximumColumn {
      hiddenColumns.append(first...min(first + count - 1, CellReference.maximumColumn))
    }
  }

  /// Whether finding places has taken more steps than any table of people needs.
  var isTooTangled: Bool { steps > Self.stepLimit }

  /// Finds the place of the next cell: the first column that no cell from above covers; nil where none is left.
  mutating func place(across: Int, down: Int) -> (column: Int, across: Int, down: Int)? {
    let row = rows.count
    while column < covered.count, covered[column] >= row {
      column += 1
      steps += 1
    }
    guard column < CellReference.maximumColumn, !isTooTangled else { return nil }
    let across = min(max(1, across), Self.widestSpan, CellReference.maximumColumn - column)
    let down = min(max(1, down), Self.longestSpan)
    let first = column + 1
    column += across
    if down > 1 {
      if covered.count < column { covered += Array(repeating: 0, count: column - covered.count) }
      for index in first - 1..<column { covered[index] = max(covered[index], row + down - 1) }
      steps += across
    }
    return (first, across, down)
  }

  mutating func add(_ cell: Cell) {
    guard !rows.isEmpty else { return }
    rows[rows.count - 1].cells.append(cell)
  }
}
