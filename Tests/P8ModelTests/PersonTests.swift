import P8Model
import Testing

/// What roles may do, and where.
struct PersonTests {
  /// Two provinces of 2024 that became one, and one of which nothing is known; commune 00001 went whole, 00002 was divided, 00003 lost land only.
  private static let units = UnitCatalogue(
    units: [
      unit("01", .y2024, in: "VN"), unit("02", .y2024, in: "VN"), unit("001", .y2024, in: "01"),
      unit("002", .y2024, in: "02"), unit("00001", .y2024, in: "001"), unit("00002", .y2024, in: "001"),
      unit("00003", .y2024, in: "002"), unit("03", .y2024, in: "VN"), unit("003", .y2024, in: "03"),
      unit("00009", .y2024, in: "003"), unit("90", .y2025, in: "VN"), unit("91001", .y2025, in: "90"),
      unit("91002", .y2025, in: "90"),
    ].compactMap(\.self),
    changes: [
      change("00001", "91001", isWhole: true, .all), change("00002", "91001", isWhole: false, .part),
      change("00002", "91002", isWhole: false, .part), change("00003", "91002", isWhole: false, .all),
      change("00003", "91001", isWhole: false, UnitChange.Population.none),
    ].compactMap(\.self))

  private static func unit(_ text: String, _ structure: UnitStructure, in parent: String)
    -> AdministrativeUnit?
  {
    UnitCode(text, structure: structure).map {
      AdministrativeUnit(
        code: $0, name: text, shortName: text, type: "", parent: UnitCode(parent, structure: structure))
    }
  }

  private static func change(
    _ old: String, _ new: String, isWhole: Bool, _ population: UnitChange.Population
  ) -> UnitChange? {
    guard let old = UnitCode(old, structure: .y2024), let new = UnitCode(new, structure: .y2025) else {
      return nil
    }
    return UnitChange(old: old, new: new, isWhole: isWhole, population: population)
  }

  private func scope(
    _ units: [String], role: PersonRole = .commune, isSuspended: Bool = false
  ) throws -> PersonScope {
    let codes = try units.map { try #require(Self.code($0)) }
    return PersonScope(
      Person(id: 1, login: "lan", name: "Lan", role: role, units: codes, isSuspended: isSuspended),
      in: Self.units)
  }

  private static func code(_ text: String) -> UnitCode? {
    let parts = text.split(separator: "@")
    return parts.count == 2
      ? UnitStructure(rawValue: String(parts[1])).flatMap { UnitCode(parts[0], structure: $0) } : nil
  }

  @Test(arguments: [
    // What lies below, in the same structure; not what lies above or beside.
    ("01@2024", "01@2024", true), ("01@2024", "001@2024", true), ("01@2024", "00001@2024", true),
    ("01@2024", "00001-03@2024", true), ("001@2024", "01@2024", false), ("01@2024", "00003@2024", false),
    ("00001@2024", "00001-01@2024", true), ("00001-01@2024", "00001-02@2024", false),
    ("00001-01@2024", "00001@2024", false),
    // The province of today holds all that went into it.
    ("90@2025", "01@2024", true), ("90@2025", "002@2024", true), ("90@2025", "00002-01@2024", true),
    // A divided commune lies in neither part, a commune that lost land lies where its people are.
    ("91001@2025", "00001@2024", true), ("91001@2025", "00002@2024", false),
    ("91002@2025", "00003@2024", true), ("91001@2025", "00003@2024", false),
    // The old province is a part of the new one only.
    ("01@2024", "90@2025", false), ("01@2024", "91001@2025", false), ("00001@2024", "91001@2025", false),
    // The whole country is everything, in both structures, also what no list knows.
    ("VN@2024", "91001@2025", true), ("VN@2025", "99999@2024", true), ("01@2024", "99999@2024", false),
    ("90@2025", "VN@2025", false), ("90@2025", "VN@2024", false),
  ])
  func `a unit is a person's where it lies in theirs`(own: String, unit: String, isTheirs: Bool) throws {
    let code = try #require(Self.code(unit))
    #expect(try scope([own]).contains(code) == isTheirs)
  }

  @Test func `both parts together hold a divided commune`() throws {
    let divided = try #require(Self.code("00002@2024"))
    #expect(try scope(["91001@2025", "91002@2025"]).contains(divided))
    let whole = try #require(Self.code("90@2025"))
    #expect(try scope(["01@2024", "02@2024"]).contains(whole))
  }

  @Test func `the table of rights is what docs/security.md says`() {
    let rows = PersonRole.allCases.map { role in
      "\(role.rawValue): \(PersonAct.allCases.filter(role.acts.contains).map(\.rawValue).joined(separator: " "))"
    }
    #expect(
      rows == [
        "village: see log check send",
        "commune: see log check send confirm manageVillages exportInternal",
        "province: see log check send confirm approve lock manageVillages exportInternal exportPartner exportPublic administer",
        "centre: see log check send confirm approve lock manageVillages exportInternal exportPartner exportPublic administer backUp",
        "donor: exportPartner exportPublic",
      ])
  }

  @Test func `who is suspended may do nothing`() throws {
    let unit = try #require(Self.code("00001@2024"))
    #expect(try scope(["01@2024"]).allows(.see, in: unit))
    #expect(try !scope(["01@2024"]).allows(.approve, in: unit))
    #expect(try !scope(["01@2024"], isSuspended: true).allows(.see, in: unit))
  }
}
