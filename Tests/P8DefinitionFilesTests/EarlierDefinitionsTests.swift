import P8DefinitionFiles
import P8Definitions
import TestSupport
import Testing

/// Definitions that somebody made before fixed texts were files.
struct EarlierDefinitionsTests {
  @Test func `definitions without fixed texts take those that came with the program`() throws {
    let edited = try EditedDefinitions()
    let complete = try #require(try edited.check().definitions)
    try edited.remove("templates/texts")
    let outcome = try edited.check()
    #expect(outcome.faults.isEmpty)
    #expect(outcome.definitions?.texts == complete.texts)
  }
}
