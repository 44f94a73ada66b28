import P8Definitions
import Foundation
import P8Aggregation
import P8Exports
import P8Model
import P8Registry
import TestSupport
import Testing

import Project8

/// The way of reports through their reviewers, locks, and who has sent.
struct ReviewTests {
  let folder: TemporaryFolder
  let workspace: Workspace

  /// Two communes of two villages; the fourth village has not sent anything, another one's report is held.
  init() async throws {
    folder = try TemporaryFolder()
    var workspace = try Workspace(
      definitions: PhuYenCaseTests.root, registry: folder.path("registry.sqlite"))
    workspace.author = "Lan"
    let list =
      "commune\tvillage\n22084\tThôn mẫu 1\n22084\tThôn mẫu 2\n22087\tThôn mẫu 1\n22087\tThôn mẫu 2\n"
    _ = try workspace.importVillages(
      fromFile: folder.write(Array(list.utf8), to: "villages.tsv"), structure: .y2024, language: .en)
    let files = ["22084-01", "22084-02", "22087-01"].map {
      BatchFile(
        path: "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023/reports/\($0).xlsx", name: "\($0).xlsx")
    }
    _ = try await workspace.ingest.store(files, jobs: 2)
    self.workspace = workspace
  }

  /// Takes a step; what is confirmed as a whole is confirmed without the village that has not sent.
  private func review(_ action: ReviewAction, _ unit: String, reason: String = "") throws -> ReviewOutcome {
    let isWhole = action == .confirm && (unit == "54" || unit == "22087")
    return try workspace.review(
      action, unit: unit, period: "2023", form: nil, reason: isWhole ? "mưa lũ" : reason,
      without: isWhole ? ["22087-02"] : [])
  }

