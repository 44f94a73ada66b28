import P8Definitions
import P8Model

/// A model that the form brings along: asked is whether anything has changed, then only for what did, and for what was
/// done in the period.
///
/// The values that count are computed: the answer where there is one, else what the last report said. So a submission
/// holds the whole row, whatever the phone leaves out of it.
struct XLSFormModel {
  private let section: SectionDefinition
  private let row: [String: String]
  private let number: Int
  private let form: XLSForm

  init(_ section: SectionDefinition, row: [String: String], number: Int, of form: XLSForm) {
    self.section = section
    self.row = row
    self.number = number
    self.form = form
  }

  private var rowName: String { "\(FormContract.phoneModel)\(number)" }
  private func name(_ part: String) -> String { FormContract.phoneName([section.id, rowName, part]) }

  var rows: [XLSFormRow] {
    let questions = XLSFormQuestions(section, row: rowName, of: form)
    let rules = XLSFormRules(section, row: rowName, of: form)
    let title = row[titleColumn?.id ?? ""] ?? "\(number)"
    var rows = [
      XLSFormRow(
        type: "begin_group", name: FormContract.phoneName([section.id, rowName]),
        label: LocalizedText(vi: "\(section.title.vi): \(title)", en: "\(section.title.en): \(title)")),
      XLSFormRow(
        type: "calculate", name: name(ModelKey.field),
        calculation: XPathText.quoted(row[ModelKey.field] ?? "")),
      XLSFormRow(
        type: "select_one \(FormContract.yesNo)", name: name("changed"),
        label: form.definitions.texts.filled(FormText.modelChanged, with: ["name": title]),
        required: form.definitions.texts[FormText.answerNeeded]),
    ]
    for (place, column) in section.columns.enumerated() {
      var question = questions.question(column, at: place)
      let last = row[column.id] ?? ""
      let isFlow = !column.isCarried && column.isOnPhone && !isOfLife(column)
      if isFlow {
        rows.append(question)
        rows += rules.warnings(at: place)
        continue
      }
      question = XLSFormRow(
        type: question.type, name: name("new_\(column.id)"), label: question.label,
        hint: last.isEmpty
          ? question.hint
          : form.definitions.texts.filled(FormText.lastValue, with: ["value": shown(last, column)]),
        relevant: "${\(name("changed"))} = 'true'", constraint: question.constraint,
        constraintMessage: question.constraintMessage, appearance: question.appearance)
      rows.append(question)
      rows.append(
        XLSFormRow(
          type: "calculate", name: name(column.id),
          calculation: "coalesce(${\(name("new_\(column.id)"))}, \(XPathText.quoted(last)))"))
      rows += rules.notes(at: place)
    }
    return rows + [XLSFormRow(type: "end_group", name: "")]
  }

  private var titleColumn: ColumnDefinition? { section.columns.first { $0.isCarried && $0.type == .text } }

  /// Whether a column is about the end of a model or a remark, which matters only where something has changed.
  private func isOfLife(_ column: ColumnDefinition) -> Bool { !column.isRequired && column.type != .integer }

  /// A value as people read it.
  private func shown(_ text: String, _ column: ColumnDefinition) -> LocalizedText {
    if case .list(let id) = column.type, let item = form.definitions.codeLists[id]?.item(text) {
      return item.name
    }
    if let date = CalendarDate(iso: text), column.type == .date {
      return LocalizedText(vi: date.formatted(.vi), en: date.formatted(.en))
    }
    return LocalizedText(vi: text, en: text)
  }
}

/// A text as XPath writes it.
enum XPathText {
  /// In quotation marks that it does not hold; where it holds both kinds, the double ones become curly.
  static func quoted(_ text: String) -> String {
    guard text.contains("'") else { return "'\(text)'" }
    return "\"\(text.replacing("\"", with: "”"))\""
  }
}
