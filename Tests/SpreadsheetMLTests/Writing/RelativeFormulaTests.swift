import SpreadsheetML
import Testing

@Suite("Formulas of XML Spreadsheet 2003")
struct RelativeFormulaTests {
  @Test(
    "addresses are told as seen from the cell",
    arguments: [
      ("SUM(C10:C12)", "SUM(R[-3]C:R[-1]C)"), ("SUM($C$10:C12)", "SUM(R10C3:R[-1]C)"),
      ("SUM(C9:C12)", "SUM(R[-4]C:R[-1]C)"), ("A13/B13", "RC[-2]/RC[-1]"), ("SUM(A:C)", "SUM(C[-2]:C)"),
      ("SUM($3:$5)", "SUM(R3:R5)"), ("IF(J11<>\"C1:C2\",1,\"\")", "IF(R[-2]C[7]<>\"C1:C2\",1,\"\")"),
      ("LOG10(A1)", "LOG10(R[-12]C[-2])"), ("'A1'!B2", "'A1'!R[-11]C[-1]"),
    ])
  func relative(formula: String, expected: String) throws {
    #expect(RelativeFormula.of(formula, at: try #require(CellReference("C13"))) == expected)
  }
}
