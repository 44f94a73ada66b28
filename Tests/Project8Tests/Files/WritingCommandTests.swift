import Foundation
import P8Model
import P8Registry
import Project8
import TestSupport
import Testing

/// Every command that writes a file goes the one way: the registry, inputs and files of others stay.
struct WritingCommandTests {
  /// A command with `-o`.
  struct Command: Sendable, CustomTestStringConvertible {
    let words: [String]
    let arguments: [String]
    var testDescription: String { words.joined(separator: " ") }

    init(_ words: String, _ arguments: String = "") {
      self.words = words.split(separator: " ").map(String.init)
      self.arguments = arguments.split(separator: " ").map(String.init)
    }
  }

  private static let place = "--unit 54 --period 2023"
  private static let all = [
    Command("check", "report.xlsx"),
    Command("form", "commune-report --unit 22084 --period 2024"),
    Command("export national", place),
    Command("export donor", place),
    Command("export dashboard", place),
    Command("export iati", place + " --organisation XX-EXAMPLE-0001 --organisation-type 10"),
    Command("export dhis2", place),
    Command("export dhis2", "--metadata --within 54"),
    Command("export sdmx", "--dsd --within 54"),
    Command("export adx", place),
    Command("export sdmx", place),
    Command("export csv", place),
    Command("export records", place),
    Command("villages carry", "--unit 54 --dry-run"),
    Command("registry export"),
    Command("bundle make", place),
  ]

