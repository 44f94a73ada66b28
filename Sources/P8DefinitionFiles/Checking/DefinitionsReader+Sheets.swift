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
      if !isProper {
        entry.fault(
          vi: "Tên sheet “\(sheet[language])” không dùng được",
          en: "The sheet name “\(sheet[language])” cannot be used",
          hintVi: "Từ 1 đến 31 ký tự, không có [ ] : * ? / \\ và không có dấu nháy ở hai đầu.",
          hintEn: "1 to 31 characters, none of [ ] : * ? / \\, and no apostrophe at either end.")
      }
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
          faults.add(
            column.source, vi: "Tiêu đề “\(name)” chỉ cả cột “\(owner)” lẫn cột “\(column.id)”",
            en: "The header “\(name)” stands for the columns “\(owner)” and “\(column.id)”",
            hintVi: "Một tiêu đề chỉ chỉ một cột: bỏ ở một trong hai.",
            hintEn: "A header may stand for one column only: delete it from one of the two.")
        }
        owners[name] = column.id
      }
    }
    var groups: [String] = []
    for column in columns {
      let group = column.group?.vi ?? ""
      if group == groups.last { continue }
      if !group.isEmpty, groups.contains(group) {
        faults.add(
          column.source, vi: "Các cột chung tiêu đề “\(group)” không đứng cạnh nhau",
          en: "The columns under “\(column.group?.en ?? group)” are not neighbours",
          hintVi: "Đặt các cột này liền nhau.", hintEn: "Put them side by side.")
      }
      groups.append(group)
    }
  }
}
