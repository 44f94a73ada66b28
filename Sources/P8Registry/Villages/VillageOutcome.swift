package import P8Model

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
