import XMLStream

/// Reads the list of sheets, the defined names and the date system.
final class WorkbookPartReader: SmallPartHandler<WorkbookPartReader.Word, WorkbookPartReader.AttributeWord> {
  enum Word: String, PartWords {
    case workbook, workbookPr, sheets, sheet, definedNames, definedName
  }

  enum AttributeWord: String, PartWords {
    case date1904, name, sheetId, state, localSheetId, hidden
  }

  struct Sheet {
    let name: String
    let state: String?
    let relationship: String?
  }

  struct Name {
    let name: String
    let sheet: Int?
    let isHidden: Bool
    var formula = ""
  }

  private(set) var dateSystem = SerialDate.System.from1900
  private(set) var sheets: [Sheet] = []
  private(set) var names: [Name] = []
  private var name: Name?

  init(limits: ReadingLimits) {
    super.init(namespaces: [Vocabulary.main, Vocabulary.strictMain], limits: limits)
  }

  override func wantsText(_ element: Word) -> Bool { element == .definedName }

  override func open(_ element: Word, _ attributes: borrowing XMLAttributes) {
    switch (path.last, element) {
    case (nil, .workbook): break
    case (.workbook, .workbookPr):
      if boolean(.date1904, of: attributes) == true { dateSystem = .from1904 }
    case (.sheets, .sheet):
      guard sheets.count < limits.sheets else {
        return exceed(limits.sheets, vi: "trang tính", en: "sheets")
      }
      sheets.append(
        Sheet(
          name: text(.name, of: attributes) ?? "", state: text(.state, of: attributes),
          relationship: relationship(of: attributes)))
    case (.definedNames, .definedName):
      guard names.count < limits.annotations else {
        return exceed(limits.annotations, vi: "tên được đặt", en: "defined names")
      }
      name = text(.name, of: attributes).map { found in
        Name(
          name: found, sheet: integer(.localSheetId, of: attributes),
          isHidden: boolean(.hidden, of: attributes) ?? false)
      }
    case (nil, _):
      fault = WorkbookFault(
        .damagedPart,
        reason: BilingualText(
          vi: "Phần này không phải danh mục trang tính.", en: "This part is not the list of sheets."))
    default: break
    }
  }

  override func close(_ element: Word, text: String) {
    guard element == .definedName, var name else { return }
    name.formula = text
    names.append(name)
    self.name = nil
  }
}
