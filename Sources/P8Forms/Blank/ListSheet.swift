import P8Definitions
import P8Expressions
import P8Model
package import SpreadsheetML

/// The hidden sheet of what formulas refer to: the texts they say, and for each list its names, which people choose
/// from, and beside them the codes.
///
/// A text stands here once and not in the formula of every row, so that formulas stay short for every program that
/// opens the form.
package struct ListSheet {
  private let lists: [CodeList]
  private let language: Language
  /// The texts in their order, and the place of each in ``FormContract/texts``, from 2: the first place is empty.
  private let texts: [String]
  private let places: [String: Int]
  /// The cell of each code's name.
  private let nameCells: [String: [String: String]]

  private static let textColumn = 1

  /// - Parameters:
  ///   - book: The form.
  ///   - texts: What its formulas say; one text may come more than once.
  package init(book: FormWorkbook, texts: [String]) {
    lists = book.listIDs.compactMap { book.definitions.codeLists[$0] }.filter { !$0.items.isEmpty }
    language = book.language
    var places: [String: Int] = [:]
    self.texts = texts.filter { text in
      guard places[text] == nil else { return false }
      places[text] = places.count + 2
      return true
    }
    self.places = places
    nameCells = Dictionary(
      lists.enumerated().map { index, list in
        let cells = list.items.enumerated().map { row, item in
          (item.code, Self.cell(row: row + 2, column: Self.column(ofList: index)))
        }
        return (list.id, Dictionary(cells) { first, _ in first })
      }
    ) { first, _ in first }
  }

  private static func column(ofList index: Int) -> Int { textColumn + 1 + index * 2 }

  private static func cell(row: Int, column: Int) -> String {
    SheetAddress.absolute(FormContract.listSheet, row: row, column: column)
  }

  /// A text as it stands in a formula: its cell, or itself where the sheet does not have it.
  func operand(_ text: String) -> String {
    places[text].map { Self.cell(row: $0 + 1, column: Self.textColumn) } ?? ExcelOperand.text(text)
  }

  /// The place of a text in ``FormContract/texts``; nil where the sheet does not have it.
  package func place(of text: String) -> Int? { places[text] }

  /// A formula that says the text of a place; nothing for ``nothing``.
  static func said(atPlace place: String) -> String { "T(INDEX(\(FormContract.texts),\(place)))" }

  /// The place of which nothing is said.
  package static let nothing = 1

  /// For each code of a list the cell of its name.
  func names(of list: String) -> [String: String] { nameCells[list] ?? [:] }

  /// The sheet; nil where there is nothing to refer to.
  package func sheet() -> Worksheet? {
    guard !lists.isEmpty || !texts.isEmpty else { return nil }
    var sheet = Worksheet(name: FormContract.listSheet)
    sheet.visibility = .hidden
    sheet.columnWidths[Self.textColumn] = .characters(60)
    sheet.set(.text(FormContract.texts), row: 1, column: Self.textColumn, style: FormStyle.idRow)
    for (index, text) in texts.enumerated() {
      sheet.set(.text(text), row: index + 3, column: Self.textColumn, style: FormStyle.list)
    }
    for (index, list) in lists.enumerated() {
      let column = Self.column(ofList: index)
      sheet.set(.text(list.id), row: 1, column: column, style: FormStyle.idRow)
      sheet.columnWidths[column] = .characters(30)
      for (row, item) in list.items.enumerated() {
        sheet.set(.text(item.name[language]), row: row + 2, column: column, style: FormStyle.list)
        sheet.set(.text(item.code), row: row + 2, column: column + 1, style: FormStyle.list)
      }
    }
    sheet.protection = SheetProtection(allowing: .select)
    return sheet
  }

  /// The names of the texts, and of each list's names and codes.
  package var definedNames: [DefinedName] {
    let said = DefinedName(
      FormContract.texts,
      formula: SheetAddress.absolute(
        FormContract.listSheet, rows: 2...(texts.count + 2), columns: Self.textColumn...Self.textColumn))
    return [said]
      + lists.enumerated().flatMap { index, list in
        [FormContract.list(list.id), FormContract.codes(list.id)].enumerated().map { offset, name in
          let column = Self.column(ofList: index) + offset
          return DefinedName(
            name,
            formula: SheetAddress.absolute(
              FormContract.listSheet, rows: 2...(list.items.count + 1), columns: column...column))
        }
      }
  }
}
