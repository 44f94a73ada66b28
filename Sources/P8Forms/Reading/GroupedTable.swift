import P8Definitions
import P8Model
import SpreadsheetML
import VietnameseText

/// A table of several villages in which the name of each stands alone in a row above its rows.
struct GroupedTable {
  /// The rows of a village.
  struct Group {
    let name: String
    let rows: ClosedRange<Int>
  }

  let grid: SheetGrid
  private(set) var groups: [Group] = []
  /// A heading of which nobody knows whether it is a village; nil where there is none.
  private(set) var unclearHeading: (cell: CellReference, text: String)?

  private let section: SectionReader
  private let head: ColumnFinder.Head
  /// The rows of totals, with the group that each stands in.
  private var totals: [(row: SheetRow, group: Int)] = []
  /// The rows of data.
  private var data: [SheetRow] = []

  /// Looks for such a table; nil where the sheet has none.
  ///
  /// - Parameters:
  ///   - grid: The sheet.
  ///   - sections: The sections of all forms.
  ///   - isVillage: Whether a heading names a village.
  init?(on grid: SheetGrid, of sections: [SectionReader], isVillage: (String) -> Bool) {
    // Most sheets have no such heading: they are let go before any header is looked for.
    let mayBeGrouped = grid.rows.contains { row in
      Self.heading(in: row, of: grid).map { isVillage($0.text) } ?? false
    }
    guard mayBeGrouped else { return nil }
    // Headers may stand again below each name; tables of several kinds are no table of several villages.
    let tables = SheetTables(on: grid, of: sections).tables
    guard let first = tables.first, sections[first.section].keyPlace == nil,
      tables.allSatisfy({ sections[$0.section].section.id == sections[first.section].section.id })
    else { return nil }
    (self.grid, section, head) = (grid, sections[first.section], first.head)
    findGroups(isVillage)
    // One heading may be the title of the only village.
    guard Set(groups.map(\.name)).count > 1 else { return nil }
  }

  private mutating func findGroups(_ isVillage: (String) -> Bool) {
    var headings: [(name: String, row: Int)] = []
    var last = head.firstRow
    let titles = grid.rows.filter { $0.index < (head.headerRows.compactMap(\.self).min() ?? head.firstRow) }
    // Where headers stand again below each name the first name stands above them all.
    if let title = titles.last(where: { row in !row.cells.allSatisfy { grid.text(of: $0).isEmpty } }),
      let heading = Self.heading(in: title, of: grid), isVillage(heading.text)
    {
      headings.append((heading.text, title.index))
    }
    for row in grid.rows where row.index >= head.firstRow {
      let texts = row.cells.map(grid.text(of:)).filter { !$0.isEmpty }
      if texts.isEmpty || isHeader(row) { continue }
      if SignatureLine.isIn(texts) { break }
      if let total = SectionReader.total(texts.first { !Self.isOrdinal($0) } ?? "") {
        totals.append((row, total == .total ? max(0, headings.count - 1) : -1))
      } else if let heading = Self.heading(in: row, of: grid) {
        if isVillage(heading.text) {
          headings.append((heading.text, row.index))
        } else if unclearHeading == nil {
          unclearHeading = heading
        }
      } else {
        // What stands above the first heading belongs to nobody known.
        if headings.isEmpty, unclearHeading == nil, let cell = row.cells.first {
          unclearHeading = (cell.reference, grid.text(of: cell))
        }
        data.append(row)
      }
      last = row.index
    }
    for (place, heading) in headings.enumerated() {
      let end = place + 1 < headings.count ? headings[place + 1].row - 1 : last
      groups.append(Group(name: heading.name, rows: heading.row...max(heading.row, end)))
    }
  }

  private func isHeader(_ row: SheetRow) -> Bool {
    section.finder.isHeader(head.columns.map { $0.map { grid.text($0, of: row) } ?? "" })
  }

  /// The only text of a row that has no number beside an ordinal: `I | Buôn Bai`.
  private static func heading(
    in row: SheetRow, of grid: SheetGrid
  ) -> (cell: CellReference, text: String)? {
    guard row.cells.count <= headingCells else { return nil }
    var found: (cell: CellReference, text: String)?
    for cell in row.cells {
      let text = grid.text(of: cell)
      if text.isEmpty || cell.reference == row.cells.first?.reference && isOrdinal(text) { continue }
      guard found == nil, case .text = cell.value else { return nil }
      found = (cell.reference, text)
    }
    return found.map { ($0.cell, withoutOrdinal($0.text)) }
  }

  /// A merged cell may leave blank ones behind; a row of a wide table has more.
  private static let headingCells = 64

  private static func isOrdinal(_ text: String) -> Bool {
    text.utf8.count <= 5 && text.allSatisfy { $0.isNumber || "IVXivx.)abcABC ".contains($0) }
  }

  private static func withoutOrdinal(_ text: String) -> String {
    guard let end = text.firstIndex(where: { $0 == "." || $0 == ")" }), isOrdinal(String(text[...end])) else {
      return text
    }
    return String(text[text.index(after: end)...].drop { $0 == " " || $0 == "\u{A0}" })
  }

  // MARK: - Totals

  /// The totals that add up all villages: those behind the last one's own.
  private var grandTotals: [SheetRow] {
    let last = groups.count - 1
    let ofLast = totals.filter { $0.group == last }.map(\.row)
    let others = totals.filter { 0..<last ~= $0.group }
    return Array(others.count >= last && last > 0 ? ofLast.dropFirst() : ofLast[...])
  }

  /// The first total of all villages that is not the sum of their rows; nil where all are.
  var wrongTotal: (cell: CellReference, stated: ExactDecimal, sum: ExactDecimal)? {
    for row in grandTotals {
      for (place, column) in head.columns.enumerated() {
        guard let column, isNumber(place), let cell = row.cell(column), let stated = number(in: row, column)
        else { continue }
        let parts = data.compactMap { number(in: $0, column) }
        let sum = parts.reduce(ExactDecimal?.some(.zero)) { sum, part in sum.flatMap { $0.adding(part) } }
        if sum != stated { return (cell.reference, stated, sum ?? .zero) }
      }
    }
    return nil
  }

  private func isNumber(_ place: Int) -> Bool {
    switch section.section.columns[place].type {
    case .integer, .decimal: true
    case .text, .date, .truth, .list: false
    }
  }

  private func number(in row: SheetRow, _ column: Int) -> ExactDecimal? {
    row.cell(column).flatMap { cell in
      section.interpreter.cell(cell.value, grid.text(of: cell), type: .decimal)?.value?.number
    }
  }

  // MARK: - A report of each village

  /// Of each village a workbook with what is of it: titles, headers and its own rows, where they stood.
  ///
  /// - Returns: The names, which are single, and the bytes.
  func parts() throws(WriteFault) -> [(name: String, bytes: [UInt8])] {
    let first = groups.first?.rows.lowerBound ?? head.firstRow
    let shared = Set(grandTotals.map(\.index))
    var parts: [(name: String, bytes: [UInt8])] = []
    for (name, group) in zip(PartOfSheet.single(groups.map(\.name)), groups) {
      var part = PartOfSheet(grid)
      for row in grid.rows where !shared.contains(row.index) {
        let isOwn = group.rows.contains(row.index) && row.index != group.rows.lowerBound
        if row.index < first || isOwn { part.copy(row) }
      }
      part.keepMerges(above: max(first, head.firstRow))
      parts.append((name, try part.bytes()))
    }
    return parts
  }
}
