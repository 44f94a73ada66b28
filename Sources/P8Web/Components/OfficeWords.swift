import P8Definitions
import P8Model
import Project8

extension Visit {
  /// A fixed text of the pages on which an office works.
  func say(_ text: OfficeText) -> String { definitions.texts[text][language] }

  /// A fixed text of the pages on which an office works, with its values.
  func say(_ text: OfficeText, _ values: [String: String]) -> String {
    definitions.texts.filled(text, with: values)[language]
  }

  /// The names of some units; of the country, which is one in both structures, once.
  func names(of units: [UnitCode]) -> String {
    var names: [String] = []
    for unit in units {
      let name = site.workspace.name(of: unit)[language]
      if !names.contains(name) { names.append(name) }
    }
    return names.joined(separator: "; ")
  }

  /// The units that somebody wrote: `22210@2024`, or a code alone, which means that of today where there is one.
  ///
  /// - Throws: `Failure` for a code that no unit has.
  func units(named text: String) throws -> [UnitCode] {
    let catalogue = site.workspace.units
    var units: [UnitCode] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || ",;".contains($0) }) {
      let parts = word.split(separator: "@", maxSplits: 1)
      guard let code = parts.first else { continue }
      let structures =
        parts.count > 1 ? [UnitStructure(rawValue: String(parts[1]))] : [UnitStructure.y2025, .y2024]
      let found = structures.compactMap { structure in
        structure.flatMap { UnitCode(code, structure: $0) }
      }.filter { $0.level == .nation || catalogue[$0.communeOfVillage ?? $0] != nil }
      guard let first = found.first else {
        throw Failure(
          .wrongUse, definitions.texts.filled(OfficeText.peopleNoUnit, with: ["unit": String(word)]),
          remedy: definitions.texts[OfficeText.peopleNoUnitRemedy])
      }
      // The country is one, whatever the structure of its units.
      units += first.level == .nation ? found : [first]
    }
    return units
  }

  /// The reason that a form gave, in one line.
  var reason: String {
    (form["reason"] ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
      .trimmingPrefix { $0 == " " }.description
  }

  /// A day as somebody wrote it; nil for none.
  /// - Throws: `Failure` for a text that is no day.
  func day(named text: String) throws -> CalendarDate? {
    guard text.contains(where: { $0 != " " }) else { return nil }
    if let day = CalendarDate(iso: text) { return day }
    throw Failure(
      .wrongUse, definitions.texts.filled(OfficeText.villagesBadDay, with: ["text": text]),
      remedy: definitions.texts[OfficeText.villagesBadDayRemedy])
  }
}
