import P8Definitions
import P8Model

/// What the report says of itself: form, version, period, unit.
extension ReportCheck {
  mutating func checkStamp() {
    let stamp = report.stamp
    guard let form else {
      let forms = checker.definitions.forms.keys.sorted().joined(separator: ", ")
      tell(.form, at: stamp.form, arguments: ["detail": stamp.form.text, "expected": forms])
      isRejected = true
      return
    }
    let versions = [form.form.version] + form.form.earlierVersions
    if !versions.contains(stamp.formVersion.text) {
      tell(
        .formVersion, at: stamp.formVersion,
        arguments: ["version": stamp.formVersion.text, "expected": form.form.version])
    }
    version = ReportStamp.Version(rawValue: stamp.version.text)
    if version == nil { tell(.version, at: stamp.version) }
    period = checker.definitions.programme.period(stamp.period.text)
    if period == nil { tell(.period, at: stamp.period) }
    if let period, let wanted = context.period, period != wanted {
      tell(
        .otherPeriod, at: stamp.period,
        words: [
          "text": LocalizedText(vi: period.title(.vi), en: period.title(.en)),
          "expected": LocalizedText(vi: wanted.title(.vi), en: wanted.title(.en)),
        ])
    }
    checkUnit(of: form.form)
  }

  private mutating func checkUnit(of form: FormDefinition) {
    let stamp = report.stamp
    // A stamp without a structure means the one in force on the closing date.
    let named =
      stamp.structure.text.isEmpty ? period?.structure : UnitStructure(rawValue: stamp.structure.text)
    guard let structure = named, let code = UnitCode(stamp.unit.text, structure: structure), exists(code)
    else {
      let other = UnitStructure.allCases.first { structure in
        UnitCode(stamp.unit.text, structure: structure).map(exists(_:)) ?? false
      }
      tell(
        other == nil ? .unit : .otherStructure, at: stamp.unit,
        arguments: [
          "code": stamp.unit.text, "structure": named?.rawValue ?? stamp.structure.text,
          "expected": other?.rawValue ?? "",
        ], suggestions: other == nil ? successor(ofRemoved: stamp.unit.text) : counterpart(of: other))
      return
    }
    if let period, period.structure != structure {
      tell(
        structure == .y2025 ? .notYet : .notInPeriod, at: stamp.unit,
        arguments: [
          "structure": structure.rawValue, "expected": period.structure.rawValue,
          "closing": period.to.formatted(.vi), "code": code.code,
        ], suggestions: counterpart(of: structure))
      return
    }
    if code.level != form.level {
      tell(
        .level, at: stamp.unit,
        arguments: ["code": code.code],
        words: ["level": texts[CheckText(code.level)], "expected": texts[CheckText(form.level)]])
      return
    }
    unit = code
    checkCreation(of: code)
    if let commune = code.communeOfVillage, context.villages.knowsVillages(of: commune),
      !context.villages.contains(code)
    {
      tell(.village, at: stamp.unit, arguments: ["unit": checker.shortName(of: commune)])
    }
  }

  /// A report in which nothing stands but what the blank form has too.
  mutating func checkContent(of form: FormChecks) {
    for (index, section) in form.sections.enumerated() {
      for row in parts[index]?.rows ?? [] {
        for (column, cell) in row.cells.enumerated() where cell != nil && column != section.keyColumn {
          return
        }
      }
    }
    tell(Wording(checker.catalogue.entry(CheckName.empty.rawValue)), section: nil, words: { _, _ in nil })
    isRejected = true
  }

  private func exists(_ code: UnitCode) -> Bool {
    checker.definitions.units[code.communeOfVillage ?? code] != nil
  }

