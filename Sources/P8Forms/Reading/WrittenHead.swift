import P8Definitions
import P8Model
import SpreadsheetML

/// The head of a section as the form writes it, found without making a key of any text.
///
/// Nearly all files bring the row of ids whole and the headers as they were; all others are looked at more closely by
/// ``ColumnFinder``.
struct WrittenHead {
  private struct Header {
    let label: String
    /// The label without the mark of a column that must be filled in, as the only header of its column.
    let headers: [String]

    init(_ label: String) {
      self.label = label
      let text = FormContract.unmarked(label)
      headers = text.isEmpty ? [] : [text]
    }

    /// Texts of other lengths need not be compared letter by letter.
    func isLabel(_ text: String) -> Bool { label.utf8.count == text.utf8.count && label == text }
  }

  private let places: [String: Int]
  private let headers: [[Header]]
  private let hasGroups: Bool

  /// How far below the ids the headers are looked for: title, place and period stand between them.
  private static let reach = 8
  /// A hostile file may merge more; no head needs as many.
  private static let mergeLimit = 200

  init(_ section: SectionDefinition) {
    places = Dictionary(
      section.columns.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    headers = section.columns.map { column in
      Language.allCases.flatMap { language in
        [column.label[language], FormContract.marked(column.label[language])].map(Header.init)
      }
    }
    hasGroups = section.columns.contains { $0.group != nil }
  }

  /// The head on a sheet; nil where anything of it is not as the form writes it.
  func head(in grid: SheetGrid) -> ColumnFinder.Head? {
    guard grid.merges.count <= Self.mergeLimit, let ids = grid.rows.first,
      let columns = columns(in: ids, grid)
    else { return nil }
    for number in ids.index + 1...ids.index + Self.reach {
      guard let labels = labels(in: number, columns: columns, grid) else { continue }
      return ColumnFinder.Head(
        columns: columns, headers: headers(labels, in: number, columns: columns, grid),
        headerRows: labels.map(\.row), firstRow: number + 1)
    }
    return nil
  }

  /// For each column of the section that of the sheet, by ids; nil where one of them is missing.
  private func columns(in row: SheetRow, _ grid: SheetGrid) -> [Int]? {
    guard row.cells.count >= headers.count else { return nil }
    var columns = [Int](repeating: 0, count: headers.count)
    var count = 0
    for cell in row.cells {
      guard let place = places[grid.text(of: cell)], columns[place] == 0 else { continue }
      columns[place] = cell.reference.column
      count += 1
    }
    return count == headers.count ? columns : nil
  }

  /// The labels of all columns in a row, with the rows they stand in; nil where one of them is another text.
  private func labels(in number: Int, columns: [Int], _ grid: SheetGrid) -> [(row: Int, headers: [String])]? {
    var labels: [(row: Int, headers: [String])] = []
    let row = grid[number]
    for (index, column) in columns.enumerated() {
      guard let found = text(column, number, row, grid),
        let header = headers[index].first(where: { $0.isLabel(found.text) })
      else { return nil }
      labels.append((found.row, header.headers))
    }
    return labels
  }

  /// The headers of all columns from the top: the group, where there is one, and the label.
  private func headers(
    _ labels: [(row: Int, headers: [String])], in number: Int, columns: [Int], _ grid: SheetGrid
  ) -> [[String]] {
    guard hasGroups else { return labels.map(\.headers) }
    let above = grid[number - 1]
    return zip(columns, labels).map { column, label in
      guard let group = text(column, number - 1, above, grid), group.row != label.row else {
        return label.headers
      }
      return [FormContract.unmarked(group.text)].filter { !$0.isEmpty } + label.headers
    }
  }

  /// The text of a cell, or of the merged cell that covers it, with its own row.
  private func text(_ column: Int, _ number: Int, _ row: SheetRow?, _ grid: SheetGrid) -> (
    row: Int, text: String
  )? {
    if let cell = row?.cell(column) {
      let text = grid.text(of: cell)
      if !text.isEmpty || cell.hasFormula { return (number, text) }
    }
    guard
      let merge = grid.merges.first(where: {
        $0.first.row <= number && number <= $0.last.row && $0.first.column <= column
          && column <= $0.last.column
      }), let first = grid[merge.first.row]
    else { return nil }
    let text = grid.text(merge.first.column, of: first)
    return text.isEmpty ? nil : (merge.first.row, text)
  }
}
