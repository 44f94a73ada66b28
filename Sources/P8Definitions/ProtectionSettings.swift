package import P8Model

/// What is not told outside the programme.
package struct ProtectionSettings: Hashable, Sendable {
  /// Places that must not be found, such as shelters.
  package struct Places: Hashable, Sendable {
    /// The ids of the models that stand there.
    package let records: Set<String>
    /// The lowest level at which they are told partners.
    package let partner: UnitLevel
    /// The lowest level at which they are told everybody.
    package let everybody: UnitLevel
    /// The fields by which one of them could be found, which nobody outside is told.
    package let withheld: Set<String>

    package init(
      records: Set<String>, partner: UnitLevel, everybody: UnitLevel, withheld: Set<String> = []
    ) {
      (self.records, self.partner, self.everybody) = (records, partner, everybody)
      self.withheld = withheld
    }

    /// The lowest level of units at which they are told an audience; nil for any.
    package func level(for audience: Audience) -> UnitLevel? {
      switch audience {
      case .internal: nil
      case .partner: partner
      case .public: everybody
      }
    }

    /// Whether an indicator counts them or what happens in them.
    package func concerns(_ indicator: Indicator) -> Bool {
      switch indicator.computation {
      case .count(let record, _), .sum(let record, _, _): records.contains(record)
      case .stated, .ratio, .notCollected: false
      }
    }
  }

  /// The smallest count of people that may be told, besides zero.
  package let limit: Int
  package let places: [Places]

  package init(limit: Int, places: [Places] = []) { (self.limit, self.places) = (limit, places) }

  /// Where the definitions say nothing: rule V34 of the domain notes, and no place that must not be found.
  package static let standard = ProtectionSettings(limit: 5)
}
