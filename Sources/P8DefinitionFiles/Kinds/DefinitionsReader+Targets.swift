import P8Definitions
import P8Model
import Yams

extension DefinitionsReader {
  /// `indicators/targets/*.yaml`: each file is of one phase.
  mutating func readTargets(units: UnitCatalogue, of programme: Programme?) -> [Target] {
    var targets: [Target] = []
    for entry in entries(in: "indicators/targets") {
      guard let file = entry.fields(["phase", "targets"]) else { continue }
      let phase = phase(file, of: programme)
      for item in file.items("targets") {
        targets += self.targets(item, units: units, of: phase, before: targets)
      }
    }
    return targets
  }

  /// The phase that a file names; of a programme that has one only it need not be named.
  private func phase(_ file: Fields, of programme: Programme?) -> ProgrammePhase? {
    guard let programme else { return nil }
    if file["phase"] == nil, programme.laterPhases.isEmpty { return programme.firstPhase }
    guard let entry = file.required("phase"), let id = entry.text else { return nil }
    if let phase = programme.phase(id) { return phase }
    faults.addUnknown(id, .phase, at: entry.source, among: programme.phases.map(\.id))
    return nil
  }

  private func targets(
    _ item: Entry, units: UnitCatalogue, of phase: ProgrammePhase?, before: [Target]
  ) -> [Target] {
    guard
      let parts = item.fields([
        "indicator", "unit", "span", "year", "value", "label", "source", "approved", "note",
      ])
    else {
      return []
    }
    let indicator = self.indicator(parts.required("indicator"))
    let codes = self.codes(parts.required("unit"), units: units)
    let span = parts.required("span").flatMap { self.span($0, of: parts) }
    let label = parts.required("label")?.choice([
      ("confirmed", Target.Label.confirmed), ("press", .press), ("unconfirmed", .unconfirmed),
    ])
    // The name of a document is the same in both languages; words about it are not.
    let citation = parts.required("source").flatMap(inBothLanguages)
    let note = parts["note"].flatMap(inBothLanguages)
    let value = label == .unconfirmed ? nil : parts.required("value")?.decimal
    if label == .unconfirmed, let number = parts["value"] {
      number.fault(.indicator(.unconfirmedNumber))
    }
    if case .year(let year)? = span, let phase, year < phase.from.year || phase.to.year < year {
      parts["span"]?.fault(.indicator(.yearOutsidePhase(year, phase: phase.id)))
    }
    guard let indicator, let span, let phase, let label, let citation, label == .unconfirmed || value != nil
    else { return [] }
    if let value, measures[indicator.measure]?.isWhole == true, !value.isWhole {
      parts["value"]?.fault(.indicator(.wholeTarget))
    }
    return codes.compactMap { unit in
      if before.contains(where: {
        $0.indicator == indicator.code && $0.unit == unit && $0.phase == phase.id && $0.span == span
      }) {
        item.fault(.indicator(.repeatedTarget(indicator.code, unit: unit)))
        return nil
      }
      return Target(
        indicator: indicator.code, unit: unit, phase: phase.id, span: span, value: value, label: label,
        citation: citation, approval: approval(parts), note: note, source: parts.source)
    }
  }

  /// A text that is the same in both languages, or one in each.
  private func inBothLanguages(_ entry: Entry) -> LocalizedText? {
    entry.node.mapping == nil ? entry.text.map { LocalizedText(vi: $0, en: $0) } : entry.localized
  }

  private func approval(_ parts: Fields) -> Target.Approval? {
    guard let approved = parts["approved"]?.fields(["by", "on"]), let by = approved.required("by")?.text,
      let day = approved.required("on")?.date
    else { return nil }
    return Target.Approval(by: by, on: day)
  }

  /// The indicator of a code or id that stands in a file.
  func indicator(_ entry: Entry?) -> Indicator? {
    guard let entry, let name = entry.text else { return nil }
    if let indicator = indicators.first(where: { $0.code == name || $0.id == name }) { return indicator }
    if !indicatorNames.contains(name) {
      faults.addUnknown(name, .indicator, at: entry.source, among: indicators.map(\.code))
    }
    return nil
  }

  private func codes(_ entry: Entry?, units: UnitCatalogue) -> [UnitCode] {
    guard let entry else { return [] }
    let entries: [Entry] = entry.node.sequence == nil ? [entry] : entry.items
    return entries.compactMap { entry in
      guard let text = entry.text else { return nil }
      let parts = text.split(separator: "@")
      guard parts.count == 2, let structure = UnitStructure(rawValue: String(parts[1])),
        let code = UnitCode(parts[0], structure: structure), units[code] != nil
      else {
        entry.fault(.value(.unit(text)))
        return nil
      }
      return code
    }
  }

  private func span(_ entry: Entry, of parts: Fields) -> Target.Span? {
    guard let text = entry.text else { return nil }
    if text == "phase" { return .phase }
    if text == "baseline" {
      guard let year = parts.required("year")?.integer else { return nil }
      return .baseline(year)
    }
    if let year = Int(text), (1900...2999).contains(year) { return .year(year) }
    entry.fault(.value(.span(text)))
    return nil
  }
}
