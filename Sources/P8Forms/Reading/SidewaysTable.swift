import P8Definitions
import P8Model
import SpreadsheetML

/// A table whose rows are the fixed rows of a section while its columns are none of its own: one of numbers, or one for
/// each village with their sum behind.
struct SidewaysTable {
  let grid: SheetGrid
  /// The columns of numbers with their headers, without the one that adds up the others.
  let columns: [(column: Int, header: String)]

  private let section: SectionReader
  private let head: HeaderRow
  private let label: (place: Int, column: Int)
  private let valuePlace: Int
  private let total: Int?
  private let rows: [SheetRow]

  /// Looks for such a table; nil where the sheet has none.
  init?(on grid: SheetGrid, of section: SectionReader) {
    guard let labelPlace = section.keyPlace,
      let valuePlace = section.section.valueColumn.flatMap(section.section.index(ofColumn:))
    else { return nil }
    for row in grid.head where !row.isTitle {
      guard let labelColumn = section.finder.column(of: labelPlace, in: row) else { continue }
      let rows = grid.rows.filter { other in
        other.index > row.number && section.fixedKeys.cell(grid.text(labelColumn, of: other)) != nil
      }
      let numbers = row.columns.filter { column in
        column > labelColumn
          && rows.contains { Self.number(in: $0, column: column, of: grid, by: section) != nil }
      }
      // A header of the section's own says what its column is: then the table is read as the section.
      let isOwn = numbers.contains { column in
        section.section.columns.indices.contains { section.finder.column(of: $0, in: row) == column }
      }
      guard !numbers.isEmpty, !isOwn else { continue }
      let headed = numbers.map { (column: $0, header: row[$0]?.text ?? "") }
      let sums = headed.filter { SectionReader.total($0.header) != nil }
      let parts = headed.filter { SectionReader.total($0.header) == nil }
      // Two sums, or sums of nothing, are no table that anybody understands.
      guard sums.count <= 1, !parts.isEmpty, sums.isEmpty || parts.count > 1 else { continue }
      (self.grid, self.section, self.head, self.rows) = (grid, section, row, rows)
      (label, self.valuePlace) = ((labelPlace, labelColumn), valuePlace)
      (columns, total) = (parts, sums.first?.column)
      return
    }
    return nil
  }

  private static func number(
    in row: SheetRow, column: Int, of grid: SheetGrid, by section: SectionReader
  ) -> ExactDecimal? {
    row.cell(column).flatMap { cell in
      section.interpreter.cell(cell.value, grid.text(of: cell), type: .decimal)?.value?.number
    }
  }

  /// The head of a table with one column of numbers; nil where there are several.
  var onlyHead: ColumnFinder.Head? {
    guard columns.count == 1 else { return nil }
    return section.finder.head(label, (valuePlace, columns[0].column), in: head)
  }

  /// The first total that is not the sum of the others; nil where all are.
  var wrongTotal: (cell: CellReference, stated: ExactDecimal, sum: ExactDecimal)? {
    guard let total else { return nil }
    for row in rows {
      guard let cell = row.cell(total)?.reference,
        let stated = Self.number(in: row, column: total, of: grid, by: section)
      else { continue }
      let parts = columns.compactMap { Self.number(in: row, column: $0.column, of: grid, by: section) }
      // A sum too large to be one is wrong too.
      let sum = parts.reduce(ExactDecimal?.some(.zero)) { sum, part in sum.flatMap { $0.adding(part) } }
      if sum != stated { return (cell, stated, sum ?? .zero) }
    }
    return nil
  }

  // MARK: - A report of each village

  /// Of each village a workbook with what is of it: titles, labels and its own column, where they stood.
  ///
  /// - Returns: The names, which are single, and the bytes.
  func parts() throws(WriteFault) -> [(name: String, bytes: [UInt8])] {
    let others = Set(columns.map(\.column) + [total].compactMap(\.self))
    var parts: [(name: String, bytes: [UInt8])] = []
    for (name, column) in zip(PartOfSheet.single(columns.map(\.header)), columns) {
      var part = PartOfSheet(grid)
      for row in grid.rows {
        part.copy(row) { row.index < head.number || $0 == column.column || !others.contains($0) }
      }
      parts.append((name, try part.bytes()))
    }
    return parts
  }
}
