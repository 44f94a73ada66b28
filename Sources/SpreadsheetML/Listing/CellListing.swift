/// Prints what is read of a workbook, a line a cell, so that readers can be compared.
///
/// A line `#<TAB>name` for each sheet, then `A1<TAB>type<TAB>value` row by row; empty cells are left out. The
/// types are `n` number, `s` text, `b` truth, `e` error value, `d` date-time and `t` time or duration in seconds.
package struct CellListing {
  private let workbook: WorkbookReader

  // Sheets below this size are listed in one go; larger ones are looked through first.
  private static let bufferedBytes = 16 << 20
  private static let pieceBytes = 1 << 16

  package init(of workbook: WorkbookReader) { self.workbook = workbook }

  /// Lists one sheet or all worksheets, in pieces of whole lines in UTF-8.
  package func write(
    sheet name: String? = nil, to receive: (borrowing Span<UInt8>) -> Void
  ) throws(WorkbookFault) {
    var sheets = workbook.sheets
    if let name {
      guard let sheet = workbook.sheet(named: name) else {
        throw WorkbookFault(.noSuchSheet(nil), file: workbook.file, sheet: name)
      }
      sheets = [sheet]
    }
    for sheet in sheets where sheet.type == .worksheet {
      var lines = CellLines()
      lines.append(sheet: sheet.name)
      try write(sheet, &lines, receive)
      receive(lines.bytes.span)
    }
  }

  private func write(
    _ sheet: SheetDescription, _ lines: inout CellLines, _ receive: (borrowing Span<UInt8>) -> Void
  ) throws(WorkbookFault) {
    let isLarge = workbook.unpackedBytes(of: sheet) > Self.bufferedBytes
    // Whether rows are in order is known at the end only, and what was handed over cannot be taken back.
    if isLarge {
      let details = try workbook.readRows(of: sheet) { _ in .next }
      guard details.isOrdered else { return try writeOrdered(sheet, &lines) }
    }
    let start = lines.bytes.count
    var written = lines
    let details = try workbook.readRows(of: sheet) { row in
      for cell in row.cells { written.append(cell) }
      if isLarge, written.bytes.count >= Self.pieceBytes {
        receive(written.bytes.span)
        written.bytes.removeAll(keepingCapacity: true)
      }
      return .next
    }
    lines = written
    guard !details.isOrdered, !isLarge else { return }
    lines.bytes.removeLast(lines.bytes.count - start)
    try writeOrdered(sheet, &lines)
  }

  private func writeOrdered(_ sheet: SheetDescription, _ lines: inout CellLines) throws(WorkbookFault) {
    for cell in try workbook.content(of: sheet).cells { lines.append(cell) }
  }
}
