import P8Definitions
import P8Model
import SpreadsheetML

/// Where the rows and columns of a form's sections stand, read from a blank workbook as a person would see them.
struct FormPlaces: Sendable {
  private struct Section: Sendable {
    let firstRow: Int
    let columns: [String: String]
  }

  private let sections: [String: Section]

  init(of form: FormDefinition, in bytes: [UInt8]) throws {
    let reader = try WorkbookReader(bytes: bytes)
    var sections: [String: Section] = [:]
    for section in form.sections {
      guard let sheet = reader.sheet(named: section.sheet.vi) else { continue }
      let rows = try reader.content(of: sheet).rows
      let ids = rows.first?.cells.compactMap { cell -> (String, String)? in
        guard case .text(let id) = cell.value else { return nil }
        return (id, CellReference.letters(ofColumn: cell.reference.column))
      }
      // The first numbered line.
      let first = rows.first { row in row.cells.first?.value == .number(1) }
      sections[section.id] = Section(
        firstRow: first?.index ?? 0, columns: Dictionary(ids ?? [], uniquingKeysWith: { first, _ in first }))
    }
    self.sections = sections
  }

  /// The address of a cell: row from nought, column by its id.
  func address(section: String, row: Int, column: String) -> String {
    guard let section = sections[section] else { return "" }
    return "\(section.columns[column] ?? "?")\(section.firstRow + row)"
  }
}
