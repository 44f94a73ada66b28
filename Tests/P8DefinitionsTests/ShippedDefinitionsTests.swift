import P8Definitions
import P8Model
import Testing

/// The definitions that the project ships.
@Suite struct ShippedDefinitionsTests {
  @Test func `the shipped definitions have no fault`() throws {
    let outcome = DefinitionsLoader(folder: try DefinitionsFolder(Project.folder)).check()
    #expect(outcome.faults.map { $0.line(in: .en) + " | " + $0.hint.en } == [])
  }

  @Test func `the units are as many as the official lists say`() throws {
    let units = try Project.definitions().units
    func count(_ structure: UnitStructure, _ level: UnitLevel) -> Int {
      units.all.count { $0.code.structure == structure && $0.code.level == level }
    }
    #expect(count(.y2024, .province) == 63)
    #expect(count(.y2024, .district) == 696)
    #expect(count(.y2024, .commune) == 10_035)
    #expect(count(.y2025, .province) == 34)
    #expect(count(.y2025, .commune) == 3_321)
  }
}
