package import P8Model

/// A village to be taken into the registry.
package struct VillageEntry: Hashable, Sendable {
  /// The commune.
  package let commune: UnitCode
  /// The number within the commune; nil to find the village by name or give it the next number.
  package let number: Int?
  /// The name with its type word.
  package let name: String
  /// The key by which the name is found: equal for spellings of one name.
  package let nameKey: String
  /// The first day on which the village should report; nil for always.
  package let from: CalendarDate?
  /// The last day on which the village should report; nil for ever.
  package let to: CalendarDate?
  /// A code of the same village in the other structure; nil for a village that is not here yet.
  package let continues: UnitCode?

  /// - Parameter nameKey: The key of the name; nil for the name in small letters with single spaces.
  package init(
    commune: UnitCode, number: Int? = nil, name: String, nameKey: String? = nil, from: CalendarDate? = nil,
    to: CalendarDate? = nil, continues: UnitCode? = nil
  ) {
    self.commune = commune
    self.number = number
    self.name = name
    self.nameKey = nameKey ?? name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    self.from = from
    self.to = to
    self.continues = continues
  }
}
