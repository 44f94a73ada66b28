import P8Definitions
import P8Model

extension DefinitionsReader {
  /// Names that spreadsheet programs refuse: too long or with forbidden letters.
  func checkSheetName(_ sheet: LocalizedText, at entry: Entry) {
    for language in Language.allCases {
      let name = sheet[language].replacing("{n}", with: "00")
      let isProper =
        (1...31).contains(name.utf16.count) && !name.contains { "[]:*?/\\".contains($0) }
        && !name.hasPrefix("'") && !name.hasSuffix("'")
      if !isProper { entry.fault(.form(.sheetName(sheet[language]))) }
    }
  }

  /// Headers by which a workbook without ids could not be read: one that stands for two columns, and a shared
  /// header over columns that are not neighbours.
  func checkHeaders(of columns: [ColumnDefinition]) {
    var owners: [String: String] = [:]
    for column in columns {
      // A label under a shared header may come again under another one.
      let names = column.synonyms + (column.group == nil ? [column.label.vi] : [])
      for name in Set(names.map { $0.lowercased() }) {
        if let owner = owners[name] {
          faults.add(column.source, .form(.headerOfTwoColumns(name, first: owner, second: column.id)))
        }
        owners[name] = column.id
      }
    }
    var groups: [String] = []
    for column in columns {
      let group = column.group?.vi ?? ""
      if group == groups.last { continue }
      if !group.isEmpty, groups.contains(group) {
        faults.add(column.source, .form(.groupApart(LocalizedText(vi: group, en: column.group?.en ?? group))))
      }
      groups.append(group)
    }
  }
}
