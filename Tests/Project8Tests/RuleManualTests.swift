import P8Definitions
import P8Model
import Project8
import TestSupport
import Testing

/// The manual of rules that the documentation keeps.
struct RuleManualTests {
  @Test(arguments: Language.allCases)
  func `the manual in docs is what the rules say`(language: Language) throws {
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: nil)
    Golden.expect(
      workspace.manual.ruleBook(language: language),
      equals: "\(PhuYenCaseTests.root)/docs/rules.\(language.rawValue).md")
  }
}
