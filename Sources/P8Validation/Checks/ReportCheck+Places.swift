import P8Expressions
import P8Model

/// Where the values of names stand.
extension ReportCheck {
  /// The cell of a name; nil where it is not a single cell or its row is missing.
  func cell(of name: ExpressionName?, section: Int?, row: Int?) -> CellKey? {
    switch name {
    case .column(let column):
      guard let section, let row else { return nil }
      return CellKey(section: section, row: row, column: column.index)
    case .cell(let section, let key, _, let column):
      guard let row = fixedRow(key, of: section.index) else { return nil }
      return CellKey(section: section.index, row: row, column: column.index)
    case .aggregated, .section, .fact, .earlier, .figure, .target, nil: return nil
    }
  }

  /// The place of the row with a key among the rows that hold anything.
  func fixedRow(_ key: String, of section: Int) -> Int? {
    guard let form, let column = form.keyColumns[section], let rows = input.sections[section] else {
      return nil
    }
    return rows.firstIndex { $0[column]?.text == key }
  }

  /// The address of a cell on its sheet: `D17`.
  func address(of key: CellKey) -> String? {
    guard let part = parts[key.section], let row = key.row, key.column < part.columns.count,
      let column = part.columns[key.column]
    else { return nil }
    return "\(column.letters)\(part.rows[row].number)"
  }

  /// The text of a cell as written; nil where it is empty.
  func text(of key: CellKey) -> String? {
    guard let part = parts[key.section], let row = key.row, key.column < part.rows[row].cells.count else {
      return nil
    }
    return part.rows[row].cells[key.column]?.text
  }
}
