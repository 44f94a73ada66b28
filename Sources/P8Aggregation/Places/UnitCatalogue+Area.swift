package import P8Model

extension UnitCatalogue {
  /// The province of today within which the reports of a unit matter; nil where they matter to the whole country.
  ///
  /// No province of 2024 was divided, so whatever became of a unit, its figures stay in one new province, and no
  /// report of another one can change them.
  ///
  /// - Parameter unit: A unit of either structure.
  /// - Returns: The province, in the structure of 2025.
  package func rollUpArea(of unit: UnitCode) -> UnitCode? {
    guard let province = ancestor(of: unit, at: .province) else { return nil }
    return province.structure == .y2025 ? province : successor(ofProvince: province)
  }
}
