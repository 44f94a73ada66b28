/// Checks a sheet.
struct SheetCheck {
  let sheet: Worksheet
  let dateSystem: SerialDate.System

  func check() throws(WriteFault) {
    try checkFrame()
    try checkCells()
  }

  /// Throws the first fault of everything but the cells.
  func checkFrame() throws(WriteFault) {
    try checkLayout()
    try checkMerges()
    try PageCheck.check(sheet.page)
    for validation in sheet.dataValidations { try RuleCheck.check(validation) }
    for format in sheet.conditionalFormats { try RuleCheck.check(format) }
    try checkTables()
    try checkComments()
    for image in sheet.images where image.size == nil || !isSize(image.width) || !isSize(image.height) {
      throw WriteFault(.image, cell: image.cell)
    }
  }

  private func isSize(_ points: Double?) -> Bool { points.map { $0 > 0 && $0 < 10_000 } ?? true }

  private func checkCells() throws(WriteFault) {
    if let address = sheet.misplaced.first { throw WriteFault(.address(address)) }
    for style in sheet.styles.styles { try StyleCheck.check(style) }
    var links = 0
    for row in sheet.rows {
      for cell in row.cells {
        do {
          try CellCheck.check(cell.content, in: dateSystem)
        } catch {
          throw error.placed(cell: CellReference(row: row.number, column: cell.column))
        }
        if case .hyperlink = cell.content { links += 1 }
      }
    }
    guard links <= 65_530 else {
      throw WriteFault(
        .hyperlink(.count))
    }
  }

  private func checkLayout() throws(WriteFault) {
    for (column, width) in sheet.columnWidths.sorted(by: { $0.key < $1.key }) {
      let isSound =
        switch width {
        case .characters(let count): (0...254).contains(count)
        case .fitted(let minimum, let maximum): minimum >= 0 && minimum <= maximum && maximum <= 254
        }
      guard isSound, (1...CellReference.maximumColumn).contains(column) else {
        throw WriteFault(.columnWidth(column: column))
      }
    }
    for (row, height) in sheet.rowHeights.sorted(by: { $0.key < $1.key }) {
      var isSound = (1...CellReference.maximumRow).contains(row)
      if case .points(let points) = height { isSound = isSound && (0...409).contains(points) }
      guard isSound else { throw WriteFault(.rowHeight(row: row)) }
    }
    for row in sheet.hiddenRows where !(1...CellReference.maximumRow).contains(row) {
      throw WriteFault(.address("R\(row)"))
    }
    for column in sheet.hiddenColumns.union(sheet.columnStyles.keys)
    where !(1...CellReference.maximumColumn).contains(column) {
      throw WriteFault(.address("C\(column)"))
    }
    for style in sheet.columnStyles.values { try StyleCheck.check(style) }
    guard (10...400).contains(sheet.zoom) else {
      throw WriteFault(
        .page(.zoom))
    }
  }

  private func checkMerges() throws(WriteFault) {
    for range in sheet.mergedRanges where range.first == range.last { throw WriteFault(.merge(range)) }
    if let range = Self.firstOverlap(sheet.mergedRanges) { throw WriteFault(.merge(range)) }
    for range in sheet.mergedRanges where sheet.tables.contains(where: { $0.range.overlaps(range) }) {
      throw WriteFault(.merge(range))
    }
  }

  /// The first range that shares a cell with another, found from top to bottom.
  static func firstOverlap(_ ranges: [CellRange]) -> CellRange? {
    var open: [CellRange] = []
    for range in ranges.sorted(by: { $0.first < $1.first }) {
      open.removeAll { $0.last.row < range.first.row }
      if open.contains(where: { $0.overlaps(range) }) { return range }
      open.append(range)
    }
    return nil
  }

  private func checkTables() throws(WriteFault) {
    for table in sheet.tables { try check(table) }
    let filter = sheet.filter.map { [$0] } ?? []
    if let range = Self.firstOverlap(sheet.tables.map(\.range) + filter) {
      throw WriteFault(
        .table(.overlap(range)))
    }
  }

  private func check(_ table: Table) throws(WriteFault) {
    let range = table.range
    guard range.last.column - range.first.column + 1 == table.columns.count else {
      throw WriteFault(
        .table(.width(table: table.name, columns: table.columns.count, range: range)))
    }
    guard range.last.row - range.first.row >= (table.hasTotals ? 2 : 1) else {
      throw WriteFault(
        .table(.noData(table: table.name)))
    }
    var names: Set<String> = []
    for column in table.columns {
      guard !column.name.isEmpty, column.name.utf16.count <= 255,
        names.insert(column.name.lowercased()).inserted
      else {
        throw WriteFault(
          .table(.columnName(column.name)))
      }
    }
  }

  private func checkComments() throws(WriteFault) {
    var cells: Set<CellReference> = []
    for comment in sheet.comments {
      let isSound =
        cells.insert(comment.cell).inserted && comment.text.plainText.utf16.count <= CellCheck.longestText
        && !comment.text.plainText.isEmpty && comment.author.utf16.count <= 255
        && isSize(comment.width) && isSize(comment.height)
      guard isSound else {
        throw WriteFault(
          .comment, cell: comment.cell)
      }
    }
  }
}
