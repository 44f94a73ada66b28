import P8Definitions
import P8Model

/// The answers to the questions at the heads of sections.
extension ReportCheck {
  /// Tells answers that cannot be read, and those that the rows below contradict.
  mutating func checkAnswers(_ form: FormChecks) {
    for (index, section) in form.sections.enumerated() {
      guard let part = parts[index], let answer = part.answer, let cell = answer.cell else { continue }
      let check: CheckName
      switch cell.value?.text.flatMap(SectionAnswer.init(rawValue:)) {
      case nil: check = .answerUnclear
      case .no where !part.rows.isEmpty: check = .answerNoWithRows
      case .yes where part.rows.isEmpty: check = .answerYesWithoutRows
      case .yes, .no, .unknown: continue
      }
      tell(
        check, at: ReportStamp.Field(text: cell.text, place: answer.place), section: index,
        arguments: ["rows": "\(part.rows.count)"], words: ["section": section.definition.title])
    }
  }

  /// The answers as the registry takes them: one record for all sections; nil where nothing was answered.
  ///
  /// A no above rows is not kept: the rows say more.
  func answers(of form: FormChecks, unit: UnitCode) -> ReportedRecord? {
    var fields: [String: ReportedRecord.Field] = [:]
    for (index, section) in form.sections.enumerated() {
      guard let part = parts[index], let answer = part.answer, let cell = answer.cell,
        let value = cell.value?.text.flatMap(SectionAnswer.init(rawValue:)),
        part.rows.isEmpty || value == .yes
      else { continue }
      fields[section.definition.id] = ReportedRecord.Field(
        value: .text(value.rawValue), text: cell.text, place: answer.place)
    }
    for (index, section) in form.sections.enumerated() {
      guard let part = parts[index], let key = section.keyColumn else { continue }
      for row in section.definition.fixedRows where !row.emptySections.isEmpty {
        guard let line = part.rows.first(where: { $0.cells[key]?.value?.text == row.key }),
          let (place, cell) = line.cells.enumerated().lazy.compactMap({ place, cell in
            cell.flatMap { $0.value?.text == SectionAnswer.no.rawValue ? (place, $0) : nil }
          }).first, let letters = part.columns[place]?.letters
        else { continue }
        for id in row.emptySections where fields[id] == nil {
          fields[id] = ReportedRecord.Field(
            value: .text(SectionAnswer.no.rawValue), text: cell.text,
            place: CellPlace(sheet: part.sheet, row: line.number, column: letters))
        }
      }
    }
    guard !fields.isEmpty else { return nil }
    return ReportedRecord(
      section: SectionAnswer.section, unit: unit, identity: SectionAnswer.section, fields: fields)
  }
}