  /// Reports a unit that was created after the closing date, with what was there before.
  private mutating func checkCreation(of code: UnitCode) {
    let units = checker.definitions.units
    let commune = code.communeOfVillage ?? code
    guard let period, let created = units.history(of: commune).last(where: { $0.kind == .created }),
      period.to < created.since
    else { return }
    tell(
      .createdLater, at: report.stamp.unit,
      arguments: [
        "closing": period.to.formatted(.vi), "since": created.since.formatted(.vi), "code": code.code,
      ],
      suggestions: [
        Finding.Suggestion(
          action: .ask, cell: report.stamp.unit.place?.address, with: nil, certainty: .guess,
          message: before(created))
      ])
  }

  /// What was there before a unit, as far as the lists say it.
  private func before(_ created: UnitHistoryEvent) -> LocalizedText {
    let units = checker.definitions.units
    let former = units.events(into: created.unit).filter { $0.kind == .removed }
    guard !former.isEmpty else {
      let district = created.newDistrict.flatMap { units[$0]?.name } ?? ""
      return texts.filled(CheckText.beforeUnknown, with: ["district": district])
    }
    let names = former.map { "\($0.oldName) (\($0.unit.code))" }.joined(separator: ", ")
    return texts.filled(CheckText.beforeMerged, with: ["names": names])
  }

  /// The unit of the other structure to report for, as the period needs it.
  private func counterpart(of structure: UnitStructure?) -> [Finding.Suggestion] {
    guard let structure, period.map({ $0.structure != structure }) ?? false,
      let code = UnitCode(report.stamp.unit.text, structure: structure)
    else { return [] }
    return structure == .y2024 ? successor(of: code) : predecessors(of: code)
  }

  /// The old communes that a commune of today was made of.
  private func predecessors(of code: UnitCode) -> [Finding.Suggestion] {
    let units = checker.definitions.units
    let changes = units.changes(ofNew: code.communeOfVillage ?? code)
    let peopled = changes.filter { $0.population != UnitChange.Population.none }
    guard let first = peopled.first else { return [] }
    let cell = report.stamp.unit.place?.address
    let names = peopled.map { "\(units[$0.old]?.name ?? "") (\($0.old.code))" }
    // Which old village it was is not written down, nor which of several communes.
    let isSure = peopled.count == 1 && code.level == .commune
    let list = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
    return [
      Finding.Suggestion(
        action: isSure ? .replace : .ask, cell: cell, with: isSure ? first.old.code : nil, kind: .text,
        certainty: isSure ? .likely : .guess,
        message: texts.filled(CheckText.beforeReform, with: ["names": list]))
    ]
  }

  /// The unit to report for in the place of a commune that was removed before the units of 2025.
  ///
  /// On a closing date after June 2025 that is the commune of today, where the whole of it went into one.
  private func successor(ofRemoved text: String) -> [Finding.Suggestion] {
    let units = checker.definitions.units
    guard let code = UnitCode(text, structure: .y2024),
      let old = units.successor(ofRemoved: code.communeOfVillage ?? code)
    else { return [] }
    if period?.structure == .y2025, code.level == .commune { return successor(of: old) }
    let name = units[old]?.name ?? ""
    return [
      Finding.Suggestion(
        // Which village of the other commune it became is not written down.
        action: code.level == .commune ? .replace : .ask, cell: report.stamp.unit.place?.address,
        with: code.level == .commune ? old.code : nil, kind: .text, certainty: .likely,
        message: texts.filled(CheckText.mergedInto, with: ["name": name, "code": old.code]))
    ]
  }

  /// The commune that the whole of an old commune went into.
  private func successor(of code: UnitCode) -> [Finding.Suggestion] {
    let changes = checker.definitions.units.changes(ofOld: code)
    guard changes.count == 1, let change = changes.first, change.isWhole,
      let name = checker.definitions.units[change.new]?.name
    else { return [] }
    let cell = report.stamp.unit.place?.address
    return [
      Finding.Suggestion(
        action: .replace, cell: cell, with: change.new.code, kind: .text, certainty: .likely,
        message: texts.filled(CheckText.sinceReform, with: ["name": name, "code": change.new.code]))
    ]
  }
}
