import P8Definitions
import P8Expressions
import P8Model

/// A section of a form on the phone: a repeat of open rows, or a group for each fixed row.
struct XLSFormSection {
  private let section: SectionDefinition
  private let form: XLSForm
  private let rules: XLSFormRules

  init(_ section: SectionDefinition, of form: XLSForm) {
    self.section = section
    self.form = form
    rules = XLSFormRules(section, of: form)
  }

  var rows: [XLSFormRow] {
    let name = FormContract.phoneName(section.id)
    guard section.fixedRows.isEmpty else {
      let groups = section.fixedRows.flatMap { row in
        [XLSFormRow(type: "begin_group", name: FormContract.phoneName(row.key), label: label(of: row))]
          + questions
          + [XLSFormRow(type: "end_group", name: "")]
      }
      return [XLSFormRow(type: "begin_group", name: name, label: section.title, hint: section.help)]
        + groups + [XLSFormRow(type: "end_group", name: "")]
    }
    return [XLSFormRow(type: "begin_repeat", name: name, label: section.title, hint: section.help)]
      + questions + [XLSFormRow(type: "end_repeat", name: "")]
  }

  private func label(of row: SectionDefinition.FixedRow) -> LocalizedText {
    guard let measure = row.measure.flatMap({ form.definitions.measures[$0]?.name }) else { return row.label }
    return LocalizedText(vi: "\(row.label.vi) (\(measure.vi))", en: "\(row.label.en) (\(measure.en))")
  }

  private var questions: [XLSFormRow] {
    section.columns.indices.flatMap { place -> [XLSFormRow] in
      let column = section.columns[place]
      // The label of a fixed row is the title of its group.
      guard section.fixedRows.isEmpty || column.id != SectionDefinition.keyColumn else { return [] }
      return [question(column, at: place)] + rules.warnings(at: place)
    }
  }

  private func question(_ column: ColumnDefinition, at place: Int) -> XLSFormRow {
    let constraint = ColumnConstraint(
      column, measures: form.definitions.measures, codeLists: form.definitions.codeLists)
    var row = XLSFormRow(
      type: constraint.questionType, name: FormContract.phoneName(column.id), label: label(of: column),
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
    if case .list(let id) = column.type, (form.definitions.codeLists[id]?.items.count ?? 0) > 12 {
      row.appearance = "minimal"
    }
    return row
  }

  private func label(of column: ColumnDefinition) -> LocalizedText {
    guard let group = column.group else { return column.label }
    return LocalizedText(vi: "\(group.vi) - \(column.label.vi)", en: "\(group.en) - \(column.label.en)")
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
