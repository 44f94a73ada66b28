import P8Definitions
import P8Model

/// The phases of the programme and the sets of indicators that they have.
extension DefinitionsReader {
  /// What a phase is called where it says nothing else.
  struct ProgrammeNames {
    let name: LocalizedText
    let title: LocalizedText
    let legalBasis: LocalizedText
  }

  /// `phases`, or `phase` of a programme that has one only and names it nowhere.
  func phases(_ fields: Fields, names: ProgrammeNames?) -> [ProgrammePhase] {
    let entries =
      fields["phases"] == nil ? [fields.required("phase")].compactMap(\.self) : fields.items("phases")
    if fields["phases"] != nil, let stray = fields["phase"] { stray.fault(.programme(.phaseBesidePhases)) }
    let sets = fields["sets"] == nil ? [] : fields.items("sets").compactMap { $0.fields(nil)?["id"]?.text }
    var phases: [ProgrammePhase] = []
    for entry in entries {
      guard
        let parts = entry.fields([
          "id", "name", "from", "to", "programme-name", "title", "legal-basis", "carries-on", "sets",
        ])
      else { continue }
      let id = fields["phases"] == nil ? parts["id"]?.text ?? "phase" : parts.text("id")
      let name = parts.localized("name")
      let from = parts.required("from")?.date
      let to = parts.required("to")?.date
      let programmeName = parts["programme-name"]?.localized ?? names?.name
      let title = parts["title"]?.localized ?? names?.title
      let legalBasis = parts["legal-basis"]?.localized ?? names?.legalBasis
      let carriesOn = parts.truth("carries-on")
      let own = parts["sets"]?.items.compactMap { self.set($0, among: sets) } ?? []
      if let from, let to, to < from { parts["to"]?.fault(.programme(.phaseEndsBeforeItBegins)) }
      if carriesOn, phases.isEmpty { parts["carries-on"]?.fault(.programme(.firstPhaseCarriesOn)) }
      guard let id, let name, let from, let to, let programmeName, let title, let legalBasis,
        isNew(id, at: parts["id"], among: phases.map(\.id), .phase)
      else { continue }
      if let before = phases.last, before.to.daysSince1970 + 1 != from.daysSince1970 {
        parts["from"]?.fault(
          .programme(
            from <= before.to
              ? .phasesOverlap(before.id, to: before.to) : .phasesApart(before.id, to: before.to)))
      }
      phases.append(
        ProgrammePhase(
          id: id, name: name, from: from, to: to,
          cumulativeFrom: carriesOn ? phases.last?.cumulativeFrom : nil, programmeName: programmeName,
          title: title, legalBasis: legalBasis, sets: own))
    }
    // What rests on a phase with a fault of its own is not judged.
    return phases.count == entries.count ? phases : []
  }

  private func set(_ entry: Entry, among sets: [String]) -> String? {
    guard let id = entry.text else { return nil }
    if !sets.contains(id) { faults.addUnknown(id, .indicatorSet, at: entry.source, among: sets) }
    return id
  }

  /// `sets`: each of whole contents, or of single indicators, or of both.
  func sets(_ fields: Fields, contents: [ProgrammeContent]) -> [IndicatorSet] {
    guard fields["sets"] != nil else { return [] }
    var sets: [IndicatorSet] = []
    for item in fields.items("sets") {
      guard let parts = item.fields(["id", "name", "mark", "contents", "indicators"]) else { continue }
      let id = parts.text("id")
      let name = parts.localized("name")
      let mark = parts["mark"]?.localized
      let numbers = parts["contents"]?.items.compactMap { entry -> Int? in
        guard let number = entry.integer else { return nil }
        if !contents.contains(where: { $0.number == number }) { entry.fault(.indicator(.noContent(number))) }
        return number
      }
      let codes = parts["indicators"]?.items.compactMap(\.text)
      if numbers == nil, codes == nil { item.fault(.programme(.emptySet)) }
      guard let id, let name, isNew(id, at: parts["id"], among: sets.map(\.id), .set) else { continue }
      sets.append(
        IndicatorSet(
          id: id, name: name, mark: mark, contents: Set(numbers ?? []), indicators: Set(codes ?? [])))
    }
    return sets
  }

  /// The names of indicators in sets, once all indicators are known, and that no indicator stands apart from all sets,
  /// where no table would ever show it.
  func checkSets(of programme: Programme) {
    guard !programme.sets.isEmpty, let fields = files.yaml("indicators/programme.yaml")?.fields(nil) else {
      return
    }
    for item in fields["sets"]?.items ?? [] {
      for entry in item.fields(nil)?["indicators"]?.items ?? [] {
        guard let name = entry.text, !indicatorNames.contains(name) else { continue }
        faults.addUnknown(name, .indicator, at: entry.source, among: indicatorNames)
      }
    }
    for indicator in indicators where !programme.sets.contains(where: { $0.contains(indicator) }) {
      faults.add(indicator.source, .programme(.indicatorWithoutSet(indicator.code)))
    }
  }
}

extension Programme {
  /// The mark of the set that an indicator belongs to; nil where none has one.
  func mark(of names: Set<String>, content: Int) -> LocalizedText? {
    sets.first { $0.mark != nil && $0.contains(names, content: content) }?.mark
  }
}

extension LocalizedText {
  /// A name with its mark, so that it is shown with it wherever it is shown.
  func marked(by mark: LocalizedText?) -> LocalizedText {
    mark.map { LocalizedText(vi: "\(vi) (\($0.vi))", en: "\(en) (\($0.en))") } ?? self
  }
}
