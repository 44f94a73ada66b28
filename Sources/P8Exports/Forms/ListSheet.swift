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

  /// The names of each list's names and of its codes.
  var definedNames: [DefinedName] {
    lists.enumerated().flatMap { index, list in
      [FormNames.list(list.id), FormNames.codes(list.id)].enumerated().map { offset, name in
        let column = index * 2 + 1 + offset
        return DefinedName(
          name,
          formula: SheetAddress.absolute(
            FormNames.listSheet, rows: 2...(list.items.count + 1), columns: column...column))
      }
    }
  }
}
