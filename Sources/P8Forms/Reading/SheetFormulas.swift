import SpreadsheetML

/// The texts of the formulas of a sheet, read when the first one is asked for: most of a form's bytes are formulas
/// that check a row while it is filled in, and nobody asks for those.
///
/// It belongs to the task that reads the workbook, as the reader does.
final class SheetFormulas {
  private let sheet: SheetDescription
  private let reader: WorkbookReader
  private var texts: [CellReference: String]?

  init(of sheet: SheetDescription, in reader: WorkbookReader) {
    self.sheet = sheet
    self.reader = reader
  }

  /// The formula of a cell; nil where there is none.
  func text(row: Int, column: Int) throws(WorkbookFault) -> String? {
    guard let reference = CellReference(row: row, column: column) else { return nil }
    if let texts { return texts[reference] }
    let content = try reader.content(of: sheet, formulas: true)
    let read = Dictionary(
      content.cells.compactMap { cell in cell.formula.map { (cell.reference, $0) } },
      uniquingKeysWith: { first, _ in first })
    texts = read
    return read[reference]
  }
}
