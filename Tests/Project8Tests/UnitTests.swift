import P8Definitions
import Foundation
import P8Model
import Project8
import TestSupport
import Testing

/// Units through time, and lists of units by name.
struct UnitTests {
  private func workspace(in folder: TemporaryFolder? = nil) throws -> Workspace {
    try Workspace(definitions: PhuYenCaseTests.root, registry: folder?.path("project8.sqlite"))
  }

  private func file(_ text: String, in folder: TemporaryFolder) throws -> String {
    let path = folder.path("list.tsv")
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  @Test func `the units of a day are those of the lists with the changes undone or done`() throws {
    let units = try workspace().definitions.units
    let now = try #require(CalendarDate(iso: "2025-06-30"))
    let then = units.asOf(try #require(CalendarDate(iso: "2021-01-01")))
    func communes(_ catalogue: UnitCatalogue) -> [AdministrativeUnit] {
      catalogue.all.filter { $0.code.structure == .y2024 && $0.code.level == .commune }
    }
    #expect(communes(units).count == 10_035 && communes(units.asOf(now)).count == 10_035)
    // 580 were removed and 16 created since.
    #expect(communes(then).count == 10_035 + 580 - 16)
    for unit in communes(then) { #expect(then.ancestor(of: unit.code, at: .province) != nil, "\(unit.code)") }
    let ward = try #require(UnitCode("22018", structure: .y2024))
    #expect(units[ward]?.name == "Phường 2" && then[ward]?.name == "Phường 8")
    let later = units.asOf(try #require(CalendarDate(iso: "2026-12-31")))
    let commune = try #require(UnitCode("25270", structure: .y2025))
    #expect(units[commune]?.name == "Xã Lộc Ninh" && later[commune]?.name == "Phường Lộc Ninh")
    #expect(later[commune]?.parent == units[commune]?.parent)
  }

  @Test func `what a removed commune went into is found, whatever followed`() throws {
    let units = try workspace().definitions.units
    let removed = try #require(UnitCode("05764", structure: .y2024))
    #expect(units.successor(ofRemoved: removed)?.code == "05851")
    #expect(units.successor(ofRemoved: try #require(UnitCode("22210", structure: .y2024))) == nil)
    let text = try workspace().places.changes("05764", language: .en)
    #expect(text.contains("removed: Thị trấn Quân Chu") && text.contains("→ 05851"))
    #expect(
      try workspace().places.changes("25270", language: .en).contains("Xã Lộc Ninh became Phường Lộc Ninh"))
  }

  @Test func `a name is that of its day`() throws {
    let folder = try TemporaryFolder()
    let list = try file(
      """
      commune\tdistrict\tprovince\tdate
      Phường 8\tThành phố Tuy Hòa\tPhú Yên\t2023-06-30
      Phường 8\tThành phố Tuy Hòa\tPhú Yên\t
      Thị trấn Quân Chu\tĐại Từ\tThái Nguyên\t2022-12-31
      Phường Lộc Ninh\t\tĐồng Nai\t2026-10-01
      Xã Ea Lâm\tSông Hinh\tPhú Yên\t2023

      """, in: folder)
    let rows = try workspace().places.match(inFile: list).split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).suffix(3).prefix(2).joined(separator: " ")
    }
    #expect(rows == ["sure 22018", "none ", "likely 05851", "sure 25270", "sure 22210"])
  }

  @Test func `an answer is remembered, and lists are taken by name with what did not match told`() throws {
    let folder = try TemporaryFolder()
    let workspace = try workspace(in: folder)
    let list = try file(
      """
      commune\tdistrict\tprovince\tclass\tvillage
      Xã Ea Lâm\tSông Hinh\tPhú Yên\tKhu vực III (đặc biệt khó khăn)\tBuôn Bai
      22207\t\t\tKV I\tKhu phố 1
      Ea Laam\tSông Hinh\tPhú Yên\tregion_3\tBuôn Gao
      Xã Ea Bá\tSông Hinh\tPhú Yên\tvùng cao\tBuôn Ken

      """, in: folder)
    let classes = try workspace.villages.importClasses(fromFile: list, structure: .y2024, language: .en)
    #expect(classes.contains("Classes of 2 communes: 2 new or changed, 2 rows left out."))
    #expect(classes.contains("line 4: “Ea Laam” may be 22210"))
    #expect(classes.contains("line 5: there is no class “vùng cao”"))
    #expect(try workspace.places.show("22210", language: .en).contains("Region III"))
    let first = try workspace.importVillages(fromFile: list, structure: .y2024, language: .en)
    #expect(first.contains("3 villages added") && first.contains("1 row left out"))
    _ = try workspace.villages.confirm(
      named: "ea laam", district: "Sông Hinh", province: "Phú Yên",
      means: workspace.unit("22210", structure: .y2024))
    #expect(try workspace.places.match(inFile: list).contains("Buôn Gao\tsure\t22210\t"))
    let second = try workspace.importVillages(fromFile: list, structure: .y2024, language: .en)
    #expect(second.contains("1 village added, 3 already there") && second.contains("0 rows left out"))
    #expect(throws: Failure.self) {
      try workspace.villages.confirm(named: "x", means: workspace.unit("54", structure: .y2024))
    }
  }
}
