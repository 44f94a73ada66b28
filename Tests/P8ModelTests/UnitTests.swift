import P8Model
import Testing

struct UnitTests {
  @Test(arguments: [
    ("VN", UnitLevel.nation), ("54", .province), ("561", .district), ("22210", .commune),
    ("22210-03", .village),
    ("22210-0103", .village),
  ])
  func `the form of a code tells its level`(code: String, level: UnitLevel) {
    #expect(UnitCode(code, structure: .y2024)?.level == level)
  }

  @Test(arguments: ["", "5", "2221", "222100", "22210-", "22210-3", "22210-00003", "2221a", "561-01", "vn"])
  func `other texts are no codes`(code: String) {
    #expect(UnitCode(code, structure: .y2024) == nil)
  }

  @Test func `there is no district after June 2025`() {
    #expect(UnitCode("561", structure: .y2025) == nil)
  }

  @Test func `a village knows its commune and the commune numbers its villages`() throws {
    let commune = try #require(UnitCode("22210", structure: .y2024))
    let village = try #require(commune.village(number: 3))
    #expect(village.code == "22210-03")
    #expect(village.communeOfVillage == commune)
    #expect(commune.village(number: 0) == nil)
  }

  @Test func `the catalogue finds parents, children and lineage`() throws {
    let province = try #require(UnitCode("54", structure: .y2024))
    let district = try #require(UnitCode("561", structure: .y2024))
    let commune = try #require(UnitCode("22210", structure: .y2024))
    let catalogue = UnitCatalogue(units: [
      AdministrativeUnit(
        code: province, name: "Tỉnh Phú Yên", shortName: "Phú Yên", type: "tỉnh", parent: .nation(.y2024)),
      AdministrativeUnit(
        code: district, name: "Huyện Sông Hinh", shortName: "Sông Hinh", type: "huyện", parent: province),
      AdministrativeUnit(code: commune, name: "Xã Ea Lâm", shortName: "Ea Lâm", type: "xã", parent: district),
    ])
    let village = try #require(commune.village(number: 1))
    #expect(catalogue.lineage(of: village) == [village, commune, district, province, .nation(.y2024)])
    #expect(catalogue.children(of: district) == [commune])
    #expect(catalogue.ancestor(of: village, at: .province) == province)
    #expect(catalogue.isSame(village, orInside: district))
    #expect(!catalogue.isSame(province, orInside: district))
  }
}
