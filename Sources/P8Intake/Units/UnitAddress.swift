package import P8Model

/// The place of a row as somebody wrote it.
package struct UnitAddress: Hashable, Sendable {
  /// The text of the commune; may hold the whole address.
  package var commune: String
  /// The text of the district; empty where there is none.
  package var district: String
  /// The text of the province; empty where there is none.
  package var province: String
  /// The structure of units in force when it was written.
  package var structure: UnitStructure

  package init(commune: String, district: String = "", province: String = "", structure: UnitStructure) {
    self.commune = commune
    self.district = district
    self.province = province
    self.structure = structure
  }
}
