import P8Definitions
import P8Expressions
import P8Model
import P8Validation
import TestSupport
import Testing

/// A line of `Examples/history.tsv`.
struct HistoryExample: Sendable, CustomTestStringConvertible {
  let line: Int
  let rule: String
  let passes: Bool
  let period: String
  let rows: [(section: String, values: [String: String])]
  let earlierPeriod: String
  let earlierRows: [(section: String, values: [String: String])]
  /// The marked column; nil where no single cell is at fault.
  let column: String?
  let others: Set<String>

  var testDescription: String { "history.tsv:\(line) \(rule) \(passes ? "passes" : "fails")" }

  static let all = RuleExample.lines("history.tsv").map { line in
    var now = line.cells[2][...]
    var period = "2023"
    if now.hasPrefix("["), let end = now.firstIndex(of: "]") {
      period = String(now[now.index(after: now.startIndex)..<end])
      now = now[now.index(after: end)...].drop { $0 == " " }
    }
    return HistoryExample(
      line: line.number, rule: line.cells[0], passes: line.cells[1] == "pass", period: period,
      rows: rows(String(now)), earlierPeriod: line.cells[3], earlierRows: rows(line.cells[4]),
      column: ["", "-"].contains(line.cells[5]) ? nil : line.cells[5],
      others: Set(line.cells[6].split(separator: " ").map(String.init)))
  }

  /// Reads `communication_team: members=12; women=8|money: item=total`.
  static func rows(_ text: String) -> [(section: String, values: [String: String])] {
    text.split(separator: "|").compactMap { piece in
      let sides = piece.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { return nil }
      let section = String(sides[0])
      let changes = ReportSketch.values(String(sides[1]))
      return (section, (RuleExample.base[section] ?? [:]).merging(changes) { $1 })
    }
  }

  func sketch(_ rows: [(section: String, values: [String: String])], period: String) -> ReportSketch {
    var sketch = ReportSketch()
    let isOfCommunes = (self.rows + earlierRows).contains {
      ["livelihood_group", "cooperative", "supervision"].contains($0.section)
    }
    sketch.period = "\(period)@calendar"
    sketch.rows = rows
    if isOfCommunes {
      sketch.form = "commune-report"
      sketch.unit = "22210"
      sketch.rows = rows.map { ($0.section, $0.values.merging(["village": "Buôn Bai"]) { own, _ in own }) }
    }
    return sketch
  }
}

struct HistoryExampleTests {
  @Test func `every rule on history has an example that passes and one that fails`() throws {
    let passing = Set(HistoryExample.all.filter(\.passes).map(\.rule))
    let failing = Set(HistoryExample.all.filter { !$0.passes }.map(\.rule))
    let rules = try Project.definitions().rules.filter(\.looksBack)
    #expect(rules.count > 60)
    for rule in rules {
      #expect(passing.contains(rule.id), "\(rule.id) has no example that passes")
      #expect(failing.contains(rule.id), "\(rule.id) has no example that fails")
    }
  }

  @Test(arguments: HistoryExample.all)
  func `an example gives its finding at its cell and nothing else`(_ example: HistoryExample) throws {
    let definitions = try Project.definitions()
    let checker = try Project.checker()
    let before = try #require(
      checker.check(
        example.sketch(example.earlierRows, period: example.earlierPeriod).report(definitions)
      ).report)
    let accepted = RegisteredReport(
      unit: before.unit, unitName: before.unitName, period: before.period, version: before.version,
      form: before.form, file: before.file, state: .accepted, findingCounts: [:], records: before.records)
    let report = example.sketch(example.rows, period: example.period).report(definitions)
    // What is wrong with the report by itself is not looked at here.
    let alone = Set(checker.check(report).findings.map(\.fingerprint))
    let checked = checker.check(report, in: CheckContext(earlier: { _, _, _, _ in [accepted] }))
    let findings = checked.findings.filter { !alone.contains($0.fingerprint) }
    let found = findings.filter { $0.rule == example.rule }
    #expect(found.count == (example.passes ? 0 : 1))
    #expect(Set(findings.map(\.rule)).subtracting([example.rule]) == example.others)
    guard let finding = found.first else { return }
    #expect(!finding.message.vi.contains("{") && !finding.message.en.contains("{"), "\(finding.message)")
    #expect(finding.message.vi.contains(accepted.period.title(.vi)), "\(finding.message.vi)")
    guard let column = example.column else {
      #expect(finding.at.cell == nil)
      return
    }
    #expect(finding.about.field?.hasSuffix(".\(column)") == true)
    #expect(finding.at.row == ReportSketch.firstRow)
  }
}

extension RuleDefinition {
  /// Whether the rule compares with an earlier report of the unit.
  var looksBack: Bool {
    switch check {
    case .copied: true
    case .holds:
      expressions.values.flatMap { $0.check?.names ?? [] }
        .contains { if case .earlier = $0 { true } else { false } }
    case .unique: false
    }
  }
}
