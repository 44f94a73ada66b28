import P8Model
import Testing

/// One dialogue that two units report in other words, a day apart, or without naming each other.
struct EventDoubleTests {
  private func report(_ unit: String, _ name: String, _ dialogue: [String: String]) -> FilledReport {
    var report = FilledReport()
    report.unit = unit
    report.name = name
    report.rows = ["policy_dialogue": [dialogue]]
    return report
  }

  /// What is found in the reports of two villages, and the dialogues of the district.
  private func told(
    _ first: [String: String], _ second: [String: String], of unit: String = "22237-01"
  ) async throws -> (rules: [String], count: String?) {
    let registry = try SmallRegistry(villages: [])
    let findings = try await registry.ingest(
      report("22210-01", "Buôn A", first), report(unit, "Thôn B", second))
    return (findings.map(\.rule), try registry.figure("D8.3.3", .inPeriod, of: "561"))
  }

  /// Offices send on different days: what the registry holds already counts as the first.
  @Test func `a dialogue told again in a later run is held as in one run`() async throws {
    let again = FilledReport.dialogue("Bình đẳng giới", on: "2023-08-02", covering: Self.both)
    let first = report(
      "22210-01", "Buôn A", FilledReport.dialogue("Bình đẳng giới", covering: Self.both))
    let second = report("22237-01", "Thôn B", again)
    let together = try SmallRegistry(villages: [])
    let told = try await together.ingest(first, second)
    let apart = try SmallRegistry(villages: [])
    #expect(try await apart.ingest(first) == [])
    let later = try await apart.ingest(second)
    #expect(later.map(\.rule) == ["event.near"] && later.map(\.rule) == told.map(\.rule))
    #expect(later.first?.message.en.contains("Buôn A") == true)
    #expect(try apart.figure("D8.3.3", .inPeriod, of: "561") == "1")
    // Sent again it is no double of itself.
    #expect(try await apart.ingest(first) == [])
  }

  private static let both = "Xã Ea Lâm; Xã Ealy"

  @Test func `a topic with the word for on in front is the same topic`() async throws {
    let told = try await told(
      FilledReport.dialogue("Bình đẳng giới", covering: Self.both),
      FilledReport.dialogue("Về bình đẳng giới.", covering: Self.both))
    #expect(told.count == "1" && !told.rules.contains("event.near"))
  }

  @Test func `a dialogue told a day apart is held with the second`() async throws {
    let told = try await told(
      FilledReport.dialogue("Bình đẳng giới", covering: Self.both),
      FilledReport.dialogue("Bình đẳng giới", on: "2023-08-02", covering: Self.both))
    #expect(told.rules == ["event.near"] && told.count == "1")
  }

  @Test func `a dialogue of two communes that do not name each other is held where the people are the same`()
    async throws
  {
    let dialogue = FilledReport.dialogue("Bình đẳng giới")
    let same = try await told(dialogue, dialogue)
    #expect(same.rules.contains("event.near") && same.count == "1")
    var other = dialogue
    (other["participants"], other["women"]) = ("44", "24")
    let own = try await told(dialogue, other)
    #expect(!own.rules.contains("event.near") && own.count == "2")
  }

  @Test func `a dialogue of a commune told by two of its villages counts once`() async throws {
    let dialogue = FilledReport.dialogue("Bình đẳng giới")
    let told = try await told(dialogue, dialogue, of: "22210-02")
    #expect(told.rules.contains("event.near") && told.count == "1")
  }
}
