import P8Model
import P8Registry
import TestSupport
import Testing

@Suite struct VillageTests {
  let folder = try? TemporaryFolder()

  private func open() throws -> Registry {
    try Registry(path: try #require(folder).path("a.sqlite"), access: .create)
  }

  private func entry(_ name: String, number: Int? = nil, commune: String = "22210") throws -> VillageEntry {
    VillageEntry(commune: try SampleReports.unit(commune), number: number, name: name)
  }

  @Test func `villages get the next number of their commune and keep it`() throws {
    let registry = try open()
    let outcomes = try registry.importVillages([
      entry("Buôn Bai"), entry("Buôn Gao"), entry("Buôn Bai", commune: "22207"), entry("buôn  bai"),
      entry("Buôn Học", number: 7), entry("Buôn Mới"),
    ])
    let codes = outcomes.map { outcome in
      switch outcome {
      case .added(let village): "+\(village.code.code)"
      case .unchanged(let village): "=\(village.code.code)"
      default: "?"
      }
    }
    #expect(codes == ["+22210-01", "+22210-02", "+22207-01", "=22210-01", "+22210-07", "+22210-08"])
    let commune = try SampleReports.unit("22210")
    #expect(
      try registry.villages(of: commune).map(\.village.name) == [
        "Buôn Bai", "Buôn Gao", "Buôn Học", "Buôn Mới",
      ])
    #expect(try registry.villages().count == 5)
    #expect(try registry.village(named: "buôn gao", of: commune)?.village.code.code == "22210-02")
    #expect(try registry.village(try SampleReports.unit("22210-07"))?.village.name == "Buôn Học")
    #expect(try registry.village(named: "buôn x", of: commune) == nil)
  }

  @Test func `an import twice changes nothing`() throws {
    let registry = try open()
    let entries = [try entry("Buôn Bai"), try entry("Buôn Gao", number: 5)]
    try registry.importVillages(entries)
    let before = try registry.villages()
    let again = try registry.importVillages(entries)
    #expect(try registry.villages() == before)
    #expect(again.allSatisfy { if case .unchanged = $0 { true } else { false } })
  }

  @Test func `a number or a name that belongs to another village is told, not overwritten`() throws {
    let registry = try open()
    try registry.importVillages([entry("Buôn Bai"), entry("Buôn Gao")])
    let conflict = try entry("Buôn Gao", number: 1)
    let nowhere = VillageEntry(commune: try SampleReports.unit("54"), name: "Buôn Bai")
    let outcomes = try registry.importVillages([conflict, nowhere])
    #expect(
      outcomes == [
        .conflict(conflict, with: Village(code: try SampleReports.unit("22210-02"), name: "Buôn Gao")),
        .invalid(nowhere),
      ])
    #expect(try registry.villages().map(\.village.name) == ["Buôn Bai", "Buôn Gao"])
  }

  @Test func `a village renamed under its number keeps its code`() throws {
    let registry = try open()
    try registry.importVillages([entry("Buôn Bai")])
    let identity = try registry.villages().map(\.identity)
    let outcome = try registry.importVillages([entry("Buôn Bai A", number: 1)])
    let code = try SampleReports.unit("22210-01")
    #expect(
      outcome == [
        .updated(Village(code: code, name: "Buôn Bai A"), before: Village(code: code, name: "Buôn Bai"))
      ])
    #expect(try registry.villages().map(\.identity) == identity)
  }

  @Test func `a village stays itself when its commune changes`() throws {
    let registry = try open()
    try registry.importVillages([entry("Buôn Bai")])
    let new = try SampleReports.unit("22237", .y2025)
    let old = try SampleReports.unit("22210-01")
    let carried = try registry.carryVillage(old, into: new)
    #expect(carried.village.code.description == "22237-01@2025")
    #expect(Set(try registry.villages().map(\.identity)).count == 1)
    #expect(try registry.villageCodes(from: .y2024, to: .y2025) == [old: carried.village.code])
    #expect(throws: RegistryFault.self) { try registry.carryVillage(old, into: new) }
  }
}
