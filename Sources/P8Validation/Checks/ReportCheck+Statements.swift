import P8Definitions
import P8Model
import VietnameseText

/// What the pages of a report say of its unit and period, beside the hidden stamp.
///
/// A neighbour's form with one's own name on it, or last year's form with this year's titles, is not the report that its
/// stamp names. It is told once, at the first cell that says otherwise, and nothing of the file is stored.
extension ReportCheck {
  mutating func checkStatements() {
    guard let unit, let period, unit.code == report.stamp.unit.text else { return }
    let titles = report.sections.flatMap { $0.captions.compactMap(Title.init) }
    var names = context.villages.names(of: unit)
    if names.isEmpty, let known = checker.definitions.units[unit] { names = [known.name, known.shortName] }
    // Where a file is not our form its titles were asked for the unit; they name offices and communes too.
    if tellOtherUnit(unit, names: names, titles: report.foreign == nil ? titles : []) { return }
    tellOtherPeriod(period, titles: titles)
  }

  /// The line above each table: `Buôn Bai, Xã Ea Lâm, Huyện Sông Hinh - Năm 2023`.
  private struct Title {
    let name: String
    let period: String
    let field: ReportStamp.Field

    /// Nil for a line that names no period.
    init?(_ field: ReportStamp.Field) {
      var dash: String.Index?
      var rest = field.text[...]
      while let range = rest.firstRange(of: " - ") {
        dash = range.lowerBound
        rest = rest[range.upperBound...]
      }
      guard let dash, !WrittenPeriod(String(rest)).years.isEmpty else {
        return nil
      }
      name = String(field.text[..<dash].prefix { $0 != "," })
      period = String(rest)
      self.field = field
    }
  }

  // MARK: - The unit

  private mutating func tellOtherUnit(_ unit: UnitCode, names: [String], titles: [Title]) -> Bool {
    if let code = otherCode(than: unit) {
      tellOtherUnit(unit, at: code, says: code.text, names: names)
      return true
    }
    let written = report.stamp.unitName
    // The cell of the name is the first that people see, and the one that they write themselves.
    if !written.text.isEmpty, isOther(written.text, than: names, unit) {
      tellOtherUnit(unit, at: written, says: written.text, names: names)
      return true
    }
    let known = names + [written.text].filter { !$0.isEmpty }
    let others = titles.filter { !known.contains($0.name) && isOther($0.name, than: known, unit) }
    guard let first = others.first else { return false }
    tellOtherUnit(
      unit, at: first.field, says: first.name, names: known, related: others.dropFirst().map(\.field))
    return true
  }

  /// The code on the first page, where it is that of another unit.
  private func otherCode(than unit: UnitCode) -> ReportStamp.Field? {
    guard let written = report.statements.first(where: { $0.subject == .unitCode }),
      written.text != unit.code,
      let code = UnitCode(written.text, structure: unit.structure),
      code != unit, code != unit.communeOfVillage
    else { return nil }
    return ReportStamp.Field(text: written.text, place: written.place)
  }

  /// Whether a name is that of another unit: a village is known by its register, of communes only the name of another one
  /// of the province says anything, since people write offices and abbreviations there.
  private func isOther(_ text: String, than names: [String], _ unit: UnitCode) -> Bool {
    guard !names.contains(text) else { return false }
    if let code = UnitCode(text, structure: unit.structure) { return code != unit }
    let name = VillageName(text)
    guard !name.key.isEmpty else { return false }
    guard let commune = unit.communeOfVillage else { return isOtherCommune(text, than: names, unit) }
    if let village = context.villages.village(named: text, of: commune) { return village != unit }
    guard !names.isEmpty else { return false }
    return !names.contains { known in
      let known = VillageName(known)
      return known.isSame(as: name) || known.isNear(name) || known.bareKey == name.bareKey
    }
  }

  private func isOtherCommune(_ text: String, than names: [String], _ unit: UnitCode) -> Bool {
    let units = checker.definitions.units
    let key = MatchKey.of(text)
    guard !names.contains(where: { MatchKey.of($0) == key }), let area = units.parent(of: unit) else {
      return false
    }
    return units.children(of: area).contains { other in
      other != unit && units[other].map { MatchKey.of($0.name) == key } ?? false
    }
  }

  private mutating func tellOtherUnit(
    _ unit: UnitCode, at field: ReportStamp.Field, says text: String, names: [String],
    related: [ReportStamp.Field] = []
  ) {
    let other = unit.communeOfVillage.flatMap { commune in
      UnitCode(text, structure: unit.structure).flatMap { context.villages.contains($0) ? $0 : nil }
        ?? context.villages.village(named: text, of: commune)
    }
    var suggestions: [Finding.Suggestion] = []
    if let other, other != unit {
      let name = context.villages.names(of: other).last ?? text
      suggestions = [
        Finding.Suggestion(
          action: .ask, cell: field.place?.address, with: nil, certainty: .likely,
          message: texts.filled(CheckText.otherVillage, with: ["name": name, "code": other.code]))
      ]
    }
    tell(
      .saysOtherUnit, at: field,
      arguments: ["value": text, "code": unit.code, "expected": names.first ?? unit.code],
      suggestions: suggestions, related: related.map(Self.related))
  }

  private static func related(_ field: ReportStamp.Field) -> Finding.Related {
    Finding.Related(
      sheet: field.place?.sheet ?? "", cell: field.place?.address ?? "", role: "", text: field.text)
  }

  // MARK: - The period

  private mutating func tellOtherPeriod(_ period: Period, titles: [Title]) {
    let own = Language.allCases.map(period.title)
    func isOther(_ text: String) -> Bool {
      !own.contains(text) && WrittenPeriod(text).contradicts(period)
    }
    func isOtherDay(_ text: String) -> Bool {
      guard text != period.to.formatted(.vi), let day = DateText.read(text).day else { return false }
      return CalendarDate(year: day.year, month: day.month, day: day.day) != period.to
    }
    let pages = report.statements.filter { statement in
      switch statement.subject {
      case .period: isOther(statement.text)
      case .closing: isOtherDay(statement.text)
      case .unitCode: false
      }
    }
    .map { ReportStamp.Field(text: $0.text, place: $0.place) }
    let others = pages + titles.filter { isOther($0.period) }.map(\.field)
    guard let first = others.first else { return }
    tell(
      .saysOtherPeriod, at: first,
      words: ["expected": LocalizedText(vi: period.titleInside(.vi), en: period.titleInside(.en))],
      related: others.dropFirst().map(Self.related))
  }
}
