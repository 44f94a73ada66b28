/// Finds ranges that share cells, in the time of a sort.
enum RangeOverlaps {
  /// The ranges that share a cell with one that begins above them or at the same row.
  static func first(of ranges: [CellRange]) -> [CellRange] {
    guard ranges.count > 1 else { return [] }
    var found: [CellRange] = []
    // Ranges that may still reach down to the row at hand, by column; no two share a column.
    var open: [CellRange] = []
    for range in ranges.sorted(by: { $0.first < $1.first }) {
      var place = open.partitioningIndex { $0.last.column >= range.first.column }
      var overlaps = false
      while place < open.count, open[place].first.column <= range.last.column {
        if open[place].last.row < range.first.row {
          open.remove(at: place)
        } else {
          overlaps = true
          place += 1
        }
      }
      if overlaps {
        found.append(range)
      } else {
        open.insert(range, at: open.partitioningIndex { $0.last.column >= range.first.column })
      }
    }
    return found
  }
}
