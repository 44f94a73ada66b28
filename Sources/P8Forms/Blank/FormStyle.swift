import P8Definitions
import P8Model
import SpreadsheetML

/// The looks of a blank form: grey is filled in and locked, white is to be filled in.
enum FormStyle {
  static let font = CellStyle.Font(name: "Times New Roman", size: 12)
  static let lockedFill = Color.rgb(0xEDEDED)
  static let headerFill = Color.rgb(0xDCE6F1)
  /// What the last report said, to be changed where it changed.
  static let carried = Color.rgb(0x1F3864)
  private static let grid = CellStyle.Borders.all(.thin, color: Color.rgb(0x7F7F7F))

  static let title = CellStyle(
    font: font.sized(16).bold, alignment: .init(horizontal: .left, vertical: .center, wrapsText: true))
  static let subtitle = CellStyle(font: font.italic, alignment: .init(vertical: .center))
  static let help = CellStyle(
    font: font.colored(Color.rgb(0x404040)), alignment: .init(vertical: .top, wrapsText: true))
  static let heading = CellStyle(font: font.sized(13).bold, alignment: .init(vertical: .center))
  static let signedOn = CellStyle(font: font.italic, alignment: .init(horizontal: .right, vertical: .center))
  static let signer = CellStyle(
    font: font.bold, alignment: .init(horizontal: .center, vertical: .center, wrapsText: true))
  static let signHere = CellStyle(font: font.italic, alignment: .init(horizontal: .center, vertical: .top))
  static let paragraph = CellStyle(
    font: font, alignment: .init(horizontal: .left, vertical: .top, wrapsText: true))
  static let label = CellStyle(
    font: font, borders: grid, alignment: .init(vertical: .center, wrapsText: true))
  static let question = CellStyle(
    font: font.bold, alignment: .init(horizontal: .left, vertical: .center, wrapsText: true))
  static let answer = input(.list("")).with {
    $0.font = font.bold
    $0.alignment.horizontal = .center
  }
  static let header = CellStyle(
    font: font.bold, fill: headerFill, borders: grid,
    alignment: .init(horizontal: .center, vertical: .center, wrapsText: true))
  static let idRow = CellStyle(font: font.sized(8).colored(.gray))
  static let list = CellStyle(font: font, numberFormat: .text)

  /// A cell that is filled in and locked.
  static let locked = CellStyle(
    font: font, fill: lockedFill, borders: grid,
    alignment: .init(horizontal: .left, vertical: .center, wrapsText: true))
  static let lockedOrdinal = locked.with { $0.alignment.horizontal = .center }
  static let total = CellStyle(
    font: font.bold, fill: lockedFill, borders: grid, alignment: .init(vertical: .center),
    numberFormat: .groupedWhole)
  static let check = CellStyle(
    font: font.sized(10).colored(.darkRed), fill: lockedFill, borders: grid,
    alignment: .init(horizontal: .left, vertical: .center, wrapsText: true))

  /// A cell to fill in, of a column's type.
  static func input(_ type: FieldType) -> CellStyle {
    var style = CellStyle(
      font: font, borders: grid, alignment: .init(vertical: .center, wrapsText: true), isLocked: false)
    style.numberFormat = numberFormat(type)
    switch type {
    case .date, .truth: style.alignment.horizontal = .center
    case .text, .list: style.alignment.horizontal = .left
    case .integer, .decimal: style.alignment.wrapsText = false
    }
    return style
  }

  /// How the values of a type are shown.
  static func numberFormat(_ type: FieldType) -> NumberFormat {
    switch type {
    // What is typed as text stays as it is: a decision number 05/2023 is not a date.
    case .text, .truth, .list: .text
    case .integer: .groupedWhole
    case .decimal: NumberFormat("#,##0.0##")
    case .date: .date
    }
  }
}
