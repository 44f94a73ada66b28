import P8Definitions
import P8Model

/// What the cell of a column must hold, as a formula and as it is now: the batch check tells the same of a value
/// that was pasted past the validation of the cell.
struct ColumnCheck {
  let column: ColumnDefinition
  let book: FormWorkbook

  private var language: Language { book.language }

  /// Whether a value can be wrong at all.
  var isTested: Bool {
    switch column.type {
    case .text: false
    case .integer, .decimal, .date, .truth: true
    case .list(let id): book.definitions.codeLists[id] != nil
    }
  }

  /// The test of a cell, true where its value is wrong; nil where anything goes.
  func test(at address: String, lists: ListSheet) -> String? {
    switch column.type {
    case .text: return nil
    case .integer, .decimal:
      var faults: [String] = []
      if let minimum = column.minimum { faults.append("\(minimum)>\(address)") }
      if let maximum = column.maximum { faults.append("\(address)>\(maximum)") }
      if isWhole { faults.append("\(address)>INT(\(address))") }
      let inner = faults.isEmpty ? "FALSE" : "OR(\(faults.joined(separator: ",")))"
      return "IF(ISNUMBER(\(address)),\(inner),NOT(\(address)=\"\"))"
    case .date:
      guard column.isWithinPeriod else { return "NOT(OR(\(address)=\"\",ISNUMBER(\(address))))" }
      let outside =
        "OR(\(Self.formula(book.request.period.from))>\(address),"
        + "\(address)>\(Self.formula(book.request.period.to)))"
      return "IF(ISNUMBER(\(address)),\(outside),NOT(\(address)=\"\"))"
    case .truth:
      let names = [FormPhrases.yes, FormPhrases.no].map { "\(address)=\(lists.operand($0[language]))" }
      return "NOT(OR(\(address)=\"\",\(names.joined(separator: ","))))"
    case .list(let id):
      guard isTested else { return nil }
      return "IF(\(address)=\"\",FALSE,ISNA(MATCH(\(address),\(FormNames.list(id)),0)))"
    }
  }

  /// Whether a text that is written into the form beforehand is wrong.
  func fails(_ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    switch column.type {
    case .text: return false
    case .integer, .decimal:
      guard let number = ExactDecimal(text) else { return true }
      return column.minimum.map { number < $0 } ?? false || column.maximum.map { number > $0 } ?? false
        || isWhole && !number.isWhole
    case .date:
      guard let date = CalendarDate(iso: text) else { return true }
      return column.isWithinPeriod && !book.request.period.contains(date)
    case .truth:
      let names = ["true", "false", FormPhrases.yes[language], FormPhrases.no[language]]
      return !names.contains { $0.lowercased() == text.lowercased() }
    case .list(let id):
      guard let list = book.definitions.codeLists[id] else { return false }
      return !list.items.contains {
        $0.code == text || $0.name[language].lowercased() == text.lowercased()
      }
    }
  }

  /// What is said where the value is wrong.
  var text: String { FormPhrases.wrong(column)[language] }

  private var isWhole: Bool {
    column.type == .integer || column.measure.flatMap { book.definitions.measures[$0]?.isWhole } ?? false
  }

  private static func formula(_ date: CalendarDate) -> String {
    "DATE(\(date.year),\(date.month),\(date.day))"
  }
}
