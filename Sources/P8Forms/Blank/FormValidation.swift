import P8Definitions
import P8Model
import SpreadsheetML

/// What may be typed into the cells of a column, and what is said to who types something else.
struct FormValidation {
  private let book: FormWorkbook
  private var language: Language { book.language }

  init(_ book: FormWorkbook) {
    self.book = book
  }

  /// The validation of a column's cells; nil where anything goes and there is nothing to say.
  func validation(of column: ColumnDefinition, in range: CellRange) -> DataValidation? {
    let (kind, error) = rule(of: column)
    let help = [column.help?[language], kind == .any ? nil : error].compactMap(\.self).joined(separator: " ")
    guard kind != .any || !help.isEmpty else { return nil }
    return DataValidation(
      range: range, rule: kind, promptTitle: help.isEmpty ? nil : Self.clip(column.label[language], to: 32),
      prompt: help.isEmpty ? nil : Self.clip(help, to: 255),
      errorTitle: kind == .any ? nil : FormPhrases.wrongTitle[language],
      error: kind == .any ? nil : Self.clip(error, to: 255))
  }

  private func rule(of column: ColumnDefinition) -> (kind: DataValidation.Rule, error: String) {
    let low = column.minimum?.description
    let high = column.maximum?.description
    let shownLow = column.minimum?.formatted(language)
    let shownHigh = column.maximum?.formatted(language)
    switch column.type {
    case .text: return (.any, "")
    case .integer:
      return (
        .whole(Self.limit(low, high)),
        FormPhrases.wholeNumber(from: shownLow, to: shownHigh)[language]
      )
    case .decimal:
      return (
        .decimal(Self.limit(low, high)), FormPhrases.number(from: shownLow, to: shownHigh)[language]
      )
    case .date:
      let period = book.request.period
      guard column.isWithinPeriod else {
        return (
          .date(.between("DATE(1945,1,1)", "DATE(2100,12,31)")), FormPhrases.date(upTo: period.to)[language]
        )
      }
      return (
        .date(.between(Self.date(period.from), Self.date(period.to))), FormPhrases.date(in: period)[language]
      )
    case .truth:
      let names = [FormPhrases.yes[language], FormPhrases.no[language]]
      return (.list(names), FormPhrases.chooseFromList[language])
    case .list(let id):
      guard let list = book.definitions.codeLists[id], !list.items.isEmpty else { return (.any, "") }
      return (.listFrom(FormNames.list(id)), FormPhrases.chooseFromList[language])
    }
  }

  private static func limit(_ low: String?, _ high: String?) -> DataValidation.Limit {
    switch (low, high) {
    case (let low?, let high?): .between(low, high)
    case (let low?, nil): .atLeast(low)
    case (nil, let high?): .atMost(high)
    // Any number, but a number.
    case (nil, nil): .between("-999999999999", "999999999999")
    }
  }

  /// A date as a formula: the serial number would depend on the workbook's system of dates.
  private static func date(_ date: CalendarDate) -> String { "DATE(\(date.year),\(date.month),\(date.day))" }

  /// A text that is not longer than the format allows, in UTF-16 units.
  private static func clip(_ text: String, to length: Int) -> String {
    guard text.utf16.count > length else { return text }
    var clipped = text
    while clipped.utf16.count > length - 1 { clipped.removeLast() }
    return clipped + "…"
  }
}
