import P8Definitions
import P8Model
import P8Validation
import TestSupport
import Testing

struct FindingHistoryTests {
  private func findings(_ changes: String) throws -> [Finding] {
    var sketch = ReportSketch()
    let base = RuleExample.base["communication_team"] ?? [:]
    sketch.rows = [("communication_team", base.merging(ReportSketch.values(changes)) { $1 })]
    return try Project.checker().check(sketch.report(Project.definitions())).findings
  }

  @Test func `a mended report shows what is new, still there and gone`() throws {
    let before = try findings("members=30; women=20; men=10; decision_number=")
    let after = try findings("members=40; women=25; men=15; ethnic_minority=50")
    let history = FindingHistory(earlier: before)
    let marked = history.marked(after)
    let states = Dictionary(uniqueKeysWithValues: marked.map { ($0.rule, $0.state) })
    #expect(states["communication_team.members.usual"] == .present)
    #expect(states["communication_team.ethnic_minority.within-members"] == .new)
    #expect(history.gone(among: after).map(\.rule) == ["communication_team.decision.number"])
    #expect(history.gone(among: after).map(\.state) == [.gone])
  }

  @Test func `a waiver holds while the value stays the same`() throws {
    let day = try #require(CalendarDate(year: 2024, month: 1, day: 5))
    let waiver = Finding.Waiver(by: "Trần Thị B", reason: "Tổ ghép hai buôn", on: day)
    let first = try findings("members=30; women=25; men=5; ethnic_minority=9; decision_number=")
    let words = first.map {
      FindingHistory.WaivedFinding(fingerprint: $0.fingerprint, found: $0.found, waiver: waiver)
    }
    let history = FindingHistory(earlier: first, waived: words)
    let again = history.marked(first)
    #expect(
      Set(again.filter { $0.waiver != nil }.map(\.rule)) == [
        "communication_team.members.usual", "communication_team.decision.number",
      ])
    let changed = history.marked(try findings("members=31; women=26; men=5; ethnic_minority=9"))
    #expect(changed.map(\.rule) == ["communication_team.members.usual"])
    #expect(changed.allSatisfy { $0.waiver == nil && $0.state == .present })
  }
}
