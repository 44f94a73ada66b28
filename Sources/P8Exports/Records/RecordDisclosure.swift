package import P8Definitions
package import P8Model

/// What of models and events an audience may see.
///
/// Outside the programme these are days, codes of lists and numbers of things: a count of people in a single record is a
/// small count as a rule, and what people wrote freely may be about anybody.
package struct RecordDisclosure: Sendable {
  private let definitions: Definitions
  private let audience: Audience
  /// Whether a text is about a person.
  private let isAboutPersons: @Sendable (String) -> Bool

  package init(
    _ definitions: Definitions, audience: Audience, isAboutPersons: @escaping @Sendable (String) -> Bool
  ) {
    (self.definitions, self.audience, self.isAboutPersons) = (definitions, audience, isAboutPersons)
  }

  /// The fields that are shown, in the order of the definition.
  package func fields(of record: RecordDefinition) -> [FieldDefinition] {
    guard audience.isOutside else { return record.fields }
    let withheld = places(of: record).reduce(into: Set<String>()) { $0.formUnion($1.withheld) }
    return record.fields.filter { field in
      guard !withheld.contains(field.id) else { return false }
      return switch field.type {
      case .date, .truth, .list: true
      case .integer, .decimal:
        // A number without a measure may be one of people.
        field.measure.map { !(definitions.measures[$0]?.countsPeople ?? true) } ?? false
      case .text: record.identity.contains(field.id) && level(of: record) == nil
      }
    }
  }

  /// A value as it is shown; nil where it is held back.
  package func value(_ value: Value?) -> Value? {
    guard audience.isOutside, case .text(let text)? = value, isAboutPersons(text) else { return value }
    return nil
  }

  /// The unit of which a record is told: of places that must not be found a larger one.
  package func unit(_ unit: UnitCode, of record: RecordDefinition) -> UnitCode {
    guard let level = level(of: record), unit.level.isBelow(level) else { return unit }
    return definitions.units.lineage(of: unit).first { !$0.level.isBelow(level) } ?? unit
  }

  private func level(of record: RecordDefinition) -> UnitLevel? {
    places(of: record).compactMap { $0.level(for: audience) }.first
  }

  private func places(of record: RecordDefinition) -> [ProtectionSettings.Places] {
    definitions.programme.protection.places.filter { $0.records.contains(record.id) }
  }
}
