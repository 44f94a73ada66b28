import P8Model
import SpreadsheetML

/// Finds the stamp of a form: by defined names, then on the sheet that carries it, wherever that is.
struct StampFinder {
  private let sheets: [SheetGrid]
  private let names: [String: NamedRange]

  init(sheets: [SheetGrid], names: [String: NamedRange]) {
    self.sheets = sheets
    self.names = names
  }

  /// The stamp; its fields are empty where the file has none.
  func stamp() -> ReportStamp {
    ReportStamp(
      form: field(.form), formVersion: field(.formVersion), unit: field(.unit), unitName: unitName(),
      structure: field(.structure), period: field(.period), version: field(.version))
  }

  private func field(_ name: FormContract.Stamp) -> ReportStamp.Field {
    if let range = names[name.rawValue], let sheet = sheet(range.sheet),
      let row = sheet[range.range.first.row]
    {
      let column = range.range.first.column
      let text = sheet.text(column, of: row)
      if !text.isEmpty { return field(text, sheet: sheet, row: row.index, column: column) }
    }
    return written(beside: name.rawValue) ?? ReportStamp.Field(text: "", place: nil)
  }

  /// The value to the right of a field's name, on any sheet.
  private func written(beside name: String) -> ReportStamp.Field? {
    for sheet in sheets {
      for row in sheet.rows.prefix(SheetGrid.headRows) {
        for cell in row.cells where sheet.text(of: cell) == name {
          let column = cell.reference.column + 1
          let text = sheet.text(column, of: row)
          if !text.isEmpty { return field(text, sheet: sheet, row: row.index, column: column) }
        }
      }
    }
    return nil
  }

  /// The name of the unit stands on the first sheet: by its defined name, else beside its label.
  private func unitName() -> ReportStamp.Field {
    let named = field(.unitName)
    if !named.text.isEmpty { return named }
    let labels = ["Đơn vị báo cáo", "Tên đơn vị", "Reporting unit"].map(HeaderKeys.key)
    for sheet in sheets {
      for row in sheet.head {
        for column in row.columns where row[column].map({ labels.contains($0.key) }) ?? false {
          let text = sheet[row.number].map { sheet.text(column + 1, of: $0) } ?? ""
          return field(text, sheet: sheet, row: row.number, column: column + 1)
        }
      }
    }
    // A name that people have to write themselves: the place is known, the text is not there yet.
    guard let range = names[FormContract.Stamp.unitName.rawValue], let sheet = sheet(range.sheet) else {
      return named
    }
    return field("", sheet: sheet, row: range.range.first.row, column: range.range.first.column)
  }

  private func field(_ text: String, sheet: SheetGrid, row: Int, column: Int) -> ReportStamp.Field {
    ReportStamp.Field(
      text: Self.trimmed(text),
      place: CellPlace(sheet: sheet.name, row: row, column: CellReference.letters(ofColumn: column)))
  }

  private func sheet(_ name: String) -> SheetGrid? { sheets.first { $0.name == name } }

  private static func trimmed(_ text: String) -> String {
    // Most texts begin and end with a letter or a digit.
    func isPlain(_ byte: UInt8?) -> Bool { byte.map { $0 > 0x20 && $0 < 0x7F } ?? true }
    if isPlain(text.utf8.first), isPlain(text.utf8.last) { return text }
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
