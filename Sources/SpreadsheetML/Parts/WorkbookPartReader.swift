import XMLStream

/// Reads the list of sheets, the defined names and the date system.
final class WorkbookPartReader: SmallPartHandler {
  private enum Word: Int {
    case workbook, workbookPr, sheets, sheet, definedNames, definedName
  }

  private enum Attribute {
    static let date1904 = 0
    static let name = 1
    static let state = 2
    static let localSheetId = 3
    static let hidden = 4
    static let comment = 5
  }

  private static let elements = ["workbook", "workbookPr", "sheets", "sheet", "definedNames", "definedName"]
  private static let attributes = ["date1904", "name", "state", "localSheetId", "hidden", "comment"]

  struct Sheet {
    let name: String
    let state: String?
    let relationship: String?
  }

  struct Name {
    let name: String
    let sheet: Int?
    let isHidden: Bool
    let comment: String?
    var formula = ""
  }

  private(set) var dateSystem = SerialDate.System.from1900
  private(set) var sheets: [Sheet] = []
  private(set) var names: [Name] = []
  private var name: Name?

  init(limits: ReadingLimits) {
    super.init(
      namespaces: [Namespace.main, Namespace.strictMain], elements: Self.elements,
      attributes: Self.attributes, limits: limits)
  }

  override func wantsText(_ element: Int) -> Bool { element == Word.definedName.rawValue }

  override func open(_ element: Int, _ attributes: borrowing XMLAttributes) {
    switch (path.last.flatMap(Word.init), Word(rawValue: element)) {
    case (nil, .workbook): break
    case (.workbook, .workbookPr):
      if boolean(Attribute.date1904, of: attributes) == true { dateSystem = .from1904 }
    case (.sheets, .sheet):
      guard sheets.count < limits.sheets else { return exceed(limits.sheets, .sheets) }
      sheets.append(
        Sheet(
          name: text(Attribute.name, of: attributes) ?? "", state: text(Attribute.state, of: attributes),
          relationship: relationship(of: attributes)))
    case (.definedNames, .definedName):
      guard names.count < limits.annotations else { return exceed(limits.annotations, .definedNames) }
      name = text(Attribute.name, of: attributes).map { found in
        Name(
          name: found, sheet: integer(Attribute.localSheetId, of: attributes),
          isHidden: boolean(Attribute.hidden, of: attributes) ?? false,
          comment: text(Attribute.comment, of: attributes))
      }
    case (nil, _):
      fault = WorkbookFault(.notASheetList)
    default: break
    }
  }

  override func close(_ element: Int, text: String) {
    guard element == Word.definedName.rawValue, var name else { return }
    name.formula = text
    names.append(name)
    self.name = nil
  }
}
