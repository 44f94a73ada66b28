import P8Definitions
import P8Expressions
import P8Model

/// A section of a form on the phone: its question, then the models that the form brings along, then a repeat of open
/// rows or a group for each fixed row, which show where the answer is yes.
///
/// Names are single over the whole form, as KoboToolbox wants them.
struct XLSFormSection {
  private let section: SectionDefinition
  private let form: XLSForm
  private let carried: [[String: String]]

  init(_ section: SectionDefinition, of form: XLSForm) {
    self.section = section
    self.form = form
    carried = (form.rows[section.id] ?? []).filter { $0[ModelKey.field] != nil }
  }

  /// Beside models that come along it is asked for others: a no there is no answer about the section.
  private var answerName: String {
    FormContract.phoneName([section.id, carried.isEmpty ? FormContract.phoneAnswer : FormContract.phoneMore])
  }
  private var texts: TextCatalogue { form.definitions.texts }

  var rows: [XLSFormRow] {
    let name = FormContract.phoneName(section.id)
    var rows: [XLSFormRow] = []
    var isYes = ""
    // Where the form brings models along there are some: asked is only for others.
    for (place, model) in carried.enumerated() {
      rows += XLSFormModel(section, row: model, number: place + 1, of: form).rows
    }
    if let question = section.question {
      rows.append(
        XLSFormRow(
          type: "select_one \(FormContract.phoneName(SectionAnswer.list))", name: answerName,
          label: carried.isEmpty
            ? question : texts.filled(FormText.otherModels, with: ["section": section.title]),
          hint: carried.isEmpty ? section.help : nil, required: texts[FormText.answerNeeded]))
      isYes = "${\(answerName)} = '\(SectionAnswer.yes.rawValue)'"
    }
    guard section.fixedRows.isEmpty else {
      let groups = section.fixedRows.flatMap { row in
        let name = FormContract.phoneName([section.id, row.key])
        return row.sum.isEmpty
          ? [XLSFormRow(type: "begin_group", name: name, label: label(of: row))]
            + XLSFormQuestions(section, row: row.key, of: form).rows + [
              XLSFormRow(type: "end_group", name: "")
            ]
          : sums(of: row)
      }
      return rows
        + [XLSFormRow(type: "begin_group", name: name, label: section.title, hint: nil, relevant: isYes)]
        + groups + [XLSFormRow(type: "end_group", name: "")]
    }
    return rows
      + [XLSFormRow(type: "begin_repeat", name: name, label: section.title, hint: nil, relevant: isYes)]
      + XLSFormQuestions(section, row: nil, of: form).rows + [XLSFormRow(type: "end_repeat", name: "")]
  }

  /// The words of a question, by which exports under labels name it.
  static func label(of column: ColumnDefinition) -> LocalizedText {
    guard let group = column.group else { return column.label }
    return LocalizedText(vi: "\(group.vi) - \(column.label.vi)", en: "\(group.en) - \(column.label.en)")
  }

  private func label(of row: SectionDefinition.FixedRow) -> LocalizedText {
    guard let measure = row.measure.flatMap({ form.definitions.measures[$0]?.name }) else { return row.label }
    return LocalizedText(vi: "\(row.label.vi) (\(measure.vi))", en: "\(row.label.en) (\(measure.en))")
  }

  /// A row that adds others up is computed, where one of them is answered.
  private func sums(of row: SectionDefinition.FixedRow) -> [XLSFormRow] {
    section.columns.filter { $0.type == .integer || $0.type == .decimal }.map { column in
      let parts = row.sum.map { "${\(FormContract.phoneName([section.id, $0, column.id]))}" }
      let sum = parts.map { "number(coalesce(\($0), '0'))" }.joined(separator: " + ")
      return XLSFormRow(
        type: "calculate", name: FormContract.phoneName([section.id, row.key, column.id]),
        calculation: "if(concat(\(parts.joined(separator: ", "))) = '', '', \(sum))")
    }
  }
}

/// The questions of a row with their constraints, and the notes that show while something is unusual.
struct XLSFormQuestions {
  private let section: SectionDefinition
  private let row: String?
  private let form: XLSForm
  private let rules: XLSFormRules
  /// What the form brings along for a fixed row: opening stocks.
  private let defaults: [String: String]

  init(_ section: SectionDefinition, row: String?, of form: XLSForm) {
    self.section = section
    self.row = row
    self.form = form
    rules = XLSFormRules(section, row: row, of: form)
    defaults =
      section.fixedRows.isEmpty
      ? [:] : form.rows[section.id]?.first { $0[SectionDefinition.keyColumn] == row } ?? [:]
  }

  var rows: [XLSFormRow] {
    section.columns.indices.flatMap { place -> [XLSFormRow] in
      let column = section.columns[place]
      // The label of a fixed row is the title of its group.
      guard column.isOnPhone, section.fixedRows.isEmpty || column.id != SectionDefinition.keyColumn else {
        return []
      }
      return [question(column, at: place)] + rules.warnings(at: place)
    }
  }

  /// A question, with what must hold for its answer.
  func question(_ column: ColumnDefinition, at place: Int) -> XLSFormRow {
    let constraint = ColumnConstraint(
      column, measures: form.definitions.measures, codeLists: form.definitions.codeLists)
    var row = XLSFormRow(
      type: constraint.questionType, name: rules.name(of: column), label: XLSFormSection.label(of: column),
      hint: column.help,
      required: column.isRequired ? form.definitions.texts[FormText.answerNeeded] : nil)
    let limits =
      constraint.tests(in: form.request.period).map { ($0.test, message($0.breach)) }
      + rules.constraints(at: place)
    row.constraint = limits.map(\.test).joined(separator: " and ")
    if !limits.isEmpty {
      row.constraintMessage = LocalizedText(
        vi: limits.map(\.message.vi).joined(separator: "; "),
        en: limits.map(\.message.en).joined(separator: "; "))
    }
    row.defaultAnswer = defaults[column.id] ?? ""
    if case .list(let id) = column.type, (form.definitions.codeLists[id]?.items.count ?? 0) > 12 {
      row.appearance = "minimal"
    }
    return row
  }

  private func message(_ breach: ColumnConstraint.Breach) -> LocalizedText {
    let texts = form.definitions.texts
    switch breach {
    case .minimum(let least): return texts.filled(FormText.atLeast, with: ["low": least.description])
    case .maximum(let greatest): return texts.filled(FormText.atMost, with: ["high": greatest.description])
    case .period(let period):
      return texts.filled(
        FormText.dayInPeriod,
        with: ["from": period.from, "to": period.to].mapValues { day in
          LocalizedText(vi: day.formatted(.vi), en: day.formatted(.en))
        })
    case .whole, .negative, .shape, .list: return texts[FormText.wrongTitle]
    }
  }
}
