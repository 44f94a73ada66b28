import P8Definitions
import P8Model
import SpreadsheetML

/// The very hidden sheet from which a program knows what the form is, for whom and for when.
struct StampSheet {
  let book: FormWorkbook

  private var stamp: [(field: FormContract.Stamp, text: String)] {
    FormContract.stamp(book.form, for: book.request)
  }

  func sheet() -> Worksheet {
    var sheet = Worksheet(name: FormContract.stampSheet)
    sheet.visibility = .veryHidden
    for (index, entry) in stamp.enumerated() {
      sheet.set(.text(entry.field.rawValue), row: index + 1, column: 1, style: FormStyle.list)
      sheet.set(.text(entry.text), row: index + 1, column: 2, style: FormStyle.list)
    }
    sheet.columnWidths = [1: .characters(24), 2: .characters(24)]
    sheet.protection = SheetProtection(allowing: .select)
    return sheet
  }

  var definedNames: [DefinedName] {
    stamp.enumerated().map { index, entry in
      DefinedName(
        entry.field.rawValue,
        formula: SheetAddress.absolute(FormContract.stampSheet, row: index + 1, column: 2))
    }
  }
}
