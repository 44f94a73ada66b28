import P8Model

/// What stands in the columns of a row, from left to right: rows are short, and made by the thousand.
struct ByColumn<Element> {
  /// The columns that hold anything, from 1, from left to right.
  private(set) var columns: [Int] = []
  /// What they hold.
  private(set) var elements: [Element] = []

  /// Whether no column holds anything.
  var isEmpty: Bool { columns.isEmpty }

  /// Makes room.
  mutating func reserveCapacity(_ count: Int) {
    columns.reserveCapacity(count)
    elements.reserveCapacity(count)
  }

  /// What a column holds; nil where that is nothing.
  subscript(column: Int) -> Element? {
    get {
      let place = place(of: column)
      return place < columns.count && columns[place] == column ? elements[place] : nil
    }
    set {
      let place = place(of: column)
      let isThere = place < columns.count && columns[place] == column
      switch (newValue, isThere) {
      case (let element?, true): elements[place] = element
      case (let element?, false):
        columns.insert(column, at: place)
        elements.insert(element, at: place)
      case (nil, true):
        columns.remove(at: place)
        elements.remove(at: place)
      case (nil, false): break
      }
    }
  }

  /// The place of a column, or where it would be.
  private func place(of column: Int) -> Int {
    guard let last = columns.last, column <= last else { return columns.count }
    // Most rows are filled from the first column on.
    if column > 0, column <= columns.count, columns[column - 1] == column { return column - 1 }
    return columns.partitioningIndex { $0 >= column }
  }
}
