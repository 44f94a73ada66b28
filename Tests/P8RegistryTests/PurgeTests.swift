import ContentDigest
import Foundation
import P8Model
import P8Registry
import TestSupport
import Testing

/// Originals that are removed for the personal data in them.
struct PurgeTests {
  private static let secret = "Nguyễn Thị Hoa 0912345678 " + String(repeating: "x", count: 20_000)

  private func bytes(in folder: TemporaryFolder) throws -> Int {
    try ["", "-wal"].map { folder.path("a.sqlite" + $0) }.filter {
      FileManager.default.fileExists(atPath: $0)
    }
    .map { try Data(contentsOf: URL(filePath: $0)).ranges(of: Data("0912345678".utf8)).count }.reduce(0, +)
  }

  private func registry(in folder: TemporaryFolder, corrected: Bool = true) throws -> Registry {
    let registry = try Registry(path: folder.path("a.sqlite"), access: .create, author: "Lan")
    try registry.store(
      SampleReports.report(members: 1, state: .held, content: Self.secret), original: Array(Self.secret.utf8),
      rule: SampleReports.anyChange)
    if corrected {
      try registry.store(SampleReports.report(members: 2), original: nil, rule: SampleReports.anyChange)
    }
    return registry
  }

  @Test(arguments: [true, false])
  func `the bytes go, the digest stays, and the registry is sound`(isCorrected: Bool) throws {
    let folder = try TemporaryFolder()
    let registry = try registry(in: folder, corrected: isCorrected)
    let digest = ContentDigest.sha256(Self.secret)
    #expect(try registry.originalFile(sha256: digest) == Array(Self.secret.utf8))
    #expect(try bytes(in: folder) > 0)
    let purged = try registry.purgeOriginal(of: 1, reason: "tên người")
    #expect(purged.sha256 == digest && purged.byteCount == Self.secret.utf8.count)
    #expect(try registry.originalFile(sha256: digest) == nil)
    #expect(try bytes(in: folder) == 0, "nothing of it is left in the file")
    #expect(try registry.verifyAudit() == [])
    #expect(try registry.check().isSound)
    let entry = try #require(try registry.auditEntries().last)
    #expect(entry.action == "report.purged" && entry.subject == "report 1" && entry.author == "Lan")
    #expect(entry.detail.contains(digest) && entry.detail.contains("tên người"))
    #expect(throws: RegistryFault.self) { try registry.purgeOriginal(of: 1, reason: "again") }
  }

  @Test func `the same file does not bring the original back`() throws {
    let folder = try TemporaryFolder()
    let registry = try registry(in: folder, corrected: false)
    _ = try registry.purgeOriginal(of: 1, reason: "tên người")
    try registry.store(
      SampleReports.report(period: "2022", members: 1, state: .held, content: Self.secret),
      original: Array(Self.secret.utf8), rule: SampleReports.anyChange)
    #expect(try registry.originalFile(sha256: ContentDigest.sha256(Self.secret)) == nil)
    #expect(try registry.verifyAudit() == [])
  }

  @Test func `the original of a report that counts stays`() throws {
    let folder = try TemporaryFolder()
    let registry = try Registry(path: folder.path("a.sqlite"), access: .create)
    try registry.store(
      SampleReports.report(members: 1, content: Self.secret), original: Array(Self.secret.utf8),
      rule: SampleReports.anyChange)
    #expect(throws: RegistryFault.self) { try registry.purgeOriginal(of: 1, reason: "nhầm") }
    #expect(throws: RegistryFault.self) { try registry.purgeOriginal(of: 7, reason: "không có") }
    #expect(try registry.originalFile(sha256: ContentDigest.sha256(Self.secret)) != nil)
  }
}
