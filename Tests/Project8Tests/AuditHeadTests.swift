import Foundation
import P8Model
import P8Registry
import TestSupport
import Testing

import Project8

/// The audit log against what left the office, and originals and kept figures against what they were.
struct AuditHeadTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace
  private static let samples = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023"

  init() throws {
    folder = try TemporaryFolder()
    workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: folder.path("registry.sqlite"))
  }

  private func ingest(_ reports: String...) async throws {
    _ = try workspace.importVillages(
      fromFile: "\(Self.samples)/seed/villages.tsv", structure: .y2024, language: .en)
    let files = reports.map { BatchFile(path: "\(Self.samples)/reports/\($0).xlsx", name: "\($0).xlsx") }
    _ = try await workspace.ingest.store(files, jobs: 2)
  }

  /// Writes an export; the path of its manifest.
  private func export(_ name: String) throws -> String {
    try workspace.nationalReport(
      layout: "national-summary", unit: "54", period: "2023", by: nil, language: .en, container: .xlsx
    ).write(to: folder.path(name), through: FileOutput(for: workspace))
    return folder.path("\(name).manifest.json")
  }

  @Test func `an export tells a registry that goes on from one that was put back`() async throws {
    try await ingest("22084-01")
    let backup = folder.path("older.sqlite")
    _ = try workspace.trust.backUpRegistry(to: backup)
    let early = try export("early.xlsx")
    try await ingest("22084-02")
    let late = try export("late.xlsx")
    let head = try workspace.trust.auditHead(.en)
    let fingerprint = head.prefix { $0 != " " }.replacing("-", with: "")
    #expect(fingerprint.count == 16)
    #expect(try String(contentsOfFile: late, encoding: .utf8).contains("\"hash\": \"\(fingerprint)"))
    for manifest in [early, late] {
      let result = try workspace.trust.verifyAudit(against: manifest, .en)
      #expect(result.isIntact, "\(result.text)")
    }
    _ = try workspace.trust.restoreRegistry(from: backup)
    #expect(try workspace.trust.verifyAudit(.en).isIntact)
    #expect(try workspace.trust.verifyAudit(against: early, .vi).isIntact)
    let cut = try workspace.trust.verifyAudit(against: late, .vi)
    #expect(!cut.isIntact && cut.text.contains("thiếu phần cuối"), "\(cut.text)")
    #expect(try workspace.trust.verifyAudit(against: late, .en).text.contains("older copy"))
    // Another history of the same length and longer.
    try await ingest("22087-01", "22087-02")
    let other = try workspace.trust.verifyAudit(against: late, .en)
    #expect(!other.isIntact && other.text.contains("another"), "\(other.text)")
  }

  @Test func `a signed log says who signed and up to where`() async throws {
    try await ingest("22084-01")
    let keys = KeyRing(folder: folder.path("keys"))
    let key = try keys.create("office")
    _ = try workspace.trust.signAudit(with: keys.signingKey("office"), .en)
    try await ingest("22084-02")
    let entries = try workspace.registry().auditEntries()
    let signed = try #require(entries.first { $0.action == "audit.signed" })
    let result = try workspace.trust.verifyAudit(keys: keys, .vi)
    let line = "Đã ký đến mục \(signed.number - 1): office (\(key.fingerprint))."
    #expect(result.isIntact && result.text.contains(line), "\(result.text)")
    #expect(try workspace.trust.verifyAudit(.en).text.contains("an unknown key"))
  }

  @Test func `a manifest of before says nothing of the log, which is told`() async throws {
    try await ingest("22084-01")
    let manifest = try export("a.xlsx")
    let text = try String(contentsOfFile: manifest, encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.contains(#""entries":"#) })
    try text.replacing("\(line)\n", with: "").write(toFile: manifest, atomically: true, encoding: .utf8)
    let failure = try #require(throws: Failure.self) {
      try workspace.trust.verifyAudit(against: manifest, .en)
    }
    #expect(failure.message.en.contains("where the audit log stood"))
  }

  @Test func `a flipped bit in an original is found by its sender, who does not send it`() async throws {
    try await ingest("22084-01", "22087-01")
    let unit = try workspace.unit("22084", structure: .y2024)
    try workspace.trust.requireSoundOriginals(of: unit, period: nil)
    try flipBit(inOriginal: "22084-01")
    for isFull in [false, true] {
      let check = try workspace.trust.checkRegistry(isFull: isFull, .en)
      #expect(!check.isSound && check.text.contains("22084-01.xlsx"), "\(check.text)")
      #expect(check.text.contains("compared 2 of 2 files"), "\(check.text)")
    }
    #expect(throws: Failure.self) { try workspace.trust.requireSoundOriginals(of: unit, period: nil) }
    #expect(throws: Failure.self) { try workspace.trust.requireSoundOriginals(of: nil, period: nil) }
    let other = try workspace.unit("22087", structure: .y2024)
    try workspace.trust.requireSoundOriginals(of: other, period: nil)
  }

  /// Changes one bit of a kept original on the disk, where no page of the database shows it.
  private func flipBit(inOriginal name: String) throws {
    try workspace.registry().close()
    let path = folder.path("registry.sqlite")
    let original = try Data(contentsOf: URL(filePath: "\(Self.samples)/reports/\(name).xlsx"))
    var bytes = try Data(contentsOf: URL(filePath: path))
    let place = try #require(
      stride(from: original.count / 2, to: original.count - 64, by: 16).lazy.compactMap {
        bytes.range(of: original[$0..<$0 + 48])
      }.first)
    bytes[place.lowerBound] ^= 1
    try bytes.write(to: URL(filePath: path))
  }

  @Test func `kept figures that are not what the reports give are found by a full check`() async throws {
    try await ingest("22084-01", "22084-02")
    let registry = try workspace.registry()
    let period = try workspace.period("2023")
    #expect(try workspace.trust.checkRegistry(isFull: true, .en).isSound)
    let kept = try registry.keptFigures(of: period, structure: .y2024, counting: .accepted)
    let figures = try #require(kept.values.first { !$0.content.isEmpty })
    var content = figures.content
    content[content.count - 1] ^= 1
    // With a digest that fits, as one who knows how would write it.
    try registry.keep([
      KeptFigures(
        area: figures.area, structure: .y2024, period: period, counting: .accepted, basis: figures.basis,
        content: content)
    ])
    #expect(try workspace.trust.checkRegistry(.en).isSound)
    let full = try workspace.trust.checkRegistry(isFull: true, .en)
    #expect(!full.isSound && full.text.contains("not what the reports add up to"), "\(full.text)")
  }
}
