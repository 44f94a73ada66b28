import P8Definitions
import P8Expressions
import P8Model
import VietnameseText

/// Models whose name is nearly that of another: probably the same one, which would count twice.
extension ReportCheck {
  mutating func checkNearModels(_ form: FormChecks) {
    for (index, section) in form.sections.enumerated() where section.kind == .model {
      guard let part = parts[index], !part.rows.isEmpty, let columns = ModelColumns(section.definition) else {
        continue
      }
      checkNearRows(of: index, columns: columns, in: part)
      if let before = earlier[.previous] ?? earlier[.soFar] {
        checkNearEarlier(of: index, columns: columns, in: part, before: before)
      }
    }
  }

  /// How many models of one unit are compared by their names: far more than a village has.
  ///
  /// Each with each would take hours in a file that has as many rows as a sheet can hold.
  private static let comparedModels = 25
  /// How many rows without a known model are compared: as many findings as a file is told, at least.
  private static let comparedRows = ReportCheck.listedCount

  /// Models of one unit that were founded on one day.
  private struct Founded: Hashable {
    let unit: UnitCode?
    let day: Value?
  }

  /// The columns by which a model is known besides its place.
  private struct ModelColumns {
    let name: Int
    let status: Int?
    let date: Int?
    let number: Int?

    init?(_ section: SectionDefinition) {
      guard let name = section.index(ofColumn: "name") else { return nil }
      self.name = name
      status = section.index(ofColumn: "status")
      date = section.index(ofColumn: "decision_date")
      number = section.index(ofColumn: "decision_number")
    }
  }

  /// What a row or an earlier record says of the founding of a model.
  private struct Founding {
    let name: String
    let date: Value?
    let number: String?

    init(_ line: [Value?], _ columns: ModelColumns, name: String) {
      self.name = name
      date = columns.date.flatMap { line[$0] }
      number = columns.number.flatMap { line[$0]?.text }.map(MatchKey.of)
    }

    init?(_ record: ReportedRecord) {
      guard let name = record.fields["name"]?.value.text else { return nil }
      self.name = name
      date = record.fields["decision_date"]?.value
      number = record.fields["decision_number"]?.value.text.map(MatchKey.of)
    }

    /// How sure it is that two are one model; nil where nothing says so.
    func certainty(of other: Founding) -> Finding.Certainty? {
      let hasSameDate = date != nil && date == other.date
      let hasSameNumber = number != nil && number == other.number
      if hasSameDate, hasSameNumber { return .likely }
      guard GroupName.isNear(name, other.name) else { return nil }
      return hasSameDate || hasSameNumber ? .likely : .guess
    }
  }

  /// The unit of a row: that of the report, or the village that it names.
  private func unit(of row: Int, section: Int) -> UnitCode? {
    form?.sections[section].villageColumn.flatMap {
      villages[CellKey(section: section, row: row, column: $0)]
    } ?? unit
  }

  // MARK: - Beside the period before

  private mutating func checkNearEarlier(
    of section: Int, columns: ModelColumns, in part: ReportSection, before: EarlierValues
  ) {
    guard let form, let unit, let values = input.sections[section] else { return }
    let identity = form.sections[section].identity
    var taken: Set<Int> = []
    var open: [Int] = []
    for row in part.rows.indices {
      let own = self.unit(of: row, section: section) ?? unit
      let key = identity.key(of: part.rows[row])
      if let known = before.row(
        section: section, unit: own, of: unit, identity: key, key: part.rows[row].key?.text)
      {
        taken.insert(known)
      } else if columns.status.flatMap({ values[row][$0]?.text }) != "new" {
        open.append(row)
      }
    }
    let free = before.records[section].indices.filter { index in
      !taken.contains(index) && before.records[section][index].fields["status"]?.value.text != "dissolved"
    }
    guard !open.isEmpty, !free.isEmpty else { return }
    let byUnit = Dictionary(grouping: free) { before.records[section][$0].unit }
    for row in open.prefix(Self.comparedRows) {
      guard let name = values[row][columns.name]?.text else { continue }
      let founding = Founding(values[row], columns, name: name)
      let own = self.unit(of: row, section: section) ?? unit
      // A unit whose code has changed with the structure is the same unit.
      let units = Set([own] + (own == unit ? [before.report.unit] : []))
      let near = units.flatMap { byUnit[$0] ?? [] }.sorted().prefix(Self.comparedModels)
      let candidates = near.compactMap { index -> (record: ReportedRecord, certainty: Finding.Certainty)? in
        let record = before.records[section][index]
        guard let certainty = Founding(record).flatMap(founding.certainty(of:)) else { return nil }
        return (record, certainty)
      }
      let likely = candidates.filter { $0.certainty == .likely }
      guard let found = (likely.isEmpty ? candidates : likely).only else { continue }
      tell(found.record, as: found.certainty, section: section, row: row, columns: columns, before: before)
    }
  }

  private mutating func tell(
    _ record: ReportedRecord, as certainty: Finding.Certainty, section: Int, row: Int, columns: ModelColumns,
    before: EarlierValues
  ) {
    guard let field = record.fields["name"], let name = field.value.text else { return }
    var suggestions: [Finding.Suggestion] = []
    if let address = address(of: CellKey(section: section, row: row, column: columns.name)) {
      suggestions = [replacement(of: address, with: field.value, list: nil, certainty: certainty)]
    }
    let period = before.report.period
    tell(
      .nearModel, section: section, row: row, column: columns.name,
      words: [
        "value": LocalizedText(vi: name, en: name),
        "period": LocalizedText(vi: period.titleInside(.vi), en: period.titleInside(.en)),
        "other": LocalizedText(
          vi: "\(field.place.sheet)!\(field.place.address)", en: "\(field.place.sheet)!\(field.place.address)"
        ),
      ], suggestions: suggestions)
  }

  // MARK: - Within a sheet

  /// Two rows of one village with nearly one name, founded by one decision or on one day.
  private mutating func checkNearRows(of section: Int, columns: ModelColumns, in part: ReportSection) {
    guard let values = input.sections[section], values.count > 1, let date = columns.date else { return }
    let founded = Dictionary(grouping: values.indices.filter { values[$0][date] != nil }) { row in
      Founded(unit: unit(of: row, section: section), day: values[row][date])
    }
    for rows in founded.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
      for (place, row) in rows.prefix(Self.comparedModels).enumerated().dropFirst() {
        guard let name = values[row][columns.name]?.text else { continue }
        let first = rows[..<place].first { other in
          guard let known = values[other][columns.name]?.text, GroupName.key(known) != GroupName.key(name)
          else { return false }
          return GroupName.isSame(known, name) || GroupName.isNear(known, name)
        }
        guard let first else { continue }
        let key = CellKey(section: section, row: first, column: columns.name)
        let text = text(of: key) ?? ""
        tell(
          .nearRow, section: section, row: row, column: columns.name,
          words: [
            "value": LocalizedText(vi: text, en: text),
            "other": LocalizedText(vi: address(of: key) ?? "", en: address(of: key) ?? ""),
          ])
      }
    }
  }
}

extension Array {
  /// The element of an array that has just one.
  fileprivate var only: Element? { count == 1 ? first : nil }
}
