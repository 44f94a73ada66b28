import Foundation
import SpreadsheetML
import TestSupport

/// A workbook into which a person types, as the comment `<!-- fill FILE` of a document writes it down:
/// a line for each sheet, `NUMBER OR NAME OF THE SHEET: CELL = VALUE; CELL = VALUE`.
struct FilledByHand {
  enum Fault: Error, CustomStringConvertible {
    case notUnderstood(String)
    case noSuchSheet(String)

    var description: String {
      switch self {
      case .notUnderstood(let line): "not a line of a filled sheet: \(line)"
      case .noSuchSheet(let name): "no sheet begins with \(name)"
      }
    }
  }

  /// Types the lines into the file and saves it.
  static func fill(_ path: String, _ lines: [String]) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let sheets = try WorkbookReader(bytes: bytes).sheets.map(\.name)
    var editor = try WorkbookEditor(bytes: bytes)
    for line in lines {
      guard let colon = line.range(of: ": ") else { throw Fault.notUnderstood(line) }
      let name = String(line[..<colon.lowerBound])
      guard let sheet = sheets.first(where: { $0 == name || $0.hasPrefix("\(name). ") }) else {
        throw Fault.noSuchSheet(name)
      }
      for entry in line[colon.upperBound...].split(separator: "; ") {
        guard let sign = entry.range(of: " = "), let cell = CellReference(String(entry[..<sign.lowerBound]))
        else { throw Fault.notUnderstood(String(entry)) }
        editor.set(content(String(entry[sign.upperBound...])), at: cell, on: sheet)
      }
    }
    try Data(editor.xlsx()).write(to: URL(filePath: path))
  }

  /// What a spreadsheet program makes of typed text: a number, a date of the form 05/01/2025, else the text.
  private static func content(_ typed: String) -> CellContent {
    if let number = Double(typed) { return .number(number) }
    let parts = typed.split(separator: "/").compactMap { Int($0) }
    if parts.count == 3, typed.count == 10 {
      return .date(SerialDate.Moment(year: parts[2], month: parts[1], day: parts[0]))
    }
    return .text(typed)
  }
}
