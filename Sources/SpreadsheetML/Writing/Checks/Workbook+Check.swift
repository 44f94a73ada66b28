extension Workbook {
  /// Throws what is wrong in the workbook, before anything is made of it.
  func check() throws(WriteFault) {
    guard !sheets.isEmpty else { throw WriteFault(.noSheet) }
    guard sheets.contains(where: { $0.visibility == .visible }) else { throw WriteFault(.noVisibleSheet) }
    guard sheets.indices.contains(activeSheet), sheets[activeSheet].visibility == .visible else {
      throw WriteFault(.activeSheet(activeSheet))
    }
    var names = NameCheck()
    try names.checkSheets(sheets.map(\.name))
    try names.check(definedNames)
    try StyleCheck.check(defaultFont)
    try PropertyCheck.check(properties)
    for sheet in sheets {
      do {
        try SheetCheck(sheet: sheet, dateSystem: dateSystem).check()
        for table in sheet.tables { try names.check(table) }
        for chart in sheet.charts { try names.check(chart) }
      } catch {
        throw error.placed(sheet: sheet.name)
      }
    }
  }
}
