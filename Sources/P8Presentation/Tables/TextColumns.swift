/// Rows in columns for a terminal: the first ones to the left, numbers to the right.
package struct TextColumns {
  /// The number of columns that stand to the left.
  private let leading: Int
  /// The most characters of a cell.
  private let longest = 56

  package init(leading: Int) { self.leading = leading }

  package func lines(_ rows: [[String]]) -> [String] {
    let cut = rows.map { $0.map { $0.count > longest ? $0.prefix(longest - 1) + "…" : $0 } }
    let widths = (0..<(cut.first?.count ?? 0)).map { column in cut.map { $0[column].count }.max() ?? 0 }
    return cut.map { row in
      let cells = row.enumerated().map { index, cell in
        let space = String(repeating: " ", count: widths[index] - cell.count)
        return index < leading ? cell + space : space + cell
      }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
  }
}
