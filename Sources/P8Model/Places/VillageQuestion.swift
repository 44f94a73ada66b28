/// What has to be asked before a village is entered: a name alone never decides.
package enum VillageQuestion: Hashable, Sendable {
  /// Villages of the commune have nearly the name.
  case near(String, UnitCode, [Village])
  /// Villages of the commune once had the name.
  case former(String, UnitCode, [Village])
  /// Villages of before, or of today, may be the same one.
  case same(String, UnitCode, [Village])
}
