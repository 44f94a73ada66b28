/// A village of the registry under one of its codes.
package struct RegisteredVillage: Hashable, Sendable {
  /// The number that the village keeps for ever, whatever its code, its name or its commune.
  package let identity: Int64
  /// Its code and name.
  package let village: Village
  /// The key by which its name is found.
  package let nameKey: String
  /// The first day on which it has the code and should report; nil for always.
  package let from: CalendarDate?
  /// The last such day; nil for ever.
  package let to: CalendarDate?

  package init(
    identity: Int64, village: Village, nameKey: String = "", from: CalendarDate? = nil,
    to: CalendarDate? = nil
  ) {
    self.identity = identity
    self.village = village
    self.nameKey = nameKey
    self.from = from
    self.to = to
  }

  /// Whether the village has the code on a day.
  package func isThere(on day: CalendarDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { $0 >= day } ?? true)
  }
}

/// A village that ended, by a merger into another one or otherwise.
package struct VillageMerger: Hashable, Sendable {
  /// What becomes of the models of the village that ends.
  package enum Models: String, Hashable, Sendable, CaseIterable {
    /// They go on, as models of the village that stays where there is one.
    case goOn = "go-on"
    /// They were put together with those of the village that stays, which reports them.
    case consolidated
    /// They ended with their village.
    case dissolved
  }

  /// The identity of the village that ends.
  package let village: Int64
  /// The identity of the village that stays; nil where there is none.
  package let into: Int64?
  /// The first day on which it is no more.
  package let on: CalendarDate
  /// What becomes of its models.
  package let models: Models

  package init(village: Int64, into: Int64?, on day: CalendarDate, models: Models) {
    self.village = village
    self.into = into
    on = day
    self.models = models
  }
}
