import P8Definitions
import P8Model
import P8Validation
import TestSupport
import Testing

struct BatchCheckTests {
  private func add(_ path: String, digest: String, unit: String, to batch: inout BatchCheck) throws {
    var sketch = ReportSketch()
    sketch.path = path
    sketch.unit = unit
    sketch.rows = [("communication_team", RuleExample.base["communication_team"] ?? [:])]
    let report = sketch.report(try Project.definitions())
    let checked = try Project.checker().check(report)
    let file = SourceFile(path: path, sha256: digest, byteCount: 1)
    let registered = try #require(checked.report)
    batch.add(
      file,
      RegisteredReport(
        unit: registered.unit, unitName: registered.unitName, period: registered.period,
        version: registered.version, form: registered.form, file: file, state: registered.state,
        findingCounts: [:], records: []))
  }

  @Test(arguments: [["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"]])
  func `the same bytes under two names count once, in any order`(order: [String]) throws {
    var batch = BatchCheck(try Project.checker())
    for path in order {
      try add(path, digest: path == "c" ? "2" : "1", unit: path == "c" ? "22210-02" : "22210-01", to: &batch)
    }
    let findings = batch.findings()
    #expect(findings.keys.sorted() == ["b"])
    #expect(findings["b"]?.map(\.rule) == [CheckName.duplicateFile.rawValue])
    #expect(findings["b"]?.first?.message.vi.contains("“a”") == true)
  }

  @Test func `two different files for one unit and period are told on both`() throws {
    var batch = BatchCheck(try Project.checker())
    try add("a", digest: "1", unit: "22210-01", to: &batch)
    try add("b", digest: "2", unit: "22210-01", to: &batch)
    try add("c", digest: "3", unit: "22210-02", to: &batch)
    let findings = batch.findings()
    #expect(findings.keys.sorted() == ["a", "b"])
    #expect(findings.values.flatMap { $0 }.allSatisfy { $0.rule == CheckName.sameReport.rawValue })
    #expect(
      findings.values.flatMap { $0 }.allSatisfy {
        !$0.message.vi.contains("{") && !$0.message.en.contains("{")
      })
    #expect(findings["a"]?.first?.about.unit == "22210-01@2024")
  }

  @Test(arguments: [
    ("22210", "22207", "Nước sạch", "nước  sạch", ["a", "b"]), ("22210", "22207", "Nước sạch", "Điện", []),
    ("22210", "22210", "Nước sạch", "Nước sạch", []), ("22210", "00097", "Nước sạch", "Nước sạch", []),
  ])
  func `an event that two communes of one district tell is told on both`(
    first: String, second: String, topic: String, other: String, expected: [String]
  ) throws {
    var batch = BatchCheck(try Project.checker())
    for (path, unit, topic) in [("a", first, topic), ("b", second, other)] {
      var sketch = ReportSketch()
      sketch.form = "commune-report"
      sketch.path = path
      sketch.unit = unit
      sketch.version = path == "a" ? "initial" : "supplement"
      var row = RuleExample.base["policy_dialogue"] ?? [:]
      row["topic"] = topic
      sketch.rows = [("policy_dialogue", row)]
      let report = sketch.report(try Project.definitions())
      let registered = try #require(try Project.checker().check(report).report)
      batch.add(SourceFile(path: path, sha256: path, byteCount: 1), registered)
    }
    let findings = batch.findings()
    #expect(findings.keys.sorted() == expected)
    // With the same people it is one event, which would count twice: the second of the two is held.
    for (path, finding) in findings.flatMap({ path, told in told.map { (path, $0) } }) {
      #expect(finding.rule == (path == "a" ? CheckName.sameEvent : .nearEvent).rawValue)
      #expect(finding.at.cell == "B6")
      #expect(!finding.message.vi.contains("{"))
    }
  }
}
