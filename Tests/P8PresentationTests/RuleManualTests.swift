import P8Presentation
import P8Definitions
import P8Model
import TestSupport
import Testing

struct RuleManualTests {
  @Test func `the manual explains every rule and check in both languages`() throws {
    let definitions = try Project.definitions()
    let manual = RuleManual(definitions)
    #expect(manual.entries.count == definitions.rules.count + definitions.builtInChecks.count)
    for language in Language.allCases {
      let list = manual.list(in: language)
      #expect(list.split(separator: "\n").count == manual.entries.count)
      for entry in manual.entries {
        let page = manual.page(entry, in: language)
        #expect(page.contains(entry.title[language]))
        #expect(!page.contains("{"), "\(page)")
        if entry.expression != nil { #expect(entry.check?[language].isEmpty == false, "\(entry.id)") }
      }
      let markdown = manual.markdown(in: language)
      for entry in manual.entries { #expect(markdown.contains("## \(entry.code) ")) }
    }
  }

  @Test func `a rule is found by its code or id and said in words`() throws {
    let manual = RuleManual(try Project.definitions())
    let entry = try #require(manual.entries("p8-sum-001").first)
    #expect(entry.id == "communication_team.members.by-sex")
    #expect(manual.entries("communication_team.members.by-sex") == [entry])
    #expect(entry.check?.vi == "Nữ + Nam bằng Tổng số")
    #expect(entry.suggestion?.vi == "sửa “Tổng số” thành Nữ + Nam (có thể đúng)")
    let dated = try #require(manual.entries("communication_team.decision-date.closing").first)
    #expect(dated.condition?.vi == "Tình trạng trong kỳ khác “Thành lập mới”")
    #expect(dated.check?.vi == "Ngày không sau ngày chốt số liệu")
    #expect(manual.entries("P8-SUM-999") == [])
  }
}