  /// A registry with a report in it, made once.
  private static let prepared = Task {
    let folder = try TemporaryFolder()
    let sample = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023/reports/22084-01.xlsx"
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: folder.path("p8.sqlite"))
    _ = try await workspace.ingest.store([BatchFile(path: sample, name: "22084-01.xlsx")], jobs: 1)
    // Its commune was divided in 2025, so that somebody has to decide where it went.
    let divided = try #require(UnitCode("22228", structure: .y2024))
    _ = try workspace.villages.enter("Thôn Một", in: divided)
    try FileManager.default.copyItem(atPath: sample, toPath: folder.path("report.xlsx"))
    return folder
  }

  /// A folder of one's own with what was prepared.
  private func office() async throws -> TemporaryFolder {
    let prepared = try await Self.prepared.value
    let folder = try TemporaryFolder()
    for name in ["p8.sqlite", "p8.sqlite-wal", "report.xlsx"]
    where FileManager.default.fileExists(atPath: prepared.path(name)) {
      try FileManager.default.copyItem(atPath: prepared.path(name), toPath: folder.path(name))
    }
    return folder
  }

  private func run(
    _ command: Command, into name: String, _ more: String..., in folder: TemporaryFolder
  ) throws -> BuiltCommand.Outcome {
    try BuiltCommand()(
      command.words + command.arguments + ["-o", name, "--registry", "p8.sqlite", "--lang", "en"]
        + ["--definitions", PhuYenCaseTests.root] + more, in: folder)
  }

  private func bytes(_ name: String, in folder: TemporaryFolder) -> Data? {
    FileManager.default.contents(atPath: folder.path(name))
  }

  /// The parser's own list of commands, as JSON: whatever it offers `--output`, `--into` or `--annotate` for.
  @Test func `no command that writes is forgotten here, and each knows --force`() throws {
    let folder = try TemporaryFolder()
    let help = try BuiltCommand()(["--experimental-dump-help"], in: folder)
    let json = try JSONValue(Array(help.output.utf8))
    var found: [String: Set<String>] = [:]
    func walk(_ command: JSONValue, _ way: [String]) {
      let words = way + [command["commandName"]?.text ?? ""]
      var names: Set<String> = []
      for argument in command["arguments"]?.list ?? [] {
        for name in argument["names"]?.list ?? [] { names.insert(name["name"]?.text ?? "") }
      }
      found[words.dropFirst().joined(separator: " ")] = names
      for inner in command["subcommands"]?.list ?? [] { walk(inner, words) }
    }
    walk(try #require(json["command"]), [])
    #expect(found.count > 60)
    func commands(with option: String) -> Set<String> {
      Set(found.filter { $0.value.contains(option) }.keys)
    }
    let known = Set(Self.all.map(\.testDescription))
    // Targets become definitions: only a .yaml file that came from such lists is written over, whatever is asked.
    #expect(commands(with: "output") == known.union(["targets import"]))
    #expect(commands(with: "annotate") == ["check"])
    #expect(commands(with: "into") == ["demo", "villages merge"])
    #expect(commands(with: "force") == known.union(["demo", "samples"]))
  }

  @Test(arguments: all)
  func `a command writes over its own file and over nobody else's`(command: Command) async throws {
    let folder = try await office()
    let registry = try #require(bytes("p8.sqlite", in: folder))
    let told = try run(command, into: "./p8.sqlite", "--force", in: folder)
    #expect(told.code == 2 && told.error.contains("it is the registry"), "\(told)")
    #expect(bytes("p8.sqlite", in: folder) == registry)
    let own = "out.xlsx"
    try folder.write(Array("theirs".utf8), to: own)
    let refused = try run(command, into: own, in: folder)
    #expect(refused.code == 3 && refused.error.contains("--force"), "\(refused)")
    #expect(bytes(own, in: folder) == Data("theirs".utf8))
    // Exit code 1 says that there is something to look at: findings, villages to be decided.
    let forced = try run(command, into: own, "--force", in: folder)
    #expect([0, 1].contains(forced.code), "\(forced)")
    let written = try #require(bytes(own, in: folder))
    #expect(written != Data("theirs".utf8))
    let again = try run(command, into: own, in: folder)
    #expect([0, 1].contains(again.code), "\(again)")
    #expect(bytes(own, in: folder) == written)
  }

  @Test func `a report that is checked, an earlier result and a decided list are not written over`()
    async throws
  {
    let folder = try await office()
    let check = Self.all[0]
    let report = try #require(bytes("report.xlsx", in: folder))
    for name in ["report.xlsx", "./report.xlsx"] {
      let told = try run(check, into: name, "--force", in: folder)
      #expect(told.code == 2 && told.error.contains("reads it"), "\(told)")
    }
    #expect(bytes("report.xlsx", in: folder) == report)
    #expect([0, 1].contains(try run(check, into: "one.json", "--format", "json", in: folder).code))
    let since = try run(check, into: "one.json", "--format", "json", "--since", "one.json", in: folder)
    #expect(since.code == 2 && since.error.contains("reads it"), "\(since)")
    let carry = try #require(Self.all.first { $0.words == ["villages", "carry"] })
    #expect([0, 1].contains(try run(carry, into: "list.tsv", in: folder).code))
    let decided = try run(carry, into: "list.tsv", "--decisions", "list.tsv", "--force", in: folder)
    #expect(decided.code == 2 && decided.error.contains("reads it"), "\(decided)")
  }

  @Test func `a form that was filled in is not written over by a blank one`() async throws {
    let folder = try await office()
    let report = try #require(bytes("report.xlsx", in: folder))
    let told = try run(Self.all[1], into: "report.xlsx", in: folder)
    #expect(told.code == 3 && told.error.contains("--force"), "\(told)")
    #expect(bytes("report.xlsx", in: folder) == report)
  }

  @Test func `a demo keeps a registry that is not a demo's, and goes again over its own folder`() async throws
  {
    let folder = try await office()
    try FileManager.default.moveItem(atPath: folder.path("p8.sqlite"), toPath: folder.path("project8.sqlite"))
    for number in 1...2 {
      try await Demo(definitions: PhuYenCaseTests.root, folder: folder.url.path, language: .en).run { _ in }
      let kept = try Registry(path: folder.path("project8.sqlite.before-demo-1"), access: .read)
      #expect(try kept.reports().count == 1, "run \(number)")
    }
    #expect(bytes("project8.sqlite.before-demo-2", in: folder) == nil)
  }
}
