import P8Model
import Project8
import TestSupport
import Testing
import XMLStream

/// The schema of a form, and reports as XML by it.
struct FormSchemaTests {
  private let registry: SmallRegistry

  init() throws { registry = try SmallRegistry() }

  private func schema() throws -> XMLSchemaValidator {
    let workspace = registry.workspace
    let period = try #require(workspace.period(named: "2023"))
    let request = BlankFormRequest(
      "village-report", unit: try #require(UnitCode("22210-01", structure: .y2024)), village: nil,
      period: period, version: .initial, language: .vi)
    return try XMLSchemaValidator(schema: workspace.forms.schema(request).bytes)
  }

  @Test func `a report that is read keeps to the schema of its form`() throws {
    let text = ReportShape.flatXML(ReportShape.report)
    #expect(try schema().problems(in: Array(text.utf8)) == [])
  }

  @Test(arguments: [
    ("<p8_unit>22210-01<", "<p8_unit>22210-02<"), ("<members>12<", "<members>mười hai<"),
    ("<status>maintained<", "<status>đang hoạt động<"), ("2023-03-06", "06/03/2023"),
  ])
  func `what the form would not take the schema does not`(written: String, other: String) throws {
    let text = ReportShape.flatXML(ReportShape.report)
    #expect(text.contains(written))
    #expect(try !schema().problems(in: Array(text.replacing(written, with: other).utf8)).isEmpty)
  }
}
