import P8Definitions
import Foundation
import P8Model
import Project8
import TestSupport
import Testing

/// The command as people and scripts call it: exit codes, what it says, and what it leaves alone.
struct CommandTests {
  private func p8(
    _ arguments: String..., language: String = "en", environment: [String: String] = [:]
  ) throws -> (code: Int32, output: String, error: String) {
    try p8(arguments, language: language, environment: environment)
  }

  private func p8(
    _ arguments: [String], language: String = "en", environment: [String: String] = [:]
  ) throws -> (code: Int32, output: String, error: String) {
    let definitions =
      arguments.contains("--definitions") ? [] : ["--definitions", PhuYenCaseTests.root]
    return try ChildProcess(
      BuiltCommand.path, arguments + ["--lang", language] + definitions,
      environment: ["PATH": "/usr/bin:/bin", "NO_COLOR": "1", "COLUMNS": "10000"].merging(environment) { $1 })()
  }

  private static let sample = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023/reports"

  struct BadFile: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let code: String
    var testDescription: String { name }
  }

  /// The first eight bytes of an OLE container, in which Excel keeps encrypted and old workbooks.
  private static let container: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  static let badFiles = [
    BadFile(name: "empty.xlsx", bytes: [], code: "P8-FILE-009"),
    BadFile(name: "text.xlsx", bytes: Array("Kính gửi".utf8), code: "P8-FILE-001"),
    BadFile(
      name: "picture.jpg", bytes: [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 7, count: 500),
      code: "P8-FILE-020"),
    BadFile(name: "old.xls", bytes: container + Array(repeating: 0, count: 2_000), code: "P8-FILE-00"),
    BadFile(
      name: "cut.xlsx", bytes: Array("PK\u{3}\u{4}".utf8) + Array(repeating: 1, count: 300),
      code: "P8-FILE-00"),
  ]

  @Test(arguments: badFiles)
  func `a bad file is one finding, and exit code 1`(file: BadFile) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(file.bytes, to: file.name)
    let outcome = try p8("check", path, "--format", "json", "--registry", folder.path("none.sqlite"))
    #expect(outcome.code == 1)
    #expect(outcome.output.contains(file.code), "\(outcome.output)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("none.sqlite")))
  }

  @Test func `pipes, links to nowhere and files that vanish are findings and never a wait`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("x".utf8), to: "in/there.txt")
    #expect(mkfifo(folder.path("in/pipe.xlsx"), 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("in/link.xlsx"), withDestinationPath: folder.path("nowhere.xlsx"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("in/loop"), withDestinationPath: folder.path("in"))
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: nil)
    var files = try FileWalk.files(under: [folder.path("in")])
    files.append(BatchFile(path: folder.path("in/gone.xlsx"), name: "gone.xlsx"))
    let batch = try await workspace.checking.check(files, jobs: 2)
    let codes = batch.findings.map(\.code).sorted()
    #expect(codes == ["P8-FILE-001"] + Array(repeating: "P8-FILE-006", count: 4))
  }

  @Test func `a rule with a fault is told at its line and column, and the run does not start`() throws {
    let folder = try TemporaryFolder()
    let root = PhuYenCaseTests.root
    let files = FileManager.default
    try files.copyItem(atPath: "\(root)/indicators", toPath: folder.path("indicators"))
    try files.createDirectory(atPath: folder.path("templates"), withIntermediateDirectories: true)
    for name in ["forms", "reports", "sections"] {
      try files.copyItem(atPath: "\(root)/templates/\(name)", toPath: folder.path("templates/\(name)"))
    }
    let rule = """
      rules:
        - id: communication_team.wrong
          code: P8-SUM-999
          title: { vi: "a", en: "a" }
          on: communication_team
          check: women + menn = members
          severity: error
          effect: none
          message: { vi: "a", en: "a" }

      """
    try folder.write(Array(rule.utf8), to: "indicators/rules/wrong.yaml")
    let outcome = try p8(
      "check", Self.sample, "--definitions", folder.path(""), "--registry", folder.path("p8.sqlite"))
    #expect(outcome.code == 3)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.contains("indicators/rules/wrong.yaml:6:20"), "\(outcome.error)")
    #expect(outcome.error.contains("menn"))
  }

  @Test func `check tells, waives and compares as its help says`() throws {
    let folder = try TemporaryFolder()
    let registry = folder.path("p8.sqlite")
    let path = try folder.write(Array("x".utf8), to: "in/a.txt")
    func check(_ options: String...) throws -> (code: Int32, output: String, error: String) {
      try p8(["check", path, "--registry", registry] + options)
    }
    #expect(try check("--skip", "P8-FILE").code == 0)
    #expect(try check("--only", "warning,note").code == 0)
    #expect(try check("--fail-on", "never").code == 0)
    #expect(try check("--only", "nonsense").code == 2)
    let told = try check("--format", "json", "-o", folder.path("run.json"))
    #expect(told.code == 1)
    let compared = try check("--since", folder.path("run.json"))
    #expect(compared.output.contains("0 new, 1 still there, 0 gone"), "\(compared.output)")
    #expect(try check("--since", path).code == 3)
    #expect(try check("--watch", "--since", path).code == 2)
    #expect(try check("--fingerprints").output.contains("#"))
    #expect(try p8("waive", "list", "--registry", registry).output.contains("no waivers"))
    let unknown = try p8(
      "waive", "abcdef", path, "--by", "B", "--reason", "x", "--registry", registry)
    #expect(unknown.code == 2)
    #expect(unknown.error.contains("--fingerprints"))
  }

  @Test func `a bad file does not stop the batch`() throws {
    let folder = try TemporaryFolder()
    for file in Self.badFiles { try folder.write(file.bytes, to: "reports/\(file.name)") }
    let good = try Data(contentsOf: URL(filePath: "\(Self.sample)/22084-01.xlsx"))
    try folder.write(good, to: "reports/good.xlsx")
    let registry = folder.path("registry.sqlite")
    #expect(try p8("ingest", folder.path("reports"), "--registry", registry).code == 1)
    let table = try p8("table", "--unit", "22084", "--period", "2023", "--registry", registry)
    #expect(table.code == 0)
    #expect(table.output.contains("D8.1.1"))
  }

  struct WrongUse: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let says: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    WrongUse(arguments: ["table", "--unit", "99", "--period", "2023"], says: "There is no unit 99"),
    WrongUse(arguments: ["table", "--unit", "54", "--period", "20233"], says: "No such period"),
    WrongUse(
      arguments: ["explain", "D8.1.1", "--unit", "54", "--period", "2023", "--since", "yesterday"],
      says: "No such date: yesterday"),
    WrongUse(arguments: ["table", "--unit", "54", "--period", "2026"], says: "There is no unit 54"),
    WrongUse(
      arguments: ["table", "--unit", "54", "--period", "2026"], says: "In that of 2025 use 66 (Tỉnh Đắk Lắk)"),
    WrongUse(arguments: ["table", "--unit", "22210", "--period", "2026"], says: "use 22237 (Xã Ea Ly)"),
    WrongUse(
      arguments: ["table", "--unit", "558", "--period", "2026"], says: "see p8 units changes 558"),
    WrongUse(
      arguments: ["table", "--unit", "54", "--period", "2023", "--by", "nation"], says: "no country level"),
    WrongUse(
      arguments: ["form", "no-form", "--unit", "22210", "--period", "2023"], says: "There is no form"),
    WrongUse(
      arguments: ["form", "village-report", "--unit", "54", "--period", "2023"], says: "for a village"),
    WrongUse(
      arguments: ["export", "national", "--unit", "54", "--period", "2019", "--output", "none.xlsx"],
      says: "P8-2021-2025 (1 Jan 2021 – 31 Dec 2025), NTP-2026-2030"),
    WrongUse(
      arguments: ["export", "csv", "--unit", "66", "--period", "2031"],
      says: "add a phase under phases in indicators/programme.yaml"),
    WrongUse(
      arguments: ["table", "--unit", "66", "--period", "2026@fiscal"],
      says: "(1 Oct 2025 – 30 Sep 2026) goes across 1 Jan 2026"),
    WrongUse(
      arguments: ["form", "village-report", "--unit", "22237", "--period", "2026@own-10-01"],
      says: "quarters or months before and after that day"),
    WrongUse(
      arguments: ["table", "--unit", "54", "--period", "2023@lunar"], says: "@calendar, @decree09, @fiscal"),
    WrongUse(
      arguments: ["explain", "D9", "--unit", "54", "--period", "2023"], says: "There is no indicator D9"),
    WrongUse(
      arguments: ["export", "iati", "--unit", "54", "--period", "2023"],
      says: "exchange/iati/organisation in indicators/programme.yaml"),
    WrongUse(
      arguments: ["export", "dhis2", "--unit", "54", "--period", "2023", "--units-only"],
      says: "--units-only goes with --metadata"),
    WrongUse(arguments: ["export", "adx", "--period", "2023"], says: "--unit <unit>"),
    WrongUse(arguments: ["exchange", "check"], says: "Missing expected argument"),
    WrongUse(arguments: ["units", "show", "xx"], says: "There is no unit"),
    WrongUse(arguments: ["rules", "show", "P8-NO-1"], says: "There is no rule"),
    WrongUse(arguments: ["no-such-command"], says: "There is no command"),
    WrongUse(arguments: ["check"], says: "Missing expected argument"),
  ])
  func `wrong use is told with the way out, and exit code 2`(example: WrongUse) throws {
    let folder = try TemporaryFolder()
    var arguments = example.arguments
    if ["table", "form", "explain", "export"].contains(arguments[0]) {
      arguments += ["--registry", folder.path("registry.sqlite")]
    }
    let outcome = try p8(arguments)
    #expect(outcome.code == 2, "\(outcome.error)")
    #expect(outcome.error.contains(example.says), "\(outcome.error)")
  }

  @Test func `what cannot be read or written is told, and exit code 3`() throws {
    let folder = try TemporaryFolder()
    let registry = folder.path("registry.sqlite")
    let missing = try p8("check", folder.path("nowhere"), "--registry", registry)
    #expect(missing.code == 3)
    #expect(missing.error.contains("No such file or folder"))

    let foreign = try folder.write(
      Array("not a database, but long enough to be looked at".utf8), to: "foreign.sqlite")
    let before = FileManager.default.contents(atPath: foreign)
    let refused = try p8("ingest", "\(Self.sample)/22084-01.xlsx", "--registry", foreign)
    #expect(refused.code == 3)
    #expect(refused.error.contains("registry"))
    #expect(FileManager.default.contents(atPath: foreign) == before)

    let none = try p8("table", "--unit", "54", "--period", "2023", "--registry", folder.path("none.sqlite"))
    #expect(none.code == 3)
    #expect(none.error.contains("p8 ingest"))

    #expect(try p8("ingest", "\(Self.sample)/22084-01.xlsx", "--registry", registry).code == 0)
    let unwritable = try p8(
      "export", "national", "--unit", "54", "--period", "2023", "--registry", registry, "-o",
      "/proc/no-such-folder/summary.xlsx")
    #expect(unwritable.code == 3)
    #expect(unwritable.error.contains("cannot be written"))
  }

  @Test func `an export that cannot be written leaves the old file as it was`() throws {
    let folder = try TemporaryFolder()
    let registry = folder.path("registry.sqlite")
    #expect(try p8("ingest", "\(Self.sample)/22084-01.xlsx", "--registry", registry).code == 0)
    let old = try folder.write(Array("old".utf8), to: "summary.xlsx")
    let outcome = try p8(
      "export", "national", "--unit", "54", "--period", "2023", "--layout", "none", "--registry", registry,
      "-o", old)
    #expect(outcome.code == 2)
    #expect(FileManager.default.contents(atPath: old) == Data("old".utf8))
  }

  @Test func `errors speak Vietnamese where nothing else is asked for`() throws {
    let outcome = try p8("definitions", "show", "D9", language: "vi")
    #expect(outcome.code == 2)
    #expect(outcome.error.contains("Không có chỉ số D9"))
  }

  @Test(arguments: ["vi", "en"])
  func `every command has a help text`(language: String) throws {
    for command in [
      "demo", "form", "check", "ingest", "table", "explain", "export", "units", "definitions", "rules",
      "waive", "cells", "status", "submit", "return", "confirm", "approve", "lock", "unlock", "registry",
      "audit",
      "keys", "people", "verify",
      "bundle", "log",
    ] {
      let outcome = try p8(command, "--help", language: language)
      #expect(outcome.code == 0)
      #expect(outcome.output.contains(language == "vi" ? "CÁCH DÙNG" : "USAGE"), "\(command)")
    }
  }

  @Test func `a form is written for a village that becomes known by it`() throws {
    let folder = try TemporaryFolder()
    let registry = folder.path("registry.sqlite")
    let form = folder.path("form.xlsx")
    let made = try p8(
      "form", "village-report", "--unit", "22210", "--village", "Buôn Bai", "--period", "2023", "-o", form,
      "--registry", registry)
    #expect(made.code == 0, "\(made.error)")
    let checked = try p8("check", form, "--registry", registry)
    // Nobody has filled it in yet: that is what the check says, not that it is unreadable.
    #expect(checked.code == 1)
    #expect(checked.output.contains("P8-FILE-009"), "\(checked.output)")
    #expect(try p8("units", "show", "22210", "--registry", registry).output.contains("Buôn Bai"))
  }

  @Test func `an export is signed by one office and verified by another`() throws {
    let folder = try TemporaryFolder()
    let registry = folder.path("registry.sqlite")
    let sender = ["P8_KEYS": folder.path("sender")]
    let donor = ["P8_KEYS": folder.path("donor")]
    #expect(try p8("ingest", "\(Self.sample)/22084-01.xlsx", "--registry", registry).code == 0)
    #expect(try p8("keys", "new", "phu-yen", environment: sender).code == 0)
    let file = folder.path("summary.xlsx")
    let export = try p8(
      "export", "national", "--unit", "54", "--period", "2023", "--registry", registry, "-o", file, "--sign",
      "phu-yen", environment: sender)
    #expect(export.code == 0, "\(export.error)")

    #expect(try p8("verify", file, environment: donor).code == 1)
    #expect(try p8("verify", file, "--key", folder.path("sender/phu-yen.pub"), environment: donor).code == 0)
    #expect(try p8("keys", "trust", folder.path("sender/phu-yen.pub"), environment: donor).code == 0)
    let verified = try p8("verify", file, "--registry", registry, environment: donor)
    #expect(verified.code == 0)
    #expect(verified.output.contains("phu-yen"))

    try folder.write(Array("PK".utf8), to: "summary.xlsx")
    #expect(try p8("verify", file, environment: donor).code == 1)
    #expect(try p8("verify", folder.path("none.xlsx"), environment: donor).code == 3)
    let unknown = try p8(
      "export", "national", "--unit", "54", "--period", "2023", "--registry", registry, "-o",
      folder.path("other.xlsx"), "--sign", "nobody", environment: sender)
    #expect(unknown.code == 2)
    #expect(unknown.error.contains("phu-yen"))
  }
}
