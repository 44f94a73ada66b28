import Foundation
import GRDB
import P8Model
import P8Registry
import TestSupport
import Testing

/// Registries of every version that was ever written are brought up to the newest, and nothing is lost.
struct MigrationTests {
  /// The dump of a registry of a version.
  private static func dump(_ version: Int) throws -> String {
    try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/registry-\(version).sql"), encoding: .utf8)
  }

  private func old(_ version: Int, in folder: TemporaryFolder) throws -> String {
    let path = folder.path("registry.sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: Self.dump(version)) }
    try queue.close()
    return path
  }

  @Test(arguments: [1, 2, 6])
  func `an old registry is brought up to the newest version`(version: Int) throws {
    let folder = try TemporaryFolder()
    let path = try old(version, in: folder)
    let fault = try #require(throws: RegistryFault.self) { try Registry(path: path, access: .read) }
    guard case .olderSchema(version, let known) = fault.kind else {
      Issue.record("\(fault)")
      return
    }
    #expect(known > version)
    let registry = try Registry(path: path, access: .write)
    let check = try registry.check()
    #expect(check.isSound && check.reports == 2, "\(check)")
    // Up to the last of them empty sections counted as zero.
    #expect(try registry.lastReportWithAssumedZeros() == registry.heads().map(\.number).max())
    let heads = try registry.heads()
    #expect(heads.map(\.unit.code) == ["22084-01", "22084-02"])
    // The day of arrival comes out of the audit log.
    let stored = try registry.auditEntries().filter { $0.action == "report.stored" }.map(\.at)
    #expect(heads.map(\.firstReceivedAt) == stored && !stored.isEmpty)
    let number = try #require(heads.first?.number)
    try registry.review(number, .confirm, reason: "")
    #expect(try registry.reports().allSatisfy { !$0.report.records.isEmpty })
    // What older versions kept is not told any more, and there is room for what is added up anew.
    let year = try #require(Period("2023", calendar: .calendar))
    for rule in CountingRule.allCases {
      #expect(try registry.keptFigures(of: year, structure: .y2024, counting: rule).isEmpty)
      let figures = KeptFigures(
        area: "66", structure: .y2024, period: year, counting: rule,
        basis: String(repeating: "0", count: 64), content: Array(rule.rawValue.utf8))
      for _ in 0..<2 { try registry.keep([figures]) }
      #expect(try registry.keptFigures(of: year, structure: .y2024, counting: rule) == ["66": figures])
    }
    try registry.close()
    #expect(try Registry(path: path, access: .read).check().isSound)
  }

  @Test func `steps and conflicts of before are states and proposals of today`() throws {
    let folder = try TemporaryFolder()
    let path = try old(6, in: folder)
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(
        sql: """
          INSERT INTO review_step VALUES
            (1, 1, 'returned', '2024-01-01T00:00:00Z', 'Lan', 'sai'),
            (1, 2, 'submitted', '2024-01-02T00:00:00Z', 'Lan', ''),
            (2, 1, 'verified', '2024-01-03T00:00:00Z', 'Lan', 'đã ký');
          INSERT INTO report SELECT 3, structure, unit, unit_name, period, period_from, period_to, version, form, 2,
            file, path, state, errors, warnings, notes, findings, judgement, 1, received_at FROM report WHERE id = 1;
          INSERT INTO merge_conflict (ours, theirs, source, found_at) VALUES (1, 3, 'b.sqlite', '2024-01-04');
          """)
    }
    try queue.close()
    let registry = try Registry(path: path, access: .write)
    #expect(try registry.heads().map(\.state) == [.accepted, .confirmed])
    #expect(try registry.reviewSteps(of: 1).map(\.action) == [.return, .submit])
    #expect(try registry.reviewSteps(of: 1).map(\.state) == [.returned, .accepted])
    #expect(try registry.reviewSteps(of: 2).first?.reason == "đã ký")
    #expect(try registry.proposals().map(\.proposed) == [3])
    try registry.decide(proposal: 1, isAccepted: false, reason: "giữ")
    #expect(try registry.proposals().isEmpty)
  }
}
