import Foundation
import TestSupport
import Testing

/// The pages that say what commands there are: made from the command, in one language, no wider than the screen.
struct CommandPagesTests {
  struct Language: Sendable, CustomTestStringConvertible {
    let name: String
    let locale: String
    var testDescription: String { name }
  }

  static let languages = [
    Language(name: "vi", locale: "vi_VN.UTF-8"), Language(name: "en", locale: "en_US.UTF-8"),
  ]

  private func p8(_ arguments: [String], _ language: Language) throws -> String {
    let command = BuiltCommand(environment: [
      "P8_DEFINITIONS": PhuYenCaseTests.root, "LANG": language.locale, "COLUMNS": "80",
    ])
    let outcome = try command(arguments, in: try TemporaryFolder())
    #expect(outcome.code == 0, "\(arguments): \(outcome.error)")
    return outcome.output
  }

  @Test(arguments: languages)
  func `the list of commands in the documentation is the command's own`(language: Language) throws {
    Golden.expect(
      try p8(["commands"], language), equals: "\(PhuYenCaseTests.root)/docs/commands.\(language.name).md")
  }

  @Test(arguments: languages)
  func `every page of help fits on the screen and speaks one language`(language: Language) throws {
    for command in try ShownCommand.all() {
      let page = try p8(["help"] + command.path, language)
      for line in page.split(separator: "\n") where ScreenLine.isTooLong(line) {
        Issue.record("p8 help \(command.path.joined(separator: " ")): \(line)")
      }
      guard language.name == "vi" else { continue }
      for word in ["USAGE", "OPTIONS", "ARGUMENTS", "SUBCOMMAND", "OVERVIEW", "(default", "(values", "Show "]
      {
        #expect(!page.contains(word), "p8 help \(command.path.joined(separator: " "))")
      }
      for value in page.matches(of: /<([a-z-]+)>/) where !Self.same.contains(String(value.1)) {
        Issue.record("p8 help \(command.path.joined(separator: " ")): <\(value.1)> has no Vietnamese word")
      }
    }
  }

  /// Names of values that are the same in both languages.
  private static let same: Set<String> = ["vi|en"]

  @Test(arguments: languages)
  func `the page for man has every command`(language: Language) throws {
    let page = try p8(["commands", "--man"], language)
    #expect(page.hasPrefix(".TH P8 1"))
    for command in try ShownCommand.all() where command.isShown {
      let name = (["p8"] + command.path).joined(separator: " ").uppercased()
      #expect(page.contains(".SH \(name.replacingOccurrences(of: "-", with: "\\-"))"), "\(name)")
    }
  }
}
