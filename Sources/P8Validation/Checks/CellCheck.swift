import P8Definitions
import P8Expressions
import P8Model

/// Presence of sections and columns, and each cell by itself.
extension ReportCheck {
  mutating func checkPresence(_ form: FormChecks) {
    for (index, section) in form.sections.enumerated() {
      guard let part = parts[index] else {
        missingSections[index] = tell(
          .section, section: index, words: ["section": section.definition.title])
        continue
      }
      for (column, found) in part.columns.enumerated() where found == nil && column < section.columns.count {
        let definition = section.columns[column].definition
        // A column that nobody needs may be left out.
        guard definition.isRequired || definition.field != nil || section.keyColumn == column else {
          continue
        }
        unsound[CellKey(section: index, row: nil, column: column)] = tell(
          .column, section: index, column: column,
          words: ["section": section.definition.title, "column": definition.label])
      }
    }
  }

  mutating func checkCells(_ form: FormChecks) {
    input.sections = []
    for (index, section) in form.sections.enumerated() {
      guard let part = parts[index] else {
        input.sections.append(nil)
        continue
      }
      var values: [[Value?]] = []
      values.reserveCapacity(part.rows.count)
      for row in part.rows.indices {
        var line: [Value?] = []
        line.reserveCapacity(section.columns.count)
        for column in section.columns.indices {
          line.append(checkCell(section: index, row: row, column: column, of: section, in: part))
        }
        values.append(line)
      }
      input.sections.append(values)
      checkVillages(section: index, of: section, in: part)
    }
  }

  /// The value of a cell; nil where it is missing or not sound.
  private mutating func checkCell(
    section index: Int, row: Int, column: Int, of section: SectionChecks, in part: ReportSection
  ) -> Value? {
    let checks = section.columns[column]
    let key = CellKey(section: index, row: row, column: column)
    guard column < part.rows[row].cells.count, let cell = part.rows[row].cells[column] else {
      // A column that is not there at all is told once, not for each row.
      if checks.isRequired, column < part.columns.count, part.columns[column] != nil {
        unsound[key] = tell(.required, section: index, row: row, column: column)
      }
      return nil
    }
    if let defect = cell.defect {
      let fingerprint = tell(defect, section: index, row: row, column: column)
      guard let value = cell.value else {
        unsound[key] = fingerprint
        return nil
      }
      return value
    }
    guard let value = cell.value else { return nil }
    guard let fingerprint = judge(value, of: checks, section: index, row: row, column: column) else {
      return value
    }
    unsound[key] = fingerprint
    return nil
  }

  /// The fingerprint of what is wrong with a value; nil where nothing is.
  private mutating func judge(
    _ value: Value, of checks: ColumnChecks, section: Int, row: Int, column: Int
  ) -> String? {
    switch value {
    case .number(let number):
      if number.isWhole, checks.wholeLimits?.contains(number.mantissa) ?? false { return nil }
      if checks.isWhole, !number.isWhole {
        return tell(
          .whole, section: section, row: row, column: column, words: ["value": Self.shown(value)])
      }
      if number < 0, let minimum = checks.definition.minimum, minimum >= 0 {
        return tell(.negative, section: section, row: row, column: column)
      }
      if let minimum = checks.definition.minimum, number < minimum {
        return tell(
          .minimum, section: section, row: row, column: column,
          words: ["value": Self.shown(value), "minimum": Self.shown(.number(minimum))])
      }
      if let maximum = checks.definition.maximum, number > maximum {
        return tell(
          .maximum, section: section, row: row, column: column,
          words: ["value": Self.shown(value), "maximum": Self.shown(.number(maximum))])
      }
    case .text(let code):
      if let shape = checks.definition.shape, !shape.matches(code) {
        let pattern = LocalizedText(vi: shape.pattern, en: shape.pattern)
        return tell(.shape, section: section, row: row, column: column, words: ["expected": pattern])
      }
      guard let codes = checks.codes, !codes.contains(code), case .list(let list) = checks.definition.type
      else {
        return nil
      }
      let codeList = checker.definitions.codeLists[list]
      let names = (codeList?.items ?? []).map(\.name)
      return tell(
        .list, section: section, row: row, column: column,
        words: [
          "list": codeList?.name ?? LocalizedText(vi: list, en: list),
          "expected": LocalizedText(
            vi: names.map(\.vi).joined(separator: "; "), en: names.map(\.en).joined(separator: "; ")),
        ])
    case .date(let date):
      guard checks.definition.isWithinPeriod, let period, !period.contains(date) else { return nil }
      return tell(
        .withinPeriod, section: section, row: row, column: column,
        words: [
          "value": Self.shown(value), "from": Self.shown(.date(period.from)),
          "to": Self.shown(.date(period.to)),
        ])
    case .truth: break
    }
    return nil
  }

  private static func shown(_ value: Value) -> LocalizedText {
    LocalizedText(vi: value.formatted(.vi), en: value.formatted(.en))
  }

  /// Finds the village that each row of a commune's report names.
  private mutating func checkVillages(
    section index: Int, of section: SectionChecks, in part: ReportSection
  ) {
    guard let column = section.villageColumn, let unit, unit.level == .commune,
      context.villages.knowsVillages(of: unit)
    else { return }
    for (row, content) in part.rows.enumerated() {
      guard column < content.cells.count, let name = content.cells[column]?.value?.text else { continue }
      let key = CellKey(section: index, row: row, column: column)
      if let village = context.villages.village(named: name, of: unit) {
        villages[key] = village
      } else if unsound[key] == nil {
        let commune = checker.shortName(of: unit)
        unsound[key] = tell(
          .village, section: index, row: row, column: column,
          words: ["unit": LocalizedText(vi: commune, en: commune)])
      }
    }
  }
}