  @Test func `a unit means all reports in it, and a step left out is refused by name`() throws {
    #expect(throws: Failure.self) { try review(.return, "22084") }
    let early = try review(.approve, "22084")
    #expect(early.taken == 0 && early.refused.count == 2)
    #expect(
      early.refused.allSatisfy { $0.words.en.contains("accepted") && $0.unit.code.hasPrefix("22084-0") })
    #expect(try review(.confirm, "54").taken == 3)
    #expect(try review(.approve, "22084").taken == 2)
    // Nothing to do is no refusal.
    let again = try review(.approve, "22084")
    #expect(again.taken == 0 && again.refused.isEmpty)
    let audit = try workspace.trust.auditLog(since: nil, containing: "review.", format: .text)
    // The village without which it was confirmed is a line of its own.
    #expect(audit.split(separator: "\n").count == 6 && audit.contains("review.without"))
    #expect(audit.contains("\tLan\treview.approved"))
    #expect(try workspace.trust.verifyAudit(.en).isIntact)
    #expect(throws: Failure.self) { try review(.confirm, "22210") }
  }

  @Test func `confirming without the signed document is told, or refused where the definitions say so`()
    async throws
  {
    let told = try review(.confirm, "22084-01")
    #expect(told.taken == 1 && told.refused.isEmpty)
    #expect(told.remarks.count == 1 && told.formatted(.vi).contains("P8-REV-001"))
    let named = try workspace.review(
      .confirm, unit: "22084-02", period: "2023", form: nil, reason: "", document: "12/BC-UBND, 05/01/2024")
    #expect(named.taken == 1 && named.remarks.isEmpty)
    let audit = try workspace.trust.auditLog(since: nil, containing: "review.", format: .text)
    #expect(audit.contains("12/BC-UBND, 05/01/2024"))

    try FileManager.default.createDirectory(
      atPath: folder.path("strict"), withIntermediateDirectories: false)
    try FileManager.default.copyItem(
      atPath: "\(PhuYenCaseTests.root)/indicators", toPath: folder.path("strict/indicators"))
    try FileManager.default.copyItem(
      atPath: "\(PhuYenCaseTests.root)/templates", toPath: folder.path("strict/templates"))
    let checks = folder.path("strict/indicators/checks.yaml")
    let text = try String(contentsOfFile: checks, encoding: .utf8)
    let range = try #require(text.range(of: "severity: warning", options: .backwards))
    try text.replacingCharacters(in: range, with: "severity: error")
      .write(toFile: checks, atomically: true, encoding: .utf8)
    let strict = try Workspace(
      definitions: folder.path("strict"), registry: folder.path("registry.sqlite"))
    let refused = try strict.review(.confirm, unit: "22087-01", period: "2023", form: nil, reason: "")
    #expect(refused.taken == 0 && refused.refused.count == 1)
  }

  @Test func `a commune is confirmed after its villages only`() throws {
    let registry = try workspace.registry()
    let villages = try registry.reports()
    let first = try #require(villages.first?.report)
    let commune = try #require(first.unit.communeOfVillage)
    try registry.store(
      RegisteredReport(
        unit: commune, unitName: "Xã", period: first.period, version: .initial, form: "commune-report",
        file: SourceFile(path: "xa.xlsx", sha256: String(repeating: "a", count: 64), byteCount: 1),
        state: .accepted, findingCounts: [:], records: []))
    try registry.close()
    let blocked = try workspace.review(
      .confirm, unit: commune.code, period: "2023", form: "commune-report", reason: "")
    #expect(blocked.taken == 1 && blocked.refused.isEmpty, "its villages were not asked for with it")
    _ = try review(.return, commune.code, reason: "x")
    _ = try review(.submit, commune.code)
    // From the villages upwards, in one go.
    #expect(try review(.confirm, commune.code).taken == 3)
  }

  @Test func `the status tells who sent, who is late and who was returned`() throws {
    _ = try review(.return, "22084-02", reason: "thiếu buổi")
    _ = try review(.confirm, "22084-01")
    let status = try workspace.status(unit: "54", period: "2023", by: .commune)
    // The deadline of 2023 had passed long ago when this registry was begun: who sent in time it cannot know.
    #expect(status.lastDay?.description == "2024-01-24" && status.isOverdue && !status.knowsArrivals)
    #expect(status.senders.allSatisfy { $0.isLate == nil })
    let total = status.total
    let numbers = [
      total.expected, total.received, total.missing, total.returned, total.confirmed,
    ]
    #expect(numbers == [4, 2, 1, 1, 1])
    #expect(total.completeness == ExactDecimal("50"))
    #expect(status.rows.map(\.unit.code) == ["22084", "22087"])
    #expect(status.rows.map(\.received) == [1, 1])
    #expect(status.senders.filter { $0.received == nil }.map(\.unit.code) == ["22087-02"])
    #expect(status.senders.compactMap(\.returnedBecause) == ["thiếu buổi"])
    let text = status.formatted(.text, language: .vi)
    #expect(text.contains("Chưa gửi, đã quá hạn (1)") && text.contains("thiếu buổi"), "\(text)")
    #expect(!text.contains("Đúng hạn") && text.contains("không biết báo cáo đến ngày nào"), "\(text)")
    let json = try JSONSerialization.jsonObject(with: Data(status.formatted(.json, language: .vi).utf8))
    #expect(((json as? [String: Any])?["villages"] as? [Any])?.count == 4)
    let whole = try #require((json as? [String: Any])?["total"] as? [String: Any])
    #expect(whole["inTime"] is NSNull && whole["late"] is NSNull)
    #expect(status.formatted(.csv, language: .vi).split(separator: "\r\n").count == 4)
  }

  @Test(arguments: [("2024-01-24T16:59:59Z", 3, 0), ("2024-01-24T17:00:00Z", 0, 3)])
  func `a registry in use tells who was late, by the day in Vietnam`(
    time: String, inTime: Int, late: Int
  ) async throws {
    var office = try Workspace(definitions: PhuYenCaseTests.root, registry: folder.path("\(late).sqlite"))
    office.clock = { "2023-12-01T02:00:00Z" }
    _ = try office.importVillages(
      fromFile: folder.path("villages.tsv"), structure: .y2024, language: .en)
    office.clock = { time }
    let files = ["22084-01", "22084-02", "22087-01"].map {
      BatchFile(
        path: "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023/reports/\($0).xlsx", name: "\($0).xlsx")
    }
    _ = try await office.ingest.store(files, jobs: 2)
    let status = try office.status(unit: "54", period: "2023", by: nil)
    #expect(status.knowsArrivals && status.registryBegan?.description == "2023-12-01")
    #expect(status.total.inTime == inTime)
    #expect(status.total.late == late)
    let isLate = late > 0
    #expect(status.isOverdue == isLate, "the last day is over when it is over in Vietnam")
    let text = status.formatted(.text, language: .vi)
    #expect(text.contains("muộn 1 ngày") == isLate)
    // The same midnight parts the days of the audit log.
    let since = try #require(CalendarDate(iso: "2024-01-25"))
    let entries = try office.trust.auditLog(since: since, containing: nil, format: .text)
    #expect(entries.isEmpty != isLate, "\(entries)")
  }

  @Test(arguments: [
    ("2024-02-28T16:59:59Z", "2024-02-28"), ("2024-02-28T17:00:00Z", "2024-02-29"),
    ("2024-12-31T17:00:00Z", "2025-01-01"),
  ])
  func `today is the day in Vietnam`(time: String, day: String) throws {
    var office = workspace
    office.clock = { time }
    #expect(office.today?.description == day)
  }

  @Test(arguments: [
    ("2023", UnitLevel.village, "2024-01-24"), ("2023", .commune, "2024-01-30"),
    ("2023@decree09", .village, "2023-09-09"), ("2023-Q4", .village, "2024-01-10"),
    ("2023-Q4@decree09", .village, "2023-12-24"), ("2023-Q1", .commune, "2023-04-15"),
    ("2023-H1", .village, ""), ("2023-M07", .village, ""), ("2023-Q1", .province, ""),
  ])
  func `each kind of period has its own deadline`(name: String, level: UnitLevel, day: String) throws {
    let period = try #require(Period(name, calendar: .calendar))
    let programme = workspace.definitions.programme
    let last = programme.lastDay(for: period, of: level, version: .initial)?.description ?? ""
    #expect(last == day)
  }

  @Test func `without a deadline nobody is late`() throws {
    let status = try workspace.status(unit: "54", period: "2023-M07", by: nil)
    #expect(status.lastDay == nil && !status.isOverdue)
    #expect(!status.formatted(.text, language: .en).contains("Late"))
    #expect(status.total.expected == 4 && status.total.received == 0)
  }

  @Test(arguments: [
    ("2023-10-30T08:00:00Z", "2023-10-30"), ("2023-10-30T16:59:59Z", "2023-10-30"),
    ("2023-10-30T17:00:00Z", "2023-10-31"), ("2023-12-31T20:00:00Z", "2024-01-01"),
  ])
  func `the day of an arrival is that of Vietnam`(time: String, day: String) {
    #expect(CalendarDate.inVietnam(time)?.description == day)
  }

  @Test func `a locked period takes nothing in, but for a unit with an exception`() async throws {
    #expect(throws: Failure.self) {
      try workspace.lock(unit: "54", period: "2023", reason: "", allowsUnverified: true)
    }
    #expect(throws: Failure.self) {
      try workspace.lock(unit: "54", period: "2023", reason: "nộp", allowsUnverified: false)
    }
    _ = try review(.confirm, "54")
    _ = try workspace.lock(unit: "54", period: "2023", reason: "nộp", allowsUnverified: false)
    let late = [
      BatchFile(
        path: "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023/reports/22087-02.xlsx",
        name: "22087-02.xlsx"),
      BatchFile(
        path: "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023/reports/22090-01.xlsx",
        name: "22090-01.xlsx"),
    ]
    let refused = try await workspace.ingest.store(late, jobs: 1)
    #expect(refused.refused.count == 2 && refused.counts.stored == 0)
    _ = try workspace.unlock(unit: "22087", period: "2023", reason: "mưa lũ")
    #expect(try workspace.review.locks(.en).contains("exception\t2023@calendar\t22087@2024"))
    let taken = try await workspace.ingest.store(late, jobs: 1)
    #expect(taken.refused.count == 1 && taken.counts.stored == 1)
    _ = try workspace.lock(unit: "22087", period: "2023", reason: "xong", allowsUnverified: false)
    #expect(try !workspace.review.locks(.en).contains("exception"))
    _ = try workspace.unlock(unit: "54", period: "2023", reason: "sửa")
    #expect(throws: Failure.self) { try workspace.unlock(unit: "54", period: "2023", reason: "sửa") }
    #expect(try workspace.trust.verifyAudit(.en).isIntact)
    #expect(
      try workspace.trust.auditLog(since: nil, containing: "mưa lũ", format: .jsonl).contains("exception"))
  }

  @Test func `only confirmed figures count where the rule says so, and the others are named`() throws {
    _ = try review(.confirm, "22084")
    func table(_ rule: CountingRule) throws -> IndicatorTable {
      try workspace.table(unit: "54", period: "2023", by: .commune, structure: nil, counting: rule)
    }
    let all = try table(.accepted)
    let confirmed = try table(.confirmed)
    #expect(all.total.coverage.counted == 3 && confirmed.total.coverage.counted == 2)
    #expect(
      confirmed.total.value(.cumulative, of: "D8.1.1")
        == all.units.first { $0.unit.code == "22084" }?.value(.cumulative, of: "D8.1.1"))
    #expect(
      confirmed.notes.contains {
        $0.en.hasPrefix("Not confirmed by the commune and not counted: 1 report")
          && $0.en.contains("22087-01")
      })
    #expect(!all.notes.contains { $0.en.contains("not confirmed") })
    #expect(
      confirmed.total.coverage.unconfirmed == 1 && confirmed.total.coverage.held == all.total.coverage.held)
    #expect(confirmed.units.map(\.coverage.unconfirmed).reduce(0, +) == 1)
    // An explanation by the same rule has the same numbers and names what is left out.
    for rule in [CountingRule.accepted, .confirmed] {
      let table = rule == .accepted ? all : confirmed
      for unit in [table.total] + table.units {
        let explanations = try workspace.explanations(
          unit: unit.unit.code, period: "2023", structure: nil, counting: rule)
        #expect(explanations.count == unit.indicators.values.map(\.values.count).reduce(0, +))
        for explanation in explanations {
          #expect(explanation.value == unit.value(explanation.key, of: explanation.indicator))
          #expect(explanation.coverage == unit.coverage)
        }
      }
    }
    func explain(_ language: Language, since: String? = nil, _ format: ExplanationFormat = .text) throws
      -> String
    {
      try workspace.explanation(
        of: "D8.1.1", figure: "cumulative", unit: "54", period: "2023", structure: nil, since: since,
        counting: .confirmed, format: format, language: language)
    }
    #expect(try explain(.en).contains("22087-01.xlsx"))
    #expect(try explain(.en).contains("the report is not confirmed by its commune"))
    #expect(try explain(.vi).contains("chưa được xã xác thực") && explain(.vi).contains("1 chưa xác thực"))
    #expect(try explain(.vi, .json).contains("\"reason\": \"unconfirmed\""))
    // Nothing was confirmed yet then.
    #expect(try explain(.en, since: "2020-01-01").contains(": – → "))
    _ = try review(.confirm, "54")
    let whole = try table(.confirmed)
    let named = try table(.accepted)
    #expect(whole.total == all.total && whole.notes == named.notes)
    #expect(named.notes.contains { $0.en.contains("22087-02 (mưa lũ)") })
  }

  @Test func `a returned report counts nowhere, and is named as left out with its reason`() throws {
    func table() throws -> IndicatorTable {
      try workspace.table(unit: "54", period: "2023", by: .commune, structure: nil)
    }
    let before = try table()
    _ = try review(.return, "22084-02", reason: "thiếu buổi")
    let after = try table()
    #expect(before.total.coverage.counted == 3 && after.total.coverage.counted == 2)
    #expect(after.total.coverage.missing == 2 && after.total.coverage.notCounted == 0)
    #expect(after.total.value(.cumulative, of: "D8.1.1") != before.total.value(.cumulative, of: "D8.1.1"))
    func explain(_ language: Language) throws -> String {
      try workspace.explanation(
        of: "D8.1.1", figure: "cumulative", unit: "54", period: "2023", structure: nil, language: language)
    }
    #expect(try explain(.en).contains("returned: thiếu buổi"))
    #expect(try explain(.vi).contains("đã trả lại: thiếu buổi"))
    let export = try workspace.nationalReport(
      layout: "national-summary", unit: "54", period: "2023", by: nil, language: .en, container: .xlsx)
    let states = Dictionary(grouping: export.manifest.inputs, by: \.state).mapValues { $0.map(\.unit) }
    #expect(states["returned"] == ["22084-02@2024"] && states["accepted"]?.count == 2, "\(states)")
    _ = try review(.submit, "22084-02")
    #expect(try table() == before)
    _ = try review(.withdraw, "22084-02", reason: "gửi nhầm")
    #expect(try table().total.coverage.counted == 2)
    #expect(try workspace.status(unit: "54", period: "2023", by: nil).total.received == 2)
    _ = try review(.recover, "22084-02")
    #expect(try table() == before)
  }

  @Test
  func `a commune is confirmed only with a report of each village, or with a reason for each missing one`()
    async throws
  {
    func confirm(_ unit: String, reason: String = "", without: [String] = []) throws -> ReviewOutcome {
      try workspace.review(
        .confirm, unit: unit, period: "2023", form: nil, reason: reason, without: without)
    }
    // What is whole is taken, what is not is named.
    let first = try confirm("54")
    #expect(first.taken == 2 && first.refused.count == 1)
    #expect(
      first.refused.allSatisfy { $0.words.vi.contains("22087-02") && $0.words.en.contains("--without") })
    #expect(throws: Failure.self) { try confirm("22087", without: ["22087-02"]) }
    #expect(throws: Failure.self) { try confirm("22087", reason: "x", without: ["22087-01"]) }
    #expect(throws: Failure.self) { try confirm("22087-01", reason: "x", without: ["22087-02"]) }
    #expect(try confirm("22087", reason: "mưa lũ", without: ["22087-02"]).taken == 1)
    func notes() throws -> [LocalizedText] {
      try workspace.table(unit: "54", period: "2023", by: nil, structure: nil).notes
    }
    #expect(try notes().contains { $0.vi.contains("22087-02 (mưa lũ)") })
    // Decided once, it is not asked again; once the village has sent, nothing is missing.
    _ = try review(.return, "22087-01", reason: "sai")
    _ = try review(.submit, "22087-01")
    #expect(try confirm("22087").taken == 1)
    let late = BatchFile(
      path: "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023/reports/22087-02.xlsx",
      name: "22087-02.xlsx")
    _ = try await workspace.ingest.store([late], jobs: 1)
    #expect(try !notes().contains { $0.vi.contains("22087-02 (mưa lũ)") })
  }

  @Test func `the last step is taken back with all its reports, step after step`() throws {
    let registry = try workspace.registry()
    func states() throws -> [ReportState] { try registry.heads().map(\.state) }
    _ = try review(.confirm, "22084")
    _ = try review(.withdraw, "54", reason: "nhầm")
    #expect(try states() == [.withdrawn, .withdrawn, .withdrawn])
    #expect(try workspace.review.undoing(.vi).count == 3)
    let said = try workspace.review.undo(reason: "bấm nhầm")
    #expect(said.vi.contains("đã rút → xã đã ký xác thực") && said.en.contains("22087-01"))
    #expect(try states() == [.confirmed, .confirmed, .accepted])
    _ = try workspace.review.undo(reason: "")
    #expect(try states() == [.accepted, .accepted, .accepted])
    #expect(throws: Failure.self) { try workspace.review.undo(reason: "") }
    // Nothing was deleted.
    #expect(try registry.auditEntries().count { $0.action.hasPrefix("review.") } == 10)
    #expect(try workspace.trust.verifyAudit(.en).isIntact)
  }

  @Test func `a plan says what a step would do, and does nothing`() throws {
    let request = ReviewRequest(
      .confirm, unit: try workspace.unit("54", structure: .y2024), period: try workspace.period("2023"))
    let plan = try workspace.review.plan(request)
    #expect(plan.taking.map(\.unit.code) == ["22084-01", "22084-02"] && plan.refused.count == 1)
    #expect(plan.formatted(.vi).contains("22087-02") && plan.formatted(.en).contains("2 reports"))
    #expect(try workspace.registry().heads().allSatisfy { $0.state == .accepted })
  }

  @Test func `a reason that holds for several reports is said once`() throws {
    _ = try review(.return, "22084-01", reason: "sai")
    let request = ReviewRequest(
      .confirm, unit: try workspace.unit("22084", structure: .y2024), period: try workspace.period("2023"))
    // The village that was sent back keeps the other one from being confirmed, and is itself not where it can be.
    _ = try review(.return, "22084-02", reason: "sai")
    let plan = try workspace.review.plan(request)
    #expect(plan.refused.map(\.unit.code) == ["22084-01", "22084-02"])
    #expect(Set(plan.refused.map(\.words)).count == 1)
    for text in [plan.formatted(.en), try workspace.review.take(request).formatted(.en)] {
      #expect(text.components(separatedBy: "add --without").count == 2)
      #expect(text.contains("2 reports (22084-01 ") && text.contains(", 22084-02 "))
    }
  }

  @Test func `the facts of the signed document are kept and shown, and a scan is no signature`() throws {
    let document = SignedDocument(
      number: "12/BC-UBND", date: CalendarDate(iso: "2024-01-05"), signer: "Chủ tịch UBND xã",
      signature: .scan, sha256: String(repeating: "a", count: 64))
    let outcome = try workspace.review.take(
      ReviewRequest(
        .confirm, unit: try workspace.unit("22084-01", structure: .y2024),
        period: try workspace.period("2023"), document: document))
    #expect(outcome.taken == 1 && outcome.formatted(.vi).contains("Bản quét"))
    let status = try workspace.status(unit: "54", period: "2023", by: nil)
    #expect(status.senders.compactMap(\.document) == [document])
    #expect(
      status.formatted(.text, language: .vi).contains("12/BC-UBND, 05/01/2024, Chủ tịch UBND xã, bản quét"))
    #expect(status.formatted(.json, language: .vi).contains("\"signature\": \"scan\""))
  }

  @Test func `a signed document whose figures the registry no longer has is named until it is signed anew`()
    async throws
  {
    let document = SignedDocument(number: "12/BC-UBND", signature: .wet)
    func sign(_ document: SignedDocument) throws {
      let outcome = try workspace.review.take(
        ReviewRequest(
          .confirm, unit: try workspace.unit("22084-01", structure: .y2024),
          period: try workspace.period("2023"), document: document))
      #expect(outcome.taken == 1)
    }
    func outdated() throws -> [SignedDocument] {
      try workspace.status(unit: "54", period: "2023", by: nil).senders.compactMap(\.outdatedDocument)
    }
    try sign(document)
    #expect(try outdated().isEmpty)
    // The same figures in other bytes keep the document; other figures wait, and the signed ones count until then.
    _ = try await workspace.ingest.store([Office.changed("22084-01", in: folder, cell: nil)], jobs: 1)
    _ = try await workspace.ingest.store([Office.changed("22084-01", in: folder)], jobs: 1)
    #expect(try outdated().isEmpty)
    let proposal = try #require(try workspace.registry().proposals().first)
    _ = try workspace.review.decide(replacement: proposal.number, isAccepted: true, reason: "số quyết định")
    #expect(try outdated() == [document])
    let status = try workspace.status(unit: "54", period: "2023", by: nil)
    #expect(status.formatted(.text, language: .vi).contains("không còn là số liệu đã ký"))
    #expect(status.formatted(.json, language: .en).contains("\"outdatedDocument\": {"))
    let newer = SignedDocument(number: "15/BC-UBND", signature: .wet)
    try sign(newer)
    #expect(try outdated().isEmpty)
    // What was signed and then sent back counts nowhere.
    _ = try review(.return, "22084-01", reason: "sai ngày")
    #expect(try outdated() == [newer])
  }

  @Test func `of the whole country the provinces without a list are named`() throws {
    let country = try workspace.status(unit: "VN", period: "2023", by: nil)
    let note = try #require(country.note)
    #expect(
      note.vi
        == "Mới có danh sách thôn của 1/63 tỉnh: Tỉnh Phú Yên. Thôn của 62 tỉnh khác không có trong số phải báo cáo."
    )
    #expect(country.formatted(.text, language: .vi).contains(note.vi))
    #expect(try workspace.status(unit: "54", period: "2023", by: nil).note == nil)
    let table = try workspace.indicators.table(
      FigureRequest(
        unit: try workspace.unit("VN", structure: .y2024), period: try workspace.period("2023")))
    #expect(table.notes.first == note)
  }

  @Test func `an export says by which rule it counted, and on its face that it is not confirmed`() throws {
    func export(_ rule: CountingRule?) throws -> ExportDocument {
      try workspace.exporting.nationalReport(
        ReportRequest(
          layout: "national-summary", unit: try workspace.unit("54", structure: .y2024),
          period: try workspace.period("2023"), language: .en, container: .spreadsheetXML2003, counting: rule)
      )
    }
    func face(_ document: ExportDocument) -> Bool {
      String(decoding: document.bytes, as: UTF8.self).contains("the commune has not signed")
    }
    #expect(try face(export(nil)) && export(nil).manifest.counting == .accepted)
    _ = try review(.confirm, "22084")
    let confirmed = try export(.confirmed)
    #expect(!face(confirmed) && confirmed.manifest.states == ["confirmed", "approved"])
    #expect(confirmed.manifest.tables.first?.units.first?.coverage.counted == 2)
    #expect(try export(.approved).manifest.tables.first?.units.first?.coverage.counted == 0)
    #expect(try face(export(.accepted)))
    _ = try review(.confirm, "54")
    #expect(try !face(export(.accepted)))
  }

  @Test func `a registry is checked, backed up and restored`() throws {
    #expect(try workspace.trust.checkRegistry(.en).isSound)
    _ = try workspace.trust.backUpRegistry(to: folder.path("copy.sqlite"))
    #expect(throws: Failure.self) { try workspace.trust.backUpRegistry(to: folder.path("copy.sqlite")) }
    _ = try review(.confirm, "54")
    let said = try workspace.trust.restoreRegistry(from: folder.path("copy.sqlite"))
    #expect(said.en.contains("before-restore-1"))
    #expect(try workspace.trust.auditLog(since: nil, containing: "review.", format: .text).isEmpty)
  }
}
