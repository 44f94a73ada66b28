import ContentDigest
import Foundation
import P8Model
import P8Registry
import TestSupport
import Testing

/// Registries that exchange what they hold, by file: nothing lost, nothing doubled, conflicts told.
struct ExchangeTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func registry(_ name: String) throws -> Registry {
    try Registry(
      path: folder.path("\(name).sqlite"), access: .create, author: name,
      clock: { "2023-10-30T08:00:00Z" })
  }

  /// All that a registry holds, by what it is and not by its numbers.
  private func content(_ registry: Registry) throws -> Set<String> {
    Set(
      try registry.reports(matching: ReportQuery(includesSuperseded: true)).map {
        "\($0.report.unit) \($0.report.period) \($0.report.version) \($0.report.file.sha256)"
      })
  }

  private func spoken(_ registry: Registry) throws -> Set<String> {
    Set(try registry.reports().map { "\($0.report.unit) \($0.report.period) \($0.report.file.sha256)" })
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `merged both ways, two registries hold the same, and a second time changes nothing`(
    seed: UInt64
  ) throws {
    var samples = SampleReports(seed: seed)
    let ours = try registry("ours")
    let theirs = try registry("theirs")
    for number in 0..<40 {
      let report = try samples.anyReport()
      if number % 3 != 0 { try ours.store(report, original: nil) }
      if number % 3 != 1 { try theirs.store(report, original: nil) }
    }
    let all = try content(ours).union(content(theirs))
    let there = try ours.merge(RegistryExtract(of: theirs))
    let back = try theirs.merge(RegistryExtract(of: ours))
    #expect(try content(ours) == all && content(theirs) == all)
    #expect(there.reportsAdded > 0)
    // What contradicts itself is told on both sides, or was settled by the first merge.
    #expect(back.proposals.count <= there.proposals.count)
    for registry in [ours, theirs] {
      #expect(try registry.check().isSound)
      let again = try registry.merge(RegistryExtract(of: registry.path == ours.path ? theirs : ours))
      #expect(again.isEmpty && again.proposals.isEmpty, "\(again)")
    }
  }

  @Test func `a bundle carries everything to another registry, and counts once`() throws {
    let commune = try registry("commune")
    let bytes = Array("1 2 3".utf8)
    try commune.importVillages([VillageEntry(commune: SampleReports.unit("22210"), name: "Buôn Bai")])
    let number = try commune.store(
      SampleReports.report(content: "1 2 3"), original: bytes
    ).report
    try commune.store(SampleReports.report(unit: "22210-02"))
    try commune.store(SampleReports.report(unit: "22207-01"))
    try commune.review(
      number, .confirm, reason: "đã ký",
      document: SignedDocument(number: "12/BC-UBND", date: CalendarDate(iso: "2024-01-05"), signature: .wet))
    let unit = try SampleReports.unit("22210")
    let extract = RegistryExtract(of: commune, period: Period("2023", calendar: .calendar)) {
      $0 == unit || $0.communeOfVillage == unit
    }
    let head = Bundle.Head(unit: unit, period: Period("2023", calendar: .calendar), author: "Lan")
    let file = try Bundle.write(extract, head: head)
    #expect(try Bundle.write(extract, head: head) == file)
    let bundle = try Bundle(file, path: "a.p8b")
    #expect(bundle.head == head && bundle.signer == nil)

    let province = try registry("province")
    let taken = try province.merge(bundle)
    #expect(taken.reportsAdded == 2 && taken.villagesAdded == 1 && taken.stepsAdded == 1)
    #expect(try spoken(province).count == 2)
    let first = try #require(try province.heads().first)
    #expect(first.state == .confirmed && first.lastStep?.author == "commune")
    #expect(first.lastStep?.document?.number == "12/BC-UBND" && first.lastStep?.document?.signature == .wet)
    #expect(try province.originalFile(sha256: ContentDigest.sha256(bytes)) == bytes)
    let read = try #require(try province.report(first.number)?.report)
    #expect(try read == #require(try commune.report(number)?.report))
    let again = try province.merge(bundle)
    #expect(again.isEmpty && again.reportsKnown == 2)
    #expect(try province.check().isSound)
  }

  @Test func `a signed bundle names its key, and every changed byte is noticed`() throws {
    let commune = try registry("commune")
    try commune.store(SampleReports.report(content: "x"), original: Array("x".utf8))
    let key = SigningKey()
    let head = Bundle.Head(unit: nil, period: nil, author: "")
    let file = try Bundle.write(RegistryExtract(of: commune), head: head, signedBy: key)
    #expect(try Bundle(file, path: "a").signer == key.publicKey)
    for index in stride(from: 0, to: file.count, by: 13) {
      var changed = file
      changed[index] ^= 1
      #expect(throws: RegistryFault.self, "byte \(index)") { try Bundle(changed, path: "a") }
    }
    for length in [0, 1, 20, 60, file.count / 2, file.count - 1] {
      #expect(throws: RegistryFault.self) { try Bundle(Array(file.prefix(length)), path: "a") }
    }
  }

  @Test func `a bundle of another make or of a newer version is refused`() throws {
    func kind(_ text: String) -> RegistryFault.Kind? {
      do throws(RegistryFault) {
        _ = try Bundle(Array(text.utf8), path: "a")
        return nil
      } catch {
        return error.kind
      }
    }
    #expect(kind("PK") == .notABundle)
    #expect(kind("{\"format\":\"project8-bundle\",\"version\":9}\n{}\n") == .newerBundle)
    #expect(kind("{\"format\":\"project8-bundle\",\"version\":1}\n{}\n") == .damagedBundle(line: 2))
    let head =
      "{\"format\":\"project8-bundle\",\"version\":1,\"unit\":null,\"period\":null}\n{\"report\":{}}\n"
    let end = "{\"end\":{\"sha256\":\"\(ContentDigest.sha256(head))\"}}\n"
    #expect(kind(head + end) == .damagedBundle(line: 2))
  }

  @Test func `theirs that carries on from ours waits, ours that carries on from theirs stays`() throws {
    let ours = try registry("ours")
    let theirs = try registry("theirs")
    let old = try SampleReports.report(members: 9)
    let new = try SampleReports.report(members: 10)
    try ours.store(old)
    try theirs.store(old)
    try theirs.store(new, rule: SampleReports.anyChange)
    let proposal = try #require(try ours.merge(RegistryExtract(of: theirs)).proposals.first)
    #expect(try ours.reports().map(\.report.file) == [old.file])
    #expect(try ours.proposal(proposal)?.cause == .sender)
    try ours.decide(proposal: proposal, isAccepted: true, reason: "bản mới")
    #expect(try ours.reports().map(\.report.file) == [new.file])
    let behind = try registry("behind")
    try behind.store(old)
    #expect(try ours.merge(RegistryExtract(of: behind)).isEmpty)
    #expect(try ours.reports().map(\.report.file) == [new.file])
  }

  @Test func `two that went their own way are both kept, and somebody decides`() throws {
    let ours = try registry("ours")
    let theirs = try registry("theirs")
    try ours.store(SampleReports.report(members: 9))
    try theirs.store(SampleReports.report(members: 12))
    let outcome = try ours.merge(RegistryExtract(of: theirs))
    let proposal = try #require(try ours.proposals().first)
    #expect(outcome.proposals == [proposal.number] && proposal.differences.map(\.field) == ["members"])
    #expect(proposal.differences.map { $0.before?.text } == ["9"] && proposal.source == theirs.path)
    #expect(try ours.reports().map(\.number) == [proposal.counting])
    #expect(throws: RegistryFault.self) {
      try ours.decide(proposal: proposal.number, isAccepted: true, reason: "")
    }
    let number = try ours.decide(proposal: proposal.number, isAccepted: true, reason: "mới hơn")
    #expect(try ours.reports().map(\.number) == [number])
    #expect(try ours.reports().map(\.report.file) == theirs.reports().map(\.report.file))
    #expect(try ours.proposals().isEmpty)
    #expect(throws: RegistryFault.self) {
      try ours.decide(proposal: proposal.number, isAccepted: false, reason: "x")
    }
    #expect(try ours.merge(RegistryExtract(of: theirs)).proposals.isEmpty)
    #expect(try ours.check().isSound && content(ours).count == 2)
  }

  @Test func `villages with other numbers are found by name, and their reports follow`() throws {
    let ours = try registry("ours")
    let theirs = try registry("theirs")
    let commune = try SampleReports.unit("22210")
    try ours.importVillages([
      VillageEntry(commune: commune, name: "Buôn Bai"), VillageEntry(commune: commune, name: "Buôn Gao"),
    ])
    try theirs.importVillages([
      VillageEntry(commune: commune, name: "Buôn Gao"), VillageEntry(commune: commune, name: "Buôn Học"),
    ])
    try theirs.store(SampleReports.report(unit: "22210-01"))
    try theirs.store(SampleReports.report(unit: "22210-02"))
    let outcome = try ours.merge(RegistryExtract(of: theirs))
    #expect(outcome.renumbered.map(\.name) == ["Buôn Gao", "Buôn Học"])
    #expect(outcome.renumbered.map(\.ours.code) == ["22210-02", "22210-03"])
    #expect(try ours.reports().map(\.report.unit.code) == ["22210-02", "22210-03"])
    #expect(
      try ours.reports().flatMap { $0.report.records.map(\.unit.code) } == ["22210-02", "22210-03"])
    #expect(try ours.merge(RegistryExtract(of: theirs)).isEmpty)
    #expect(try ours.villages().count == 3 && ours.check().isSound)
  }

  @Test func `a village that changed its commune keeps its identity`() throws {
    let ours = try registry("ours")
    let theirs = try registry("theirs")
    let entry = VillageEntry(commune: try SampleReports.unit("22210"), name: "Buôn Bai")
    try ours.importVillages([entry])
    try theirs.importVillages([VillageEntry(commune: SampleReports.unit("22207"), name: "Buôn X"), entry])
    let new = try SampleReports.unit("22237", .y2025)
    let old = try SampleReports.unit("22210-01")
    _ = try theirs.carry([(old: old, commune: new, as: nil)], reason: "x")
    _ = try ours.merge(RegistryExtract(of: theirs))
    #expect(
      try ours.villageLives().code(of: old, in: .y2025, on: #require(CalendarDate(iso: "2025-09-30")))?.code
        == "22237-01")
  }

  @Test func `what is locked here is refused and told, and comes in once it is unlocked`() throws {
    let ours = try registry("ours")
    let theirs = try registry("theirs")
    let year = try #require(Period("2023", calendar: .calendar))
    let unit = try SampleReports.unit("22210")
    try theirs.store(SampleReports.report())
    try theirs.store(SampleReports.report(period: "2024"))
    try ours.lock(year, of: unit, reason: "đã nộp")
    let outcome = try ours.merge(RegistryExtract(of: theirs))
    #expect(outcome.refused.count == 1 && outcome.reportsAdded == 1)
    try ours.unlock(year, of: unit, reason: "mở")
    #expect(try ours.merge(RegistryExtract(of: theirs)).reportsAdded == 1)
    #expect(throws: RegistryFault.self) { try ours.merge(RegistryExtract(of: ours)) }
  }
}
