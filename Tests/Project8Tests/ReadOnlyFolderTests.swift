import P8Definitions
import ContentDigest
import Foundation
import P8Model
import Project8
import TestSupport
import Testing

/// A registry that may be read by permission and not written to, as a person meets it on a shared folder.
struct ReadOnlyFolderTests {
  /// Runs a program without the right of the superuser to pass over permissions; it stays the same user.
  private static func run(_ program: String, _ arguments: [String]) throws -> (code: Int32, text: String) {
    let isSuperuser = getuid() == 0
    let outcome = try ChildProcess(
      isSuperuser ? "/usr/bin/setpriv" : program,
      (isSuperuser ? ["--bounding-set=-dac_override,-dac_read_search", program] : []) + arguments,
      environment: ["PATH": "/usr/bin:/bin", "NO_COLOR": "1"])()
    return (outcome.code, outcome.output + outcome.error)
  }

  /// Whether permissions bind here: some containers do not let a process give the superuser's rights up.
  private static let isBound: Bool = {
    guard let folder = try? TemporaryFolder(), seal(folder) else { return false }
    defer { open(folder) }
    guard let touched = try? run("/usr/bin/touch", [folder.path("x")]) else { return false }
    return touched.code != 0 && !FileManager.default.fileExists(atPath: folder.path("x"))
  }()

  private static func seal(_ folder: TemporaryFolder) -> Bool {
    let manager = FileManager.default
    for name in (try? manager.contentsOfDirectory(atPath: folder.url.path)) ?? [] {
      try? manager.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.path(name))
    }
    return (try? manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.url.path)) != nil
  }

  private static func open(_ folder: TemporaryFolder) {
    let manager = FileManager.default
    try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path)
    for name in (try? manager.contentsOfDirectory(atPath: folder.url.path)) ?? [] {
      try? manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path(name))
    }
  }

  private static func contents(of folder: TemporaryFolder) throws -> [String: String] {
    try Dictionary(
      uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: folder.url.path).map { name in
        (name, ContentDigest.sha256(Array(try Data(contentsOf: URL(filePath: folder.path(name))))))
      })
  }

  @Test(.enabled(if: isBound, "permissions do not bind the user of these tests"))
  func `a folder that may only be read is read, writing is told, and nothing of it changes`() async throws {
    let folder = try TemporaryFolder()
    let registry = folder.path("p8.sqlite")
    let samples = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023/reports"
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: registry)
    _ = try await workspace.ingest.store(
      [BatchFile(path: "\(samples)/22084-01.xlsx", name: "22084-01.xlsx")], jobs: 1)
    let before = try Self.contents(of: folder)
    #expect(before["p8.sqlite"] != nil)
    try #require(Self.seal(folder))
    defer { Self.open(folder) }
    let calls = [
      ["ingest", "\(samples)/22084-02.xlsx", "--quiet"],
      ["lock", "--unit", "54", "--period", "2023", "--reason", "x"],
      // What leaves the programme is noted in the registry.
      ["export", "csv", "--unit", "54", "--period", "2023"],
    ]
    let readings = [
      (["table", "--unit", "54", "--period", "2023"], "Tỉnh Phú Yên"),
      (["explain", "D8.1.1", "--unit", "54", "--period", "2023"], "D8.1.1"),
      (["status", "--unit", "54", "--period", "2023"], "Tỉnh Phú Yên"),
      (["registry", "check"], "sound"), (["audit", "verify"], "intact"),
      (["export", "csv", "--unit", "54", "--period", "2023", "--audience", "internal"], "indicator"),
      (["check", "\(samples)/22084-01.xlsx"], "1 accepted"), (["villages", "list", "--unit", "54"], ""),
    ]
    for (call, word) in readings {
      let told = try Self.run(
        BuiltCommand.path,
        call + ["--registry", registry, "--lang", "en", "--definitions", PhuYenCaseTests.root])
      #expect(told.code == 0 && (word.isEmpty || told.text.contains(word)), "\(call): \(told)")
    }
    for language in ["vi", "en"] {
      for call in calls {
        let told = try Self.run(
          BuiltCommand.path,
          call + ["--registry", registry, "--lang", language, "--definitions", PhuYenCaseTests.root])
        #expect(told.code != 0, "\(call)")
        #expect(
          told.text.contains(language == "vi" ? "Không được phép ghi" : "may not be written"), "\(told.text)")
        #expect(told.text.contains(registry) && told.text.contains("--registry"), "\(told.text)")
      }
    }
    // A new registry cannot be made there either, and leaves nothing behind.
    let made = try Self.run(
      BuiltCommand.path,
      [
        "ingest", "\(samples)/22084-02.xlsx", "--quiet", "--registry", folder.path("new.sqlite"), "--lang",
        "vi",
      ]
        + ["--definitions", PhuYenCaseTests.root])
    #expect(made.code != 0 && made.text.contains("Không được phép ghi"), "\(made.text)")
    #expect(try Self.contents(of: folder) == before)
    Self.open(folder)
    #expect(
      try workspace.table(unit: "22084", period: "2023", by: nil, structure: nil).total.coverage.counted == 1)
  }
}
