import P8Definitions
import P8Model
import P8Validation
import TestSupport
import Testing

/// Faults planted at known cells of random reports: each is found at its cell, and nothing else is.
struct PlantedFaultTests {
  /// The failing examples of a single row that fail nothing besides.
  static let faults = RuleExample.all.filter {
    !$0.passes && $0.period == "2023" && $0.rows.count == 1 && $0.others.isEmpty
  }

  private static let sections = RuleExample.base.keys.sorted().filter {
    $0 != "stated_figures" && $0 != "money"
  }

  /// A row like no other of its section.
  private static func distinct(_ row: [String: String], _ number: Int) -> [String: String] {
    var row = row
    if let name = row["name"] { row["name"] = "\(name) \(number)" }
    if row["topic"] != nil { row["topic"] = "Chủ đề \(number)" }
    if row["supported_on"] != nil {
      row["supported_on"] = "2023-\(number % 12 + 1 < 10 ? "0" : "")\(number % 12 + 1)-\(number / 12 + 10)"
    }
    row["village"] = "Buôn \(number)"
    return row
  }

  @Test func `there are at least forty kinds of faults to plant`() {
    #expect(Set(Self.faults.map(\.rule)).count >= 40)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `every planted fault is found at its cell and nothing else is`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let definitions = try Project.definitions()
    for _ in 0..<5 {
      var sketch = ReportSketch()
      sketch.form = "commune-report"
      sketch.unit = "22210"
      var planted: [String] = []
      for section in Self.sections {
        let faults = Self.faults.filter { $0.section == section }
        for number in 0..<Int.random(in: 0...12, using: &random) {
          let isFaulty = Int.random(in: 0..<8, using: &random) == 0
          let fault = isFaulty ? faults.randomElement(using: &random) : nil
          let base = fault?.rows[0] ?? RuleExample.base[section] ?? [:]
          sketch.rows.append((section, Self.distinct(base, number)))
          guard let fault,
            let column = definitions.forms["commune-report"]?.section(section)?.index(ofColumn: fault.column)
          else { continue }
          planted.append(
            "\(section) \(ReportSketch.letters(column))\(ReportSketch.firstRow + number) \(fault.rule)")
        }
      }
      guard !sketch.rows.isEmpty else { continue }
      let checked = try Project.checker().check(sketch.report(definitions))
      let found = checked.findings.map { finding in
        "\(finding.about.field?.split(separator: ".").first ?? "") \(finding.at.cell ?? "") \(finding.rule)"
      }
      #expect(found.sorted() == planted.sorted())
      #expect(Set(checked.findings.map(\.fingerprint)).count == checked.findings.count)
    }
  }
}
