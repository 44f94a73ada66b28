import Foundation
import P8Model
import P8Presentation
import P8Registry
import TestSupport
import Testing

import Project8

/// What people are shown and may do of what is not theirs alone: uploads, lists, steps that touch an approval.
struct LimitedEntriesTests {
  private let office: WalkedOffice
  private let plain: Workspace

  init() async throws {
    office = try await WalkedOffice.copy()
    plain = office.plain
  }

  private func acting(_ role: PersonRole, _ units: [UnitCode] = [WalkedOffice.Place.own2024.unit])
    -> Workspace
  {
    plain.acting(as: Person(id: 7, login: "mai", name: "Mai", role: role, units: units))
  }

  private func expectForbidden(_ location: SourceLocation = #_sourceLocation, _ body: () throws -> Void) {
    let failure = #expect(throws: Failure.self, sourceLocation: location) { try body() }
    #expect(failure?.kind == .forbidden, "\(failure?.message.en ?? "")", sourceLocation: location)
  }

  // MARK: - Uploads

  @Test func `a report of another unit in an upload is refused by name and not stored`() async throws {
    let changed = ["22084-02", "22087-02"]
    let files = try changed.map { try Office.changed($0, in: office.folder) }
    let before = try plain.trust.auditLog(since: nil, containing: "report.", format: .text)
    let stored = try await acting(.commune).ingest.store(files, jobs: 2)
    #expect(stored.counts.stored == 1)
    #expect(stored.refused.count == 1)
    #expect(stored.refused.first?.en.contains("22087-02.xlsx") == true)
    #expect(stored.refused.first?.en.contains("not a unit of yours") == true)
    #expect(stored.refused.first?.vi.contains("ngoài phạm vi") == true)
    #expect(stored.needsAttention)
    #expect(stored.check.findings.allSatisfy { $0.at.file != "22087-02.xlsx" })
    let after = try plain.trust.auditLog(since: nil, containing: "report.", format: .text)
    #expect(after.split(separator: "\n").count == before.split(separator: "\n").count + 1)
    #expect(after.contains("\tMai\t"))
  }

