import P8Definitions
import P8Model
import SpreadsheetML

/// The very hidden sheet that tells a program what the form is, for whom and for when.
struct StampSheet {
  let book: FormWorkbook

  /// The fields of the stamp in the order of their rows; the name of the unit stands on the first sheet.
  private var fields: [(name: FormNames.Stamp, text: String)] {
    let request = book.request
    return [
      (.form, book.form.id), (.formVersion, book.form.version), (.unit, request.unit.code),
      (.structure, request.unit.structure.rawValue), (.period, request.period.description),
      (.version, request.version.rawValue),
    ]
  }

  func sheet() -> Worksheet {
    var sheet = Worksheet(name: FormNames.stampSheet)
    sheet.visibility = .veryHidden
    for (index, field) in fields.enumerated() {
      sheet.set(.text(field.name.rawValue), row: index + 1, column: 1, style: FormStyle.list)
      sheet.set(.text(field.text), row: index + 1, column: 2, style: FormStyle.list)
    }
    sheet.columnWidths = [1: .characters(24), 2: .characters(24)]
    sheet.protection = SheetProtection(allowing: .select)
    return sheet
  }

  var definedNames: [DefinedName] {
    fields.enumerated().map { index, field in
      DefinedName(
        field.name.rawValue,
        formula: SheetAddress.absolute(FormNames.stampSheet, row: index + 1, column: 2))
    }
  }
}
