import P8Model
import SpreadsheetML

/// A table of what form servers export: a sheet of a workbook, or a file of delimited text.
///
/// The first one holds a submission a row; of each repeat there is another one, whose rows name their submission.
package struct ExportedTable {
  /// The name of the sheet or file.
  package let name: String
  /// The names or labels of the questions, with their groups or without.
  let headers: [String]
  /// The answers, as many a row as there are headers; empty where there is none.
  let rows: [[String]]

  init(name: String, headers: [String], rows: [[String]]) {
    self.name = name
    self.headers = headers
    self.rows = rows.map { row in
      Array(row.prefix(headers.count)) + Array(repeating: "", count: max(0, headers.count - row.count))
    }
  }

  // MARK: - Sheets

  /// The table of a sheet; nil where nothing stands in its first row.
  init?(_ grid: SheetGrid) {
    guard let first = grid.rows.first, let width = first.cells.last?.reference.column, width <= Self.widest
    else { return nil }
    func texts(_ row: SheetRow) -> [String] {
      var texts = [String](repeating: "", count: width)
      for cell in row.cells where cell.reference.column <= width {
        texts[cell.reference.column - 1] = Self.text(of: cell, on: grid)
      }
      return texts
    }
    self.init(name: grid.name, headers: texts(first), rows: grid.rows.dropFirst().map(texts))
  }

  /// A form has some hundred questions; more columns are of no phone form.
  private static let widest = 4_096

  /// An answer as a server writes it where values are text: days with the year first, numbers with a point.
  private static func text(of cell: SheetCell, on grid: SheetGrid) -> String {
    switch cell.value {
    case .date(let day, _):
      return CalendarDate(year: day.year, month: day.month, day: day.day)?.description ?? ""
    case .number(let number): return BinaryNumber.decimal(number)?.description ?? grid.text(of: cell)
    case .blank, .text, .boolean, .error, .time: break
    }
    // Excel takes a text that begins with `=` for a formula.
    if cell.value.isEmpty, let formula = grid.formula(of: cell) { return "=" + formula }
    return grid.text(of: cell)
  }

  // MARK: - Delimited text

  /// The table of a file of delimited text; nil where it is none.
  package init?(_ bytes: [UInt8], name: String) {
    guard let text = TextBytes.utf8(bytes) else { return nil }
    let line = text.prefix { $0 != UInt8(ascii: "\n") }
    // Names of questions hold none of the three.
    let delimiter =
      [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
      .max { one, other in line.count { $0 == one } < line.count { $0 == other } } ?? UInt8(ascii: ",")
    var scanner = DelimitedScanner(text, delimiter: delimiter)
    var record: [DelimitedScanner.Cell] = []
    guard scanner.next(&record), record.count <= Self.widest else { return nil }
    let headers = record.map { scanner.text(of: $0) }
    var rows: [[String]] = []
    while scanner.next(&record) {
      if record.count == 1, record[0].range.isEmpty { continue }
      rows.append(record.map { scanner.text(of: $0) })
    }
    guard scanner.brokenQuote == nil else { return nil }
    self.init(name: name, headers: headers, rows: rows)
  }

  /// Whether it holds submissions: the fields of the stamp stand beside one another.
  package var isOfSubmissions: Bool {
    let names = headers.map(QuestionPath.init).map(\.name)
    return [FormContract.Stamp.form, .unit].allSatisfy { names.contains($0.rawValue) }
  }

  /// The place of the first header of some names; nil where none is there.
  func column(named names: [String]) -> Int? {
    headers.firstIndex { header in names.contains(header) }
  }
}