  @Test func `a check says nothing of what is known of another unit`() async throws {
    let files = try ["22084-02", "22087-02"].map { try Office.changed($0, in: office.folder) }
    let checked = try await acting(.village, [WalkedOffice.Place.own2024.otherVillage]).checking.check(
      files, jobs: 1)
    #expect(
      checked.refused.map(\.en).allSatisfy { $0.contains("22087-02.xlsx") } && checked.refused.count == 1)
    #expect(checked.counts.accepted + checked.counts.held + checked.counts.rejected == 1)
    let text = String(decoding: try checked.formatted(.text, language: .en), as: UTF8.self)
    #expect(!text.contains("22087-02.xlsx"))
    // At a shell nothing is refused.
    #expect(try await plain.checking.check(files, jobs: 1).refused.isEmpty)
  }

  @Test func `a bundle in an upload is taken by who may send for its unit`() async throws {
    for (place, isTaken) in [(WalkedOffice.Place.own2024, true), (.foreign2024, false)] {
      let file = BatchFile(path: office.bundle(at: place), name: "\(place).p8b")
      let stored = try await acting(.commune).ingest.store([file], jobs: 1)
      let text = stored.exchanges.flatMap(\.lines).map(\.en).joined()
      #expect(text.contains("not yours") != isTaken, "\(text)")
    }
  }

  @Test func `rows of other communes in a list are refused by name`() throws {
    let list = try office.folder.write(
      Array("commune\tvillage\n22084\tThôn Mới Toanh\n22087\tThôn Xa Lạ\n".utf8), to: "both.tsv")
    let outcome = try acting(.commune).villages.importList(fromFile: list, structure: .y2024)
    #expect(outcome.summary.en.contains("1 village added") && outcome.problems.count == 1)
    #expect(outcome.problems.first?.en.contains("not a unit of yours") == true)
    let names = try plain.villages.list(in: WalkedOffice.Place.foreign2024.unit, on: nil).map(\.village.name)
    #expect(!names.contains("Thôn Xa Lạ"))
  }

  // MARK: - Lists

  @Test func `lists show a person their units, and say so`() throws {
    for place in [WalkedOffice.Place.own2024, .foreign2024] {
      _ = try plain.review.lock(
        place.unit, for: plain.period("2022"), reason: "\(place)", allowsUnverified: true)
    }
    _ = try plain.review.lock(
      #require(UnitCode("54", structure: .y2024)), for: plain.period("2021"), reason: "province",
      allowsUnverified: true)
    let mai = acting(.village)
    let locks = try mai.review.locks(.en)
    #expect(locks.contains("own2024") && locks.contains("province") && !locks.contains("foreign2024"))
    #expect(locks.contains("Of your units only."))
    #expect(try plain.review.locks(.en).contains("foreign2024"))
    let log = try mai.log.list(format: .text, language: .en)
    #expect(log.contains("#\(try office.logEntry(at: .own2024))"))
    #expect(!log.contains("#\(try office.logEntry(at: .foreign2024))"))
    #expect(try mai.log.list(format: .jsonl, language: .en).split(separator: "\n").count == 1)
    #expect(try mai.review.replacements().map(\.change.unit) == [WalkedOffice.Place.own2024.village])
    #expect(try plain.review.replacements().count == 2)
    let former = try mai.villages.formerNames(.en)
    #expect(former.keys.map(\.communeOfVillage) == [WalkedOffice.Place.own2024.unit])
  }

  // MARK: - Approvals

  @Test func `what was approved is changed by those who approve`() throws {
    let (unit, village) = (WalkedOffice.Place.own2024.unit, WalkedOffice.Place.own2024.otherVillage)
    func request(_ action: ReviewAction) -> ReviewRequest {
      ReviewRequest(action, unit: village, period: office.period, reason: "test")
    }
    let (commune, province) = (acting(.commune), acting(.province, [unit]))
    #expect(try commune.review.take(request(.confirm)).taken == 1)
    expectForbidden { _ = try commune.review.take(request(.approve)) }
    #expect(try province.review.take(request(.approve)).taken == 1)
    // The last steps are an approval: to take it back is to touch it.
    expectForbidden { _ = try commune.review.undo(reason: "test") }
    expectForbidden { _ = try commune.review.take(request(.return)) }
    expectForbidden { _ = try commune.review.take(request(.withdraw)) }
    #expect(try province.review.undo(reason: "test").en.isEmpty == false)
    #expect(try commune.review.take(request(.return)).taken == 1)
    #expect(try commune.review.undoing(.en).count == 1)
  }

  @Test func `an exception to a lock is given by who might have set it`() throws {
    let (nation, unit) = (UnitCode.nation(.y2024), WalkedOffice.Place.own2024.unit)
    let period = try plain.period("2022")
    let centre = acting(.centre, [nation])
    _ = try centre.review.lock(nation, for: period, reason: "year", allowsUnverified: true)
    let province = acting(.province, [try #require(UnitCode("54", structure: .y2024))])
    expectForbidden { _ = try province.review.unlock(unit, for: period, reason: "late") }
    #expect(try centre.review.unlock(unit, for: period, reason: "late").en.contains("exception"))
  }

  // MARK: - Donors

  @Test func `a donor gets what is made for partners and for everybody, and nothing else`() async throws {
    let donor = acting(.donor)
    let place = WalkedOffice.Place.own2024
    for audience in [Audience.partner, .public] {
      _ = try donor.exporting.figureList(office.exchange(at: place, for: audience))
      _ = try donor.exporting.nationalReport(office.report("national-summary", at: place, for: audience))
    }
    expectForbidden { _ = try donor.exporting.figureList(office.exchange(at: place, for: .internal)) }
    expectForbidden {
      _ = try donor.exporting.nationalReport(office.report("national-summary", at: place, for: .internal))
    }
    for audience in Audience.allCases {
      expectForbidden {
        _ = try donor.exporting.records(
          RecordRequest(
            unit: place.unit, period: office.period, audience: audience, language: .en, container: .xlsx))
      }
    }
    // What a layout is made for counts where nobody says.
    let unsaid = ReportRequest(
      layout: "national-summary", unit: place.unit, period: office.period, language: .en, container: .xlsx)
    expectForbidden { _ = try donor.exporting.nationalReport(unsaid) }
    expectForbidden { _ = try donor.indicators.table(office.figures(at: place)) }
    expectForbidden { _ = try donor.log.list(format: .text, language: .en) }
    expectForbidden { _ = try donor.villages.list(in: place.unit, on: nil) }
    expectForbidden { _ = try donor.exporting.publications(of: nil, as: .text, language: .en) }
  }

  @Test func `who has not signed in is shown nothing`() async throws {
    for entry in Walk.entries {
      let outcome = await office.outcome(of: entry, in: plain.forStrangers, at: .own2024)
      #expect(outcome?.kind == .forbidden, "\(entry.name)")
    }
  }
}
