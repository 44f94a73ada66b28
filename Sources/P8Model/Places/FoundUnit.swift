/// A unit or village that a search found.
package struct FoundUnit: Hashable, Sendable {
  package let code: UnitCode
  /// Its name with those above it.
  package let place: String

  package init(code: UnitCode, place: String) { (self.code, self.place) = (code, place) }
}
