import P8Definitions
package import P8Model
import P8Presentation
import SpreadsheetML

/// The villages of which a person must say where they are today: a list that goes out as text or workbook, is filled in
/// under `new`, and goes in again.
package struct OpenVillages: Sendable {
  /// Old code, village, commune, an empty cell for the decision, and what may be meant.
  package let rows: [[String]]

  static let columns = ["old", "village", "commune", "new", "candidates"]

  init(_ open: [VillageCarry.Open], units: UnitCatalogue) {
    rows = open.map { one in
      let candidates =
        one.candidates.map { "\($0.code.code) \($0.name)" }
        + one.communes.map { "\($0.code) \(units[$0]?.name ?? "")" }
      return [
        one.old.village.code.code, one.old.village.name,
        one.old.village.code.communeOfVillage.flatMap { units[$0]?.name } ?? "", "",
        candidates.joined(separator: "; "),
      ]
    }
  }

  /// Texts separated by tabs.
  package var text: String {
    ([Self.columns] + rows).map { row in
      row.map { $0.replacing("\t", with: " ") }.joined(separator: "\t") + "\n"
    }.joined()
  }

  /// A workbook; the cells to be filled in stand out.
  package func workbook(_ language: Language) throws(Failure) -> [UInt8] {
    var sheet = Worksheet(name: ListFileWords.openSheet[language])
    sheet.set(.text(ListFileWords.openHelp[language]), row: 1, column: 1)
    for (place, header) in ListFileWords.openHeaders.enumerated() {
      sheet.set(
        .text(header[language]), row: 3, column: place + 1, style: CellStyle(font: CellStyle.Font().bold))
      sheet.columnWidths[place + 1] = .characters([14, 28, 24, 18, 64][place])
    }
    for (place, row) in rows.enumerated() {
      for (column, text) in row.enumerated() where !text.isEmpty {
        sheet.set(.text(text), row: place + 4, column: column + 1)
      }
    }
    var workbook = Workbook()
    workbook.add(sheet)
    let made = workbook
    return try Failure.wrapping { () throws(WriteFault) in try made.xlsx() }
  }
}
