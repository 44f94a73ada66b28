import P8Forms
import SpreadsheetML
import Testing

@Suite("Cells of defined names")
struct NamedRangeTests {
  @Test(
    "a name's formula gives sheet and cells",
    arguments: [
      ("'1. Tổ truyền thông'!$A$5:$L$17", "1. Tổ truyền thông", "A5:L17"), ("Sheet1!$B$2", "Sheet1", "B2"),
      ("'Bảng ''A'''!$C$3", "Bảng 'A'", "C3"), ("$'p8'!$B$1", "p8", "B1"),
    ])
  func range(formula: String, sheet: String, range: String) {
    let named = NamedRange(formula: formula)
    #expect(named?.sheet == sheet)
    #expect(named?.range.description == range)
  }

  @Test("a broken name gives none", arguments: ["#REF!", "'p8'!#REF!", "", "!$A$1", "1+2", "SUM(A1:B2)"])
  func none(formula: String) {
    #expect(NamedRange(formula: formula) == nil)
  }
}
