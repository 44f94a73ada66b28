import P8Definitions
import P8Model
import P8Validation
import TestSupport
import Testing

/// A file that is wrong in every cell: what is listed is bounded, and nothing of it counts.
struct ManyFindingsTests {
  /// Teams with fewer members than none.
  private func check(teams count: Int, members: String = "-5") throws -> CheckedReport {
    let base = RuleExample.base["communication_team"] ?? [:]
    var sketch = ReportSketch()
    sketch.rows = (0..<count).map { number in
      (
        "communication_team",
        base.merging(["name": "Tổ \(number)", "note": "dòng \(number)", "members": members]) { $1 }
      )
    }
    return try Project.checker().check(sketch.report(Project.definitions()))
  }

  @Test func `a thousand findings are listed, the rest is counted by kind, and no row is taken`() throws {
    let checked = try check(teams: 3_000)
    let listed = checked.findings.filter { $0.rule != CheckName.moreFindings.rawValue }
    let further = checked.findings.filter { $0.rule == CheckName.moreFindings.rawValue }
    #expect(listed.count == 1_000)
    #expect(!further.isEmpty)
    let counts = further.map { finding in
      Int(finding.message.en.split(separator: " ").compactMap { Int($0.replacing(",", with: "")) }.first ?? 0)
    }
    let few = try check(teams: 300)
    #expect(few.findings.allSatisfy { $0.rule != CheckName.moreFindings.rawValue })
    // What is wrong in a row is wrong in each: as many findings as ten times those of a tenth of the rows.
    #expect(listed.count + counts.reduce(0, +) == 10 * few.findings.count)
    #expect(checked.state == .held && few.state == .held)
    #expect(checked.report?.records.contains { $0.section == "communication_team" } == false)
    let worst = try #require(further.first { $0.severity == .error })
    #expect(worst.at.cell == nil && worst.message.vi.contains("1.000"))
  }
}
