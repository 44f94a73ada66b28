package import SpreadsheetML
import XMLStream

/// The tables of a Word document (`.docx`) as sheets: what stands above a table is rows of one text, so that its titles are
/// read with it.
package enum DocumentTables {
  /// Whether a file is such a document by its name and its first bytes.
  package static func isDocument(_ name: String, _ bytes: [UInt8]) -> Bool {
    let name = name.lowercased()
    return [".docx", ".docm"].contains(where: name.hasSuffix) && DocumentText.isContainer(bytes)
  }

  /// A sheet for each table; none where the document has no table.
  ///
  /// - Throws: Why the document cannot be read.
  package static func sheets(of bytes: [UInt8]) throws(DocumentText.Fault) -> [Worksheet] {
    let reader = DocumentRows()
    try DocumentText.read(.word, of: bytes, with: reader)
    if reader.isTooLong { throw .tooLong }
    return reader.tables.enumerated().map { place, table in
      // As the tables of a page are called.
      var sheet = Worksheet(name: "Table \(place + 1)")
      for (row, cells) in table.rows.enumerated() {
        for cell in cells where !cell.text.isEmpty {
          sheet.set(.text(cell.text), row: row + 1, column: cell.column)
        }
      }
      for merge in table.merges {
        guard let first = CellReference(row: merge.rows.lowerBound, column: merge.columns.lowerBound),
          let last = CellReference(row: merge.rows.upperBound, column: merge.columns.upperBound)
        else { continue }
        sheet.merge(CellRange(first, last))
      }
      return sheet
    }
  }
}
