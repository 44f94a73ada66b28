import P8Definitions
import P8Model
import SpreadsheetML

/// The cells of a column of a blank form: what they take, and what people read where one holds something else.
struct ColumnInput {
  let column: ColumnDefinition
  let constraint: ColumnConstraint
  /// What is said where a required cell is empty.
  let missing: String
  /// What is said where a value is wrong.
  let wrong: String
  /// What stands for yes and no.
  let answers: [String]
  private let book: FormWorkbook

  init(_ column: ColumnDefinition, of book: FormWorkbook) {
    self.column = column
    self.book = book
    constraint = ColumnConstraint(
      column, measures: book.definitions.measures, codeLists: book.definitions.codeLists)
    let words = book.words
    answers = words.answers
    missing = words.missing(column)
    wrong = words.wrong(column)
  }

  private var language: Language { book.language }

  /// Whether a value can be wrong at all.
  var isTested: Bool {
    switch column.type {
    case .text: false
    case .integer, .decimal, .date, .truth: true
    case .list: constraint.codes != nil
    }
  }

  /// A formula that is TRUE where the value of a cell is wrong; nil where any value is right.
  func wrong(at address: String, lists: ListSheet) -> String? {
    constraint.wrong(at: address, in: book.request.period, answers: answers.map(lists.operand))
  }

  /// The value that the cell of a text has; nil where it has none.
  func value(of text: String) -> Value? {
    guard !text.isEmpty else { return nil }
    // Programs compare texts without regard to capitals.
    let small = text.lowercased()
    switch column.type {
    case .text: return .text(text)
    case .integer, .decimal: return ExactDecimal(text).map { .number($0) }
    case .date: return CalendarDate(iso: text).map { .date($0) }
    case .truth:
      let place = answers.firstIndex { $0.lowercased() == small }
      return place.map { .truth($0 == 0) }
        ?? (small == "true" ? .truth(true) : small == "false" ? .truth(false) : nil)
    case .list(let id):
      let item = book.definitions.codeLists[id]?.items.first {
        $0.code == text || $0.name[language].lowercased() == small
      }
      return item.map { .text($0.code) }
    }
  }

  /// The content of a cell as people would have typed a text into it; blank for an empty one.
  ///
  /// Digits become numbers, `2023-10-30` a date, a code its name; everything else stays the text that it is.
  func content(of text: String) -> CellContent {
    guard !text.isEmpty else { return .blank }
    switch (column.type, value(of: text)) {
    case (.integer, .number(let number)?), (.decimal, .number(let number)?): return .number(number.double)
    case (.date, .date(let day)?): return day.cellContent
    case (.list(let id), _): return .text(book.definitions.codeLists[id]?.item(text)?.name[language] ?? text)
    case (.truth, _) where text == "true": return .text(answers[0])
    case (.truth, _) where text == "false": return .text(answers[1])
    default: return .text(text)
    }
  }

  /// Whether a text that is written into the form beforehand is wrong.
  func fails(_ text: String) -> Bool {
    guard isTested, !text.isEmpty else { return false }
    guard let value = value(of: text) else { return true }
    return constraint.breach(of: value, in: book.request.period) != nil
  }

  // MARK: - Validation

  /// The validation of some cells; nil where any value is right and there is nothing to say.
  func validation(in range: CellRange) -> DataValidation? {
    let kind = constraint.validation(in: book.request.period, answers: answers)
    let error = book.words.allowed(constraint, in: book.request.period)
    let help = [column.help?[language], kind == .any ? nil : error].compactMap(\.self).joined(separator: " ")
    guard kind != .any || !help.isEmpty else { return nil }
    return DataValidation(
      range: range, rule: kind, promptTitle: help.isEmpty ? nil : Self.clip(column.label[language], to: 32),
      prompt: help.isEmpty ? nil : Self.clip(help, to: 255),
      errorTitle: kind == .any ? nil : book.words[FormText.wrongTitle],
      error: kind == .any ? nil : Self.clip(error, to: 255))
  }

  /// A text that is not longer than the format allows, in UTF-16 units.
  private static func clip(_ text: String, to length: Int) -> String {
    guard text.utf16.count > length else { return text }
    var clipped = text
    while clipped.utf16.count > length - 1 { clipped.removeLast() }
    return clipped + "…"
  }
}

extension CalendarDate {
  /// The day as a cell holds it.
  var cellContent: CellContent { .date(SerialDate.Moment(year: year, month: month, day: day)) }
}
