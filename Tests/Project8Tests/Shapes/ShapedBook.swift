import Foundation
import P8Definitions
import P8Model
import SpreadsheetML
import TestSupport
import Testing

/// A filled form taken apart into cells, so that a test can change it as people and programs do, and put together again in
/// any container.
struct ShapedBook {
  struct Sheet {
    var name: String
    var isVisible: Bool
    var hiddenRows: Set<Int> = []
    var struckRows: Set<Int> = []
    var merges: [CellRange] = []
    /// The contents by row and column, from 1.
    var rows: [Int: [Int: CellContent]] = [:]

    subscript(row: Int, column: Int) -> CellContent? {
      get { rows[row]?[column] }
      set { rows[row, default: [:]][column] = newValue }
    }

    func text(_ row: Int, _ column: Int) -> String? {
      if case .text(let text)? = self[row, column] { text } else { nil }
    }
  }

  /// What it says.
  let report: FilledReport
  var sheets: [Sheet]
  var names: [DefinedName]

  init(_ report: FilledReport, _ definitions: Definitions) throws {
    self.report = report
    let bytes = try report.bytes(definitions)
    let reader = try WorkbookReader(bytes: bytes)
    // Names of Excel itself hold print areas, which other programs do not know.
    names = reader.definedNames.filter { !$0.name.hasPrefix("_xlnm.") }
    sheets = try reader.sheets.map { description in
      let content = try reader.content(of: description, formulas: true)
      var sheet = Sheet(name: description.name, isVisible: description.visibility == .visible)
      sheet.merges = content.details.mergedRanges
      for row in content.rows {
        if row.isHidden { sheet.hiddenRows.insert(row.index) }
        for cell in row.cells where !cell.value.isEmpty || cell.formula != nil {
          sheet[row.index, cell.reference.column] = CellContent(cell)
        }
      }
      return sheet
    }
  }

  /// The place of the sheet of a section, by its name in the form.
  func place(of section: String) throws -> Int {
    try #require(sheets.firstIndex { $0.name.hasSuffix(section) }, "\(section)")
  }

  /// Changes the sheet of a section.
  mutating func change(_ section: String, _ body: (inout Sheet) throws -> Void) throws {
    try body(&sheets[place(of: section)])
  }

  // MARK: - Cells

  /// Changes all cells below the headers of the visible sheets.
  mutating func map(_ change: (CellContent) -> CellContent) {
    for index in sheets.indices where sheets[index].isVisible {
      for (row, cells) in sheets[index].rows where row > 1 {
        sheets[index].rows[row] = cells.mapValues(change)
      }
    }
  }

  // MARK: - Texts

  /// A content as a Vietnamese person sees it.
  static func shown(_ content: CellContent) -> String {
    switch content {
    case .number(let number): shown(number)
    case .text(let text): text
    case .date(let day): "\(day.day)/\(day.month)/\(day.year)"
    case .formula(_, .number(let number)): shown(number)
    case .formula(_, .text(let text)): text
    default: ""
    }
  }

  static func shown(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)".replacing(".", with: ",")
  }

  static func iso(_ day: SerialDate.Moment) -> String {
    CalendarDate(year: day.year, month: day.month, day: day.day)?.description ?? ""
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
