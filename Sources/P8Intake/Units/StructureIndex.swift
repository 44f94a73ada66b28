import P8Model

/// The units of one structure, by level.
struct StructureIndex: Sendable {
  let structure: UnitStructure
  let provinces: LevelIndex
  let districts: LevelIndex
  let communes: LevelIndex

  init(_ structure: UnitStructure, of catalogue: UnitCatalogue) {
    self.structure = structure
    let units = catalogue.all.filter { $0.code.structure == structure }.sorted { $0.code < $1.code }
    provinces = LevelIndex(units.filter { $0.code.level == .province }, in: catalogue)
    districts = LevelIndex(units.filter { $0.code.level == .district }, in: catalogue)
    communes = LevelIndex(units.filter { $0.code.level == .commune }, in: catalogue)
  }
}
