import Foundation
import TestSupport
import Testing

/// `p8 people`, by which an office that locked itself out gets in again.
struct PeopleCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func people(_ arguments: String..., language: String = "en") throws -> BuiltCommand.Outcome {
    try BuiltCommand()(
      ["people"] + arguments + [
        "--registry", "r.sqlite", "--definitions", HouseTests.root.path, "--lang", language, "--by", "shell",
      ], in: folder)
  }

  @Test func `the first person is invited at a shell, and everything is written down`() throws {
    let nobody = try people("list")
    #expect(nobody.code == 0 && nobody.output.isEmpty && nobody.error.contains("nobody yet"))
    let invited = try people("invite", "Lò Thị Lan", "--role", "centre")
    #expect(invited.code == 0, "\(invited.error)")
    #expect(invited.output.trimmingCharacters(in: .newlines).count == 64)
    let list = try people("list", language: "vi")
    #expect(list.output.contains("Lò Thị Lan\tcán bộ trung ương\tVN@2024 VN@2025\tlời mời"), "\(list.output)")
    #expect(try people("withdraw", "1").code == 0)
    #expect(try people("withdraw", "1").code == 2)
    let journal = try people("journal")
    #expect(journal.output.split(separator: "\n").count == 2)
    #expect(journal.output.contains("\tshell\tinvited\tLò Thị Lan\tcentre, VN@2024 VN@2025"))
    #expect(!journal.output.contains(invited.output.prefix(64)))
  }

  @Test(arguments: [
    ["invite", "Lan", "--role", "commune"], ["invite", "Lan", "--role", "commune", "--unit", "99999"],
    ["invite", "Lan", "--role", "queen"], ["suspend", "lan"], ["resume", "lan"], ["reset", "lan"],
  ])
  func `what is asked for wrongly is told, with the way out`(arguments: [String]) throws {
    let outcome = try BuiltCommand()(
      ["people"] + arguments + ["--registry", "r.sqlite", "--definitions", HouseTests.root.path], in: folder)
    #expect(outcome.code == 2 && outcome.output.isEmpty && !outcome.error.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.path("r.sqlite.people.sqlite")))
  }

  @Test func `a file that is not what it should be is left alone`() throws {
    try folder.write(Array("hello".utf8), to: "r.sqlite.people.sqlite")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder.path("r.sqlite.people.sqlite"))
    let outcome = try people("list")
    #expect(outcome.code == 3 && outcome.error.contains("not a file of people"), "\(outcome.error)")
    #expect(try String(contentsOfFile: folder.path("r.sqlite.people.sqlite"), encoding: .utf8) == "hello")
  }

  @Test func `a copy is made, and nothing of it where there is nobody`() throws {
    #expect(try people("backup", "copy.sqlite").code == 3)
    #expect(!FileManager.default.fileExists(atPath: folder.path("copy.sqlite")))
    _ = try people("invite", "Lan", "--role", "centre")
    #expect(try people("backup", "copy.sqlite").code == 0)
    #expect(try people("backup", "copy.sqlite").code == 3)
  }

  @Test func `no command writes over the file of people`() throws {
    _ = try people("invite", "Lan", "--role", "centre")
    let path = folder.path("r.sqlite.people.sqlite")
    let before = try Data(contentsOf: URL(filePath: path))
    let outcome = try BuiltCommand()(
      [
        "form", "commune-report", "--unit", "22084", "--period", "2023", "-o", path, "--force", "--registry",
        "r.sqlite", "--definitions", HouseTests.root.path,
      ], in: folder)
    #expect(outcome.code != 0)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }
}
