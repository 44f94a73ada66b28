import P8Definitions
import P8Expressions
import P8Model

/// Presence of sections and columns, and each cell by itself.
extension ReportCheck {
  mutating func checkPresence(_ form: FormChecks) {
    for (index, section) in form.sections.enumerated() {
      guard let part = parts[index] else {
        // What a file in a layout of its own does not have is told in one word.
        if report.foreign != nil { continue }
        missingSections[index] = tell(
          .section, section: index, words: ["section": section.definition.title])
        continue
      }
      for (column, found) in part.columns.enumerated() where found == nil && column < section.columns.count {
        let definition = section.columns[column].definition
        // A column that is not needed may be left out.
        let isOfForm = report.foreign == nil && definition.field != nil
        guard definition.isRequired || isOfForm || section.keyColumn == column else { continue }
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
    // What stands under another header is nothing of this column.
    if !unsound.isEmpty, unsound[CellKey(section: index, row: nil, column: column)] != nil { return nil }
    guard column < part.rows[row].cells.count, let cell = part.rows[row].cells[column] else {
      // A column that is not there at all is reported once, not for each row.
      if checks.constraint.isRequired, column < part.columns.count, part.columns[column] != nil {
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
    guard let breach = checks.constraint.breach(of: value, in: period) else { return nil }
    let check: CheckName
    var words: [String: LocalizedText] = [:]
    switch breach {
    case .whole: (check, words) = (.whole, ["value": Self.shown(value)])
    case .negative: check = .negative
    case .minimum(let least):
      (check, words) = (.minimum, ["value": Self.shown(value), "minimum": Self.shown(.number(least))])
    case .maximum(let greatest):
      (check, words) = (.maximum, ["value": Self.shown(value), "maximum": Self.shown(.number(greatest))])
    case .shape(let shape):
      (check, words) = (.shape, ["expected": LocalizedText(vi: shape.pattern, en: shape.pattern)])
    case .list: (check, words) = (.list, listWords(checks.definition.type))
    case .period(let period):
      check = .withinPeriod
      words = [
        "value": Self.shown(value), "from": Self.shown(.date(period.from)),
        "to": Self.shown(.date(period.to)),
      ]
    }
    return tell(check, section: section, row: row, column: column, words: words)
  }

  /// The name of a list and those that it takes.
  private func listWords(_ type: FieldType) -> [String: LocalizedText] {
    guard case .list(let id) = type, let list = checker.definitions.codeLists[id] else { return [:] }
    let names = list.items.map(\.name)
    return [
      "list": list.name,
      "expected": LocalizedText(
        vi: names.map(\.vi).joined(separator: "; "), en: names.map(\.en).joined(separator: "; ")),
    ]
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
      } else if let village = context.villages.village(formerly: name, of: unit) {
        villages[key] = village.code
        tell(
          .formerVillage, section: index, row: row, column: column,
          words: [
            "value": LocalizedText(vi: village.name, en: village.name),
            "code": LocalizedText(vi: village.code.code, en: village.code.code),
          ])
      } else if unsound[key] == nil, let near = context.villages.village(near: name, of: unit) {
        let suggestions = address(of: key).map {
          [replacement(of: $0, with: .text(near.name), list: nil, certainty: .likely)]
        }
        unsound[key] = tell(
          .nearVillage, section: index, row: row, column: column,
          words: [
            "value": LocalizedText(vi: near.name, en: near.name),
            "code": LocalizedText(vi: near.code.code, en: near.code.code),
          ], suggestions: suggestions ?? [])
      } else if unsound[key] == nil {
        let commune = checker.shortName(of: unit)
        unsound[key] = tell(
          .village, section: index, row: row, column: column,
          words: ["unit": LocalizedText(vi: commune, en: commune)])
      }
    }
  }
}
