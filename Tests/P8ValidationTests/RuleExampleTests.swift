import P8Definitions
import FoundationEssentials
import P8Model
import P8Validation
import TestSupport
import Testing

/// A line of `Examples/rules.tsv`.
struct RuleExample: Sendable, CustomTestStringConvertible {
  let line: Int
  let rule: String
  let section: String
  let passes: Bool
  let period: String
  let rows: [[String: String]]
  let column: String
  let others: Set<String>

  var testDescription: String { "rules.tsv:\(line) \(rule) \(passes ? "passes" : "fails")" }

  static func lines(_ name: String) -> [(number: Int, cells: [String])] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Examples/\(name)")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      index, line in
      line.isEmpty || line.hasPrefix("#")
        ? nil : (index + 1, line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
    }
  }

  /// The sound row of each section.
  static let base = Dictionary(
    uniqueKeysWithValues: lines("base.tsv").map { ($0.cells[0], ReportSketch.values($0.cells[1])) })

  static let all = lines("rules.tsv").map { line in
    let sound = base[line.cells[1]] ?? [:]
    // `[2021] decision_date=…` is of another period than the others.
    var text = line.cells[3][...]
    var period = "2023"
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      period = String(text[text.index(after: text.startIndex)..<end])
      text = text[text.index(after: end)...].drop { $0 == " " }
    }
    return RuleExample(
      line: line.number, rule: line.cells[0], section: line.cells[1], passes: line.cells[2] == "pass",
      period: period,
      rows: text.split(separator: "|", omittingEmptySubsequences: false).map { changes in
        sound.merging(ReportSketch.values(String(changes))) { _, changed in changed }
      }, column: line.cells[4], others: Set(line.cells[5].split(separator: " ").map(String.init)))
  }

  /// The form that has the section and the columns.
  var form: String {
    if section == "nothing_to_report" { return "nothing-report" }
    let isOfCommunes = ["livelihood_group", "cooperative", "supervision"].contains(section)
    return isOfCommunes || rows.contains { $0["village"] != nil } ? "commune-report" : "village-report"
  }

  var sketch: ReportSketch {
    var sketch = ReportSketch()
    sketch.form = form
    sketch.period = "\(period)@calendar"
    if form == "commune-report" { sketch.unit = "22210" }
    sketch.rows = rows.map { values in
      (section, form == "commune-report" ? values.merging(["village": "Buôn Bai"]) { own, _ in own } : values)
    }
    return sketch
  }
}

struct RuleExampleTests {
  @Test func `every rule on rows has an example that passes and one that fails`() throws {
    let passing = Set(RuleExample.all.filter(\.passes).map(\.rule))
    let failing = Set(RuleExample.all.filter { !$0.passes }.map(\.rule))
    for rule in try Project.definitions().rules {
      guard case .rows = rule.scope, !rule.looksBack else { continue }
      #expect(passing.contains(rule.id), "\(rule.id) has no example that passes")
      #expect(failing.contains(rule.id), "\(rule.id) has no example that fails")
    }
  }

  @Test(arguments: RuleExample.all)
  func `an example gives its finding at its cell and nothing else`(_ example: RuleExample) throws {
    let definitions = try Project.definitions()
    let checked = try Project.checker().check(example.sketch.report(definitions))
    let found = checked.findings.filter { $0.rule == example.rule }
    #expect(found.count == (example.passes ? 0 : 1))
    let others = Set(checked.findings.map(\.rule)).subtracting([example.rule])
    #expect(others == example.others)
    guard let finding = found.first else { return }
    let section = try #require(definitions.forms[example.form]?.section(example.section))
    let column = try #require(section.index(ofColumn: example.column))
    #expect(finding.at.column == ReportSketch.letters(column))
    #expect(finding.at.row == ReportSketch.firstRow + example.rows.count - 1)
    #expect(finding.at.sheet == section.sheet.vi)
    #expect(!finding.message.vi.contains("{") && !finding.message.en.contains("{"), "\(finding.message)")
    #expect(finding.code == definitions.rules.first { $0.id == example.rule }?.code)
  }

  @Test(arguments: RuleExample.base.keys.sorted())
  func `a sound row of each section gives no finding and is registered`(_ section: String) throws {
    var example = RuleExample.all.first { $0.section == section }?.sketch ?? ReportSketch()
    example.rows = example.rows.prefix(1).map {
      ($0.section, $0.values.merging(RuleExample.base[section] ?? [:]) { $1 })
    }
    let checked = try Project.checker().check(example.report(Project.definitions()))
    #expect(checked.findings.map(\.message.vi) == [])
    let report = try #require(checked.report)
    #expect(report.state == .accepted)
    #expect(report.records.map(\.section) == [section])
  }
}
