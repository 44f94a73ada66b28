import P8Definitions
import P8Expressions
import Foundation
import P8Model
import SpreadsheetML
import Testing

/// The cells of the sample reports as people see them, each file read once.
struct SampleCells {
  struct Cell {
    let text: String
    let number: Double?
  }

  static let folder = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023"

  private var files: [String: [CellPlace: Cell]] = [:]

  /// The cell at a place of a file; nil where it is empty.
  mutating func cell(_ place: CellPlace, of path: String) throws -> Cell? {
    if let cells = files[path] { return cells[place] }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let bytes = try #require(FileManager.default.contents(atPath: "\(Self.folder)/reports/\(name)"))
    let reader = try WorkbookReader(bytes: Array(bytes), named: name)
    var cells: [CellPlace: Cell] = [:]
    for sheet in reader.sheets where sheet.type == .worksheet {
      for row in try reader.content(of: sheet).rows {
        for cell in row.cells {
          let letters = String(cell.reference.description.prefix { $0.isLetter })
          cells[CellPlace(sheet: sheet.name, row: row.index, column: letters)] = Cell(
            text: try reader.displayedText(of: cell, conventions: .vietnamese), number: cell.value.number)
        }
      }
    }
    files[path] = cells
    return cells[place]
  }

  /// The field whose value a record adds; nil where each record counts as one.
  static func amount(of indicator: Indicator, key: FigureKey) -> String? {
    if case .part(let id) = key, let sum = indicator.part(id)?.sum { return sum.text }
    switch indicator.computation {
    case .sum(_, let amount, _): return amount.text
    case .stated(_, _, let column): return column
    case .count, .ratio, .notCollected: return nil
    }
  }
}
