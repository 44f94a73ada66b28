package import P8Model

/// A village of the registry under one of its codes.
package struct RegisteredVillage: Hashable, Sendable {
  /// The number that the village keeps for ever, whatever commune it belongs to.
  package let identity: Int64
  /// Its code and name.
  package let village: Village
  /// The key by which its name is found.
  package let nameKey: String
  /// The first day on which it should report; nil for always.
  package let from: CalendarDate?
  /// The last day on which it should report; nil for ever.
  package let to: CalendarDate?

  /// Whether it should report for a period: on the closing date it is there.
  package func isExpected(for period: Period) -> Bool {
    (from.map { $0 <= period.to } ?? true) && (to.map { $0 >= period.to } ?? true)
  }
}

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

  /// Creates an entry.
  ///
  /// - Parameters:
  ///   - commune: The commune.
  ///   - number: The number within the commune; nil to find the village by name or give it the next number.
  ///   - name: The name with its type word.
  ///   - nameKey: The key of the name; nil for the name in small letters with single spaces.
  ///   - from: The first day on which the village should report.
  ///   - to: The last day on which the village should report.
  package init(
    commune: UnitCode, number: Int? = nil, name: String, nameKey: String? = nil, from: CalendarDate? = nil,
    to: CalendarDate? = nil
  ) {
    self.commune = commune
    self.number = number
    self.name = name
    self.nameKey = nameKey ?? name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    self.from = from
    self.to = to
  }
}

/// What became of a village that was handed to the registry.
package enum VillageOutcome: Hashable, Sendable {
  /// It got a code.
  case added(Village)
  /// It is there already.
  case unchanged(Village)
  /// It is there under another spelling or with other days, which were replaced.
  case updated(Village, before: Village)
  /// The number belongs to another village, or the name to another number: nothing was done.
  case conflict(VillageEntry, with: Village)
  /// The commune is not a commune, or the name is empty: nothing was done.
  case invalid(VillageEntry)
}
