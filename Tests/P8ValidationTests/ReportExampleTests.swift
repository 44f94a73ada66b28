import P8Definitions
import P8Model
import P8Validation
import TestSupport
import Testing

/// A line of `Examples/report.tsv`.
struct ReportExample: Sendable, CustomTestStringConvertible {
  let line: Int
  let rule: String
  let passes: Bool
  let rows: [(section: String, values: [String: String])]
  let targets: [String: ExactDecimal]
  /// The marked column; nil where no single cell is at fault.
  let column: String?
  let others: Set<String>

  var testDescription: String { "report.tsv:\(line) \(rule) \(passes ? "passes" : "fails")" }

  static let all = RuleExample.lines("report.tsv").map { line in
    ReportExample(
      line: line.number, rule: line.cells[0], passes: line.cells[1] == "pass",
      rows: HistoryExample.rows(line.cells[2]),
      targets: ReportSketch.values(line.cells[3]).compactMapValues { ExactDecimal($0) },
      column: ["", "-"].contains(line.cells[4]) ? nil : line.cells[4],
      others: Set(line.cells[5].split(separator: " ").map(String.init)))
  }
}

struct ReportExampleTests {
  @Test func `every rule on the report has an example that passes and one that fails`() throws {
    let passing = Set(ReportExample.all.filter(\.passes).map(\.rule))
    let failing = Set(ReportExample.all.filter { !$0.passes }.map(\.rule))
    for rule in try Project.definitions().rules where rule.scope == .report && !rule.looksBack {
      #expect(passing.contains(rule.id), "\(rule.id) has no example that passes")
      #expect(failing.contains(rule.id), "\(rule.id) has no example that fails")
    }
  }

  @Test(arguments: ReportExample.all)
  func `an example gives its finding at its cell and nothing else`(_ example: ReportExample) throws {
    let definitions = try Project.definitions()
    var sketch = ReportSketch()
    sketch.rows = example.rows
    let targets = example.targets
    let checked = try Project.checker().check(
      sketch.report(definitions), in: CheckContext(target: { _, _, indicator in targets[indicator] }))
    let found = checked.findings.filter { $0.rule == example.rule }
    #expect(found.count == (example.passes ? 0 : 1))
    #expect(Set(checked.findings.map(\.rule)).subtracting([example.rule]) == example.others)
    guard let finding = found.first else { return }
    #expect(!finding.message.vi.contains("{") && !finding.message.en.contains("{"), "\(finding.message)")
    #expect(finding.code == definitions.rules.first { $0.id == example.rule }?.code)
    guard let column = example.column else {
      #expect(finding.at.cell == nil)
      return
    }
    #expect(finding.about.field?.hasSuffix(".\(column)") == true)
  }
}
