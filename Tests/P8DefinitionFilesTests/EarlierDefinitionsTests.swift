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

  @Test func `definitions without words of reports take those that came with the program`() throws {
    let edited = try EditedDefinitions()
    let complete = try #require(try edited.check().definitions)
    #expect(!complete.narrative[.people].isEmpty)
    try edited.remove("indicators/narrative.yaml")
    let outcome = try edited.check()
    #expect(outcome.faults.isEmpty)
    #expect(outcome.definitions?.narrative == complete.narrative)
    #expect(outcome.definitions?.hash == complete.hash)
  }

  @Test func `a programme of one phase needs no list of phases, sets and calendars`() throws {
    let edited = try EditedDefinitions()
    let complete = try #require(try edited.check().definitions)
    let old = try edited.text(of: "indicators/programme.yaml")
    let phases = try #require(old.firstRange(of: "phases:\n"))
    let calendar = try #require(old.firstRange(of: "calendar: calendar\n"))
    let contents = try #require(old.firstRange(of: "contents:\n  - number: 1"))
    let phase = """
      phase:
        name: { vi: giai đoạn 2021–2025, en: phase 2021–2025 }
        from: 2021-01-01
        to: 2025-12-31

      """
    let text = String(old[..<phases.lowerBound]) + phase + old[calendar] + old[contents.lowerBound...]
    try edited.write(text, to: "indicators/programme.yaml")
    try edited.replace("phase: P8-2021-2025\n", with: "", in: "indicators/targets/phase-1.yaml")
    let outcome = try edited.check()
    #expect(outcome.faults.isEmpty)
    let definitions = try #require(outcome.definitions)
    #expect(definitions.programme.phases.count == 1 && definitions.programme.sets.isEmpty)
    #expect(definitions.targets.map(\.indicator) == complete.targets.map(\.indicator))
    let period = try #require(definitions.programme.period("2025@decree09"))
    #expect(definitions.during(period).targets.count == definitions.targets.count)
    #expect(definitions.during(period).indicators.count == definitions.indicators.count)
  }
}
