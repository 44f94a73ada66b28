import P8Definitions
import P8Model
import SpreadsheetML

/// Turns texts into what people would have typed into the cells of a form.
package struct FormCell {
  let codeLists: [String: CodeList]
  let language: Language

  /// The content of a cell of a type; blank for an empty text.
  func content(_ text: String, type: FieldType) -> CellContent {
    guard !text.isEmpty else { return .blank }
    switch type {
    case .integer, .decimal:
      guard let number = ExactDecimal(text) else { return .text(text) }
      return .number(number.double)
    case .date:
      guard let date = CalendarDate(iso: text) else { return .text(text) }
      return Self.date(date)
    case .list(let id):
      return .text(codeLists[id]?.item(text)?.name[language] ?? text)
    case .truth:
      guard text == "true" || text == "false" else { return .text(text) }
      return .text((text == "true" ? FormPhrases.yes : FormPhrases.no)[language])
    case .text:
      return .text(text)
    }
  }

  /// A day.
  static func date(_ date: CalendarDate) -> CellContent {
    .date(SerialDate.Moment(year: date.year, month: date.month, day: date.day))
  }
}
