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

  private func decision(_ day: String = "2026-07-01", resolution: String = "12/NQ-HĐND") throws
    -> VillageChange.Decision
  {
    VillageChange.Decision(
      effective: try #require(CalendarDate(iso: day)), resolution: resolution, reason: "sắp xếp thôn")
  }

  private func refusal(_ body: () throws -> Void) -> VillageRefusal? {
    do {
      try body()
      return nil
    } catch let fault as RegistryFault {
      guard case .village(let refusal) = fault.kind else { return nil }
      return refusal
    } catch {
      return nil
    }
  }

  @Test func `a village stays itself when its commune changes`() throws {
    let registry = try open()
    try registry.importVillages([entry("Buôn Bai")])
    let new = try SampleReports.unit("22237", .y2025)
    let old = try SampleReports.unit("22210-01")
    let carried = try registry.carry([(old: old, commune: new, as: nil)], reason: "1/7/2025")
    #expect(carried.map(\.village.code.description) == ["22237-01@2025"])
    #expect(Set(try registry.villages().map(\.identity)).count == 1)
    // Carried twice it would be in two communes.
    #expect(
      refusal { _ = try registry.carry([(old: old, commune: new, as: nil)], reason: "x") }
        == .alreadyCarried(old, to: carried[0].village.code))
  }

  @Test func `villages of two communes that became one keep their name and are two`() throws {
    let registry = try open()
    try registry.importVillages([
      entry("Thôn 1"), VillageEntry(commune: SampleReports.unit("22237"), name: "Thôn 1"),
    ])
    let new = try SampleReports.unit("22237", .y2025)
    let (first, second) = (try SampleReports.unit("22237-01"), try SampleReports.unit("22210-01"))
    let carried = try registry.carry(
      [(old: first, commune: new, as: nil), (old: second, commune: new, as: nil)], reason: "x")
    #expect(carried.map(\.village.code.code) == ["22237-01", "22237-02"])
    #expect(
      carried.map(\.village.name) == ["Thôn 1", "Thôn 1"] && carried[0].identity != carried[1].identity)
    try registry.importVillages([entry("Thôn 2")])
    // Of one code two villages of before cannot be the same.
    #expect(
      refusal {
        _ = try registry.carry(
          [(old: SampleReports.unit("22210-02"), commune: new, as: carried[0].village.code)], reason: "x")
      } == .codeOfAnother(carried[0].village.code))
  }

  @Test func `a village that was entered anew becomes one with that of before, and apart again`() throws {
    let registry = try open()
    let new = try SampleReports.unit("22237", .y2025)
    try registry.importVillages([entry("Buôn Bai"), VillageEntry(commune: new, name: "Buôn Bai")])
    let before = try registry.villages()
    #expect(Set(before.map(\.identity)).count == 2)
    let old = try SampleReports.unit("22210-01")
    let code = try #require(new.village(number: 1))
    _ = try registry.carry([(old: old, commune: new, as: code)], reason: "cùng thôn")
    #expect(try Set(registry.villages().map(\.identity)).count == 1)
    let change = try #require(try registry.villageChanges().last)
    let undone = try registry.undoVillageChange(change.number, reason: "nhầm")
    #expect(try registry.villages() == before && undone.kind == .undo)
    #expect(
      refusal { _ = try registry.undoVillageChange(change.number, reason: "x") }
        == .alreadyUndone(change.number))
    #expect(try registry.verifyAudit().isEmpty)
  }

  @Test func `each change ends at its day, keeps the identity, and is taken back by its opposite`() throws {
    let registry = try open()
    try registry.importVillages(["Nà Lại", "Nà Vài", "Nà Pài"].map { try entry($0) })
    let before = try registry.villages()
    let (lai, vai, pai) = (before[0].village.code, before[1].village.code, before[2].village.code)
    let merged = try registry.merge(
      [lai], into: vai, named: ("Nà Vài", "nàvài2"), models: .consolidated, decision: decision())
    let lives = try registry.villageLives()
    let period = try #require(Period("2026-H1", calendar: .calendar))
    let later = try #require(Period("2026", calendar: .calendar))
    #expect(lives.isExpected(lai, for: period) && !lives.isExpected(lai, for: later))
    #expect(lives.survivor(of: lai, on: CalendarDate(iso: "2026-07-01")) == vai)
    #expect(lives.survivor(of: lai, on: CalendarDate(iso: "2026-06-30")) == lai)
    // What the registry has under a name of before may be given to another one.
    let renamed = try registry.rename(
      pai, to: "Nà Lại", nameKey: "nalai3", isRetyped: false, decision: decision())
    #expect(renamed.after.map(\.village.name) == ["Nà Lại"])
    let moved = try registry.move(pai, to: SampleReports.unit("22207"), decision: decision("2026-08-01"))
    #expect(
      try registry.villageLives().code(of: pai, in: .y2024, on: #require(CalendarDate(iso: "2026-07-31")))
        == pai)
    #expect(
      try registry.villageLives().code(of: pai, in: .y2024, on: #require(CalendarDate(iso: "2026-08-01")))?
        .code
        == "22207-01")
    #expect(
      refusal { _ = try registry.undoVillageChange(renamed.number, reason: "x") }
        == .changedSince(renamed.number, by: moved.number))
    for change in [moved, renamed, merged] {
      _ = try registry.undoVillageChange(change.number, reason: "nhầm")
    }
    #expect(try registry.villages() == before && registry.villageEnds().isEmpty)
    #expect(try registry.villageChanges(of: before[0].identity).map(\.kind) == [.merge, .undo])
  }

  @Test func `a division founds villages, and is not taken back once they reported`() throws {
    let registry = try open()
    try registry.importVillages([entry("Thôn 1")])
    let code = try registry.villages()[0].village.code
    let split = try registry.split(
      code, into: [("Thôn 1A", "thôn1a"), ("Thôn 1B", "thôn1b")], ends: .dissolved, decision: decision())
    #expect(split.after.map(\.village.name) == ["Thôn 1", "Thôn 1A", "Thôn 1B"])
    try registry.store(SampleReports.report(unit: "22210-02"))
    #expect(
      try refusal { _ = try registry.undoVillageChange(split.number, reason: "x") }
        == .hasReports(SampleReports.unit("22210-02")))
  }

  @Test func `what contradicts itself is refused`() throws {
    let registry = try open()
    try registry.importVillages([entry("Buôn Bai"), entry("Buôn Gao")])
    let (bai, gao) = (try SampleReports.unit("22210-01"), try SampleReports.unit("22210-02"))
    let nowhere = try SampleReports.unit("22210-09")
    let day = try decision()
    #expect(
      refusal { _ = try registry.merge([bai], into: bai, named: nil, models: .goOn, decision: day) }
        == .intoItself(bai))
    #expect(
      refusal { _ = try registry.close(nowhere, models: .goOn, decision: day) } == .unknownVillage(nowhere))
    #expect(
      refusal { _ = try registry.close(bai, models: .goOn, decision: decision(resolution: "")) }
        == .noResolution)
    #expect(
      refusal {
        _ = try registry.close(
          bai, models: .goOn,
          decision: VillageChange.Decision(effective: day.effective, resolution: "1", reason: ""))
      } == .noReason)
    #expect(
      refusal {
        _ = try registry.rename(bai, to: "Buôn Gao", nameKey: "buôn gao", isRetyped: false, decision: day)
      }
        == .nameTaken("Buôn Gao", by: Village(code: gao, name: "Buôn Gao")))
    _ = try registry.close(bai, models: .dissolved, decision: day)
    #expect(
      try refusal { _ = try registry.close(bai, models: .dissolved, decision: decision("2027-01-01")) }
        == .notThere(bai, #require(CalendarDate(iso: "2027-01-01"))))
    #expect(try registry.villages().count == 2)
  }
}
