import Foundation
import GRDB
import P8Model
import P8Registry
import TestSupport
import Testing

/// A registry with something in every table, and copies of it with one value changed by hand.
struct TamperedRegistry {
  /// The whole registry as one file.
  let path: String
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let registry = try Self.make(at: folder.path("a.sqlite"))
    path = folder.path("base.sqlite")
    try registry.backup(to: path)
    try registry.close()
  }

  /// What a registry looks like after a script was run on a copy of it, past Project8.
  func check(after sql: String, _ arguments: StatementArguments = []) throws -> Registry.CheckReport {
    let copy = folder.path("copy.sqlite")
    try? FileManager.default.removeItem(atPath: copy)
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: copy, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      // The copy is thrown away: nothing waits for the disk.
      try database.execute(
        sql: "PRAGMA ignore_check_constraints = 1; PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY")
      try database.inTransaction {
        try Self.withoutGuards(of: database) {
          try database.execute(sql: sql, arguments: arguments)
        }
        return .commit
      }
    }
    try queue.close()
    return try Registry(path: copy, access: .read).check()
  }

  /// Takes the triggers that guard tables away, and puts them back as they were: who edits by hand can do that.
  private static func withoutGuards(of database: Database, _ body: () throws -> Void) throws {
    let triggers = try Row.fetchAll(
      database, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
    try body()
    for trigger in triggers { try database.execute(sql: trigger[1] as String) }
  }

  // MARK: - Making it

  private static func make(at path: String) throws -> Registry {
    // One of before, so that there is something that only old registries have.
    let dump = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/registry-6.sql")
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction {
      try $0.execute(sql: String(contentsOf: dump, encoding: .utf8))
    }
    try queue.close()
    let registry = try Registry(
      path: path, access: .write, author: "Lan", clock: { "2023-10-30T08:00:00Z" })
    try storeReports(in: registry)
    try changeVillages(in: registry)
    try lockPeriods(in: registry)
    try writeLog(in: registry)
    try registry.confirm(SampleReports.unit("22210-01"), for: "buôn bai")
    try registry.setClasses([SampleReports.unit("22210"): "III", SampleReports.unit("22207"): "II"])
    let year = try #require(Period("2023", calendar: .calendar))
    try registry.keep([
      KeptFigures(
        area: "54", structure: .y2024, period: year, counting: .accepted,
        basis: String(repeating: "0", count: 64), content: Array("figures".utf8))
    ])
    try publish(in: registry, year)
    return registry
  }

  private static func publish(in registry: Registry, _ year: Period) throws {
    let digest = String(repeating: "1", count: 64)
    let pattern = try #require(
      try registry.keep(
        Registry.PatternDraft(
          period: year, counting: .accepted, basis: digest, figures: digest, content: "pattern 5"),
        after: 0))
    for (level, recipient) in [(UnitLevel?.none, ""), (.commune, "UNDP 2")] {
      try registry.note(
        Publication.Content(
          kind: "donor", layout: level == nil ? nil : "donor-sheet", unit: SampleReports.unit("22210"),
          level: level, period: year, counting: .accepted, audience: .partner, language: .vi,
          recipient: recipient, sha256: digest, patterns: [pattern]))
    }
  }

  private static func storeReports(in registry: Registry) throws {
    func store(
      _ unit: String, _ members: Int, state: ReportState = .accepted, rows: Int = 10
    ) throws -> StoreOutcome {
      let content = "\(unit) \(members) \(state) \(rows)"
      return try registry.store(
        SampleReports.report(unit: unit, members: members, state: state, content: content, rows: rows),
        original: Array(content.utf8))
    }
    let first = try store("22210-01", 9).report
    let document = SignedDocument(number: "12/BC-UBND", signer: "Chủ tịch UBND xã", signature: .wet)
    let batch = try registry.review(first, .confirm, reason: "đủ", document: document)
    try registry.note(
      missing: [SampleReports.unit("22210-09")], of: SampleReports.unit("22210"),
      for: #require(Period("2023", calendar: .calendar)), reason: "không liên lạc được", in: batch)
    try registry.review(first, .approve, reason: "")
    let accepted = try #require(try store("22210-01", 10).proposal)
    try registry.decide(proposal: accepted, isAccepted: true, reason: "bản đúng")
    let refused = try #require(try store("22210-01", 3, rows: 2).proposal)
    try registry.decide(proposal: refused, isAccepted: false, reason: "thiếu")
    _ = try #require(try store("22210-01", 4, rows: 3).proposal)
    let second = try store("22210-02", 9).report
    _ = try store("22210-02", 10)
    _ = second
    let third = try store("22210-03", 8).report
    try registry.review(third, .return, reason: "sai tổng")
    _ = try registry.undo(reason: "nhầm")
    try registry.review(third, .withdraw, reason: "gửi nhầm nơi")
    _ = try store("22210-04", 8, state: .held)
  }

  private static func changeVillages(in registry: Registry) throws {
    let commune = try SampleReports.unit("22210")
    let day = try #require(CalendarDate(iso: "2021-01-01"))
    try registry.importVillages([
      VillageEntry(commune: commune, name: "Buôn Bai", from: day),
      VillageEntry(commune: commune, name: "Buôn Gao"),
      VillageEntry(commune: commune, name: "Buôn Học"),
    ])
    func code(_ number: Int) throws -> UnitCode { try #require(commune.village(number: number)) }
    let decision = VillageChange.Decision(
      effective: try #require(CalendarDate(iso: "2023-07-01")), resolution: "12/NQ-HĐND",
      resolutionDate: CalendarDate(iso: "2023-06-01"), reason: "sắp xếp thôn")
    _ = try registry.merge([code(2)], into: code(1), named: nil, models: .goOn, decision: decision)
    let renamed = try registry.rename(
      code(3), to: "Buôn Mới", nameKey: "buôn mới", isRetyped: false, decision: decision)
    _ = try registry.undoVillageChange(renamed.number, reason: "nhầm")
    _ = try registry.carry(
      [(old: code(3), commune: SampleReports.unit("22237", .y2025), as: nil)], reason: "1/7/2025")
  }

  private static func lockPeriods(in registry: Registry) throws {
    let unit = try SampleReports.unit("22210")
    for year in ["2021", "2022"] {
      try registry.lock(#require(Period(year, calendar: .calendar)), of: unit, reason: "đã nộp")
    }
    let period = try #require(Period("2021", calendar: .calendar))
    try registry.unlock(period, of: unit, reason: "nộp lại")
    let quarter = try #require(Period("2022-Q1", calendar: .calendar))
    try registry.giveException(to: SampleReports.unit("22210-01"), for: quarter, reason: "muộn")
    try registry.giveException(to: SampleReports.unit("22210-02"), for: quarter, reason: "muộn")
    try registry.endException(of: SampleReports.unit("22210-02"), for: quarter, reason: "xong")
  }

  private static func writeLog(in registry: Registry) throws {
    func draft(_ topic: String) throws -> Registry.LogDraft {
      let place = CellPlace(sheet: "", row: 0, column: "")
      return Registry.LogDraft(
        record: ReportedRecord(
          section: "policy_dialogue", unit: try SampleReports.unit("22210"), identity: topic,
          fields: ["women": .init(value: .number(12), text: "12", place: place)]),
        effective: try #require(CalendarDate(iso: "2023-05-03")))
    }
    let number = try registry.log("policy_dialogue", draft("đất"))
    try registry.changeLogEntry(number, .edited, draft("đất ở"))
  }
}
