import P8Model
import SpreadsheetML

/// The hidden sheet of lists: for each list its names, which people choose from, and beside them the codes.
struct ListSheet {
  let book: FormWorkbook

  private var lists: [CodeList] {
    book.listIDs.compactMap { book.definitions.codeLists[$0] }.filter { !$0.items.isEmpty }
  }

  /// The sheet; nil where no column has a list.
  func sheet() -> Worksheet? {
    guard !lists.isEmpty else { return nil }
    var sheet = Worksheet(name: FormNames.listSheet)
    sheet.visibility = .hidden
    for (index, list) in lists.enumerated() {
      let column = index * 2 + 1
      sheet.set(.text(list.id), row: 1, column: column, style: FormStyle.idRow)
      sheet.columnWidths[column] = .characters(30)
      for (row, item) in list.items.enumerated() {
        sheet.set(.text(item.name[book.language]), row: row + 2, column: column, style: FormStyle.list)
        sheet.set(.text(item.code), row: row + 2, column: column + 1, style: FormStyle.list)
      }
    }
    sheet.protection = SheetProtection(allowing: .select)
    return sheet
  }

  var definedNames: [DefinedName] {
    lists.enumerated().map { index, list in
      DefinedName(
        FormNames.list(list.id),
        formula: SheetAddress.absolute(
          FormNames.listSheet, rows: 2...(list.items.count + 1), columns: (index * 2 + 1)...(index * 2 + 1)))
    }
  }
}
