import P8Definitions
import P8Model

/// Files that are not our form.
///
/// Nothing is stored by guess: as long as nobody has accepted how the file was understood, it is an error that keeps the
/// report out of all figures. The acceptance is a waiver of that error. It holds for the unit and for these headers, so
/// that next period's file in the same layout needs no second look.
extension ReportCheck {
  /// Without unit or period there is no report: told with what was recognised.
  mutating func checkForeignPlace() {
    guard let foreign = report.foreign, let form else { return }
    var missing: [LocalizedText] = []
    if foreign.unit == nil { missing.append(texts[CheckText.missingUnit]) }
    if foreign.period == nil { missing.append(texts[CheckText.missingPeriod]) }
    guard !missing.isEmpty else { return }
    tell(
      .foreignUnplaced, section: nil,
      words: ["value": understood(form), "expected": Self.joined(missing, by: ", ")])
    isRejected = true
  }

  /// How the file was understood, and which parts of the form it does not have.
  mutating func checkForeignLayout(_ form: FormChecks) {
    guard let foreign = report.foreign, let unit, let period else { return }
    tell(
      .foreignLayout, section: nil,
      words: ["value": understood(form), "detail": place(foreign, unit: unit, period: period)],
      identity: layoutKey(form), isOfAnyPeriod: true)
    let missing = form.sections.indices.filter { parts[$0] == nil }
      .map { form.sections[$0].definition.title }
    guard !missing.isEmpty else { return }
    tell(.foreignParts, section: nil, words: ["value": Self.joined(missing, by: ", ")])
  }

  /// The parts of the form that were recognised.
  private func understood(_ form: FormChecks) -> LocalizedText {
    let understood = form.sections.compactMap { section in
      report.section(section.definition.id).map {
        ForeignLayout.part($0, title: section.definition.title, in: texts)
      }
    }
    return Self.joined(understood, by: "; ")
  }

  private func place(_ foreign: ForeignLayout, unit: UnitCode, period: Period) -> LocalizedText {
    let name = report.stamp.unitName.text
    return foreign.place(
      unit: name.isEmpty ? unit.code : "\(name) (\(unit.code))",
      period: LocalizedText(vi: period.titleInside(.vi), en: period.titleInside(.en)), in: texts)
  }

  /// What was taken for what: the headers of each column that was read.
  ///
  /// Another header needs another look.
  private func layoutKey(_ form: FormChecks) -> String {
    form.sections.compactMap { section in
      report.section(section.definition.id).map { part in
        zip(section.definition.columns, part.columns).map { column, found in
          "\(section.definition.id).\(column.id)=" + (found?.header.joined(separator: "/") ?? "")
        }.joined(separator: "\n")
      }
    }.joined(separator: "\n")
  }

  private static func joined(_ texts: [LocalizedText], by separator: String) -> LocalizedText {
    LocalizedText(
      vi: texts.map(\.vi).joined(separator: separator), en: texts.map(\.en).joined(separator: separator))
  }
}
