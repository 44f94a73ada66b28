import P8Model
import SpreadsheetML

/// The colours of marks, and the looks of the lists of findings.
enum MarkStyle {
  static let font = CellStyle.Font(name: "Times New Roman", size: 11)
  static let noteFont = CellStyle.Font(name: "Tahoma", size: 9)
  static let repairedFill = Color.rgb(0xC6EFCE)
  private static let headerFill = Color.rgb(0xDCE6F1)
  private static let grid = CellStyle.Borders.all(.thin, color: Color.rgb(0x7F7F7F))

  static func fill(_ severity: Finding.Severity) -> Color {
    switch severity {
    case .error: Color.rgb(0xFFC7CE)
    case .warning: Color.rgb(0xFFEB9C)
    case .note: Color.rgb(0xBDD7EE)
    }
  }

  static let title = CellStyle(
    font: font.sized(16).bold, alignment: .init(horizontal: .left, vertical: .center, wrapsText: true))
  static let line = CellStyle(
    font: font, alignment: .init(horizontal: .left, vertical: .top, wrapsText: true))
  static let heading = CellStyle(font: font.sized(13).bold, alignment: .init(vertical: .bottom))
  static let header = CellStyle(
    font: font.bold, fill: headerFill, borders: grid,
    alignment: .init(horizontal: .center, vertical: .center, wrapsText: true))
  static let text = CellStyle(
    font: font, borders: grid,
    alignment: .init(horizontal: .left, vertical: .top, wrapsText: true), numberFormat: .text)
  static let center = text.with { $0.alignment.horizontal = .center }
  static let link = text.with { $0.font = font.colored(.linkBlue) }
  static let number = CellStyle(
    font: font, borders: grid, alignment: .init(horizontal: .right, vertical: .top, indent: 1),
    numberFormat: .groupedWhole)
  static let total = number.with { $0.font = font.bold }

  static func severity(_ severity: Finding.Severity) -> CellStyle {
    center.with { $0.fill = fill(severity) }
  }

  static func verdict(_ verdict: CheckRun.Verdict) -> CellStyle {
    text.with {
      $0.fill =
        switch verdict {
        case .accepted: repairedFill
        case .held: fill(.warning)
        case .rejected: fill(.error)
        }
    }
  }
}
