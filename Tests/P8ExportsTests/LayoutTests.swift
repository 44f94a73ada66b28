import SpreadsheetML
import P8Forms
import P8Definitions
import P8Model
import Testing

import P8Exports

@Suite("Where things stand on a form")
struct LayoutTests {
  static let source = DefinitionSource(file: "test", line: 1, column: 1)

  static func column(_ id: String, group: String? = nil, hasTotal: Bool = false) -> ColumnDefinition {
    ColumnDefinition(
      id: id, label: LocalizedText(vi: id, en: id), group: group.map { LocalizedText(vi: $0, en: $0) },
      synonyms: [], type: .integer, measure: nil, isRequired: false, minimum: nil, maximum: nil,
      isWithinPeriod: false, field: nil, hasTotal: hasTotal, width: nil, help: nil, source: source)
  }

  static func section(
    _ columns: [ColumnDefinition], help: String? = nil, fixed: [SectionDefinition.FixedRow] = []
  ) -> SectionDefinition {
    SectionDefinition(
      id: "s", title: LocalizedText(vi: "S", en: "S"), sheet: LocalizedText(vi: "S", en: "S"), record: nil,
      help: help.map { LocalizedText(vi: $0, en: $0) }, blankRows: 4, fixedRows: fixed, columns: columns,
      source: source)
  }

  @Test("a plain table has one row of headers and no total")
  func plain() {
    let layout = SectionLayout(Self.section([Self.column("a"), Self.column("b")]))
    #expect(layout.headerRow == 4)
    #expect(layout.labelRow == 4)
    #expect(layout.rows == 5...8)
    #expect(layout.totalRow == nil)
    #expect(layout.columnCount == 3)
    #expect(layout.sheetColumn(of: 1) == 3)
  }

  @Test("help, groups, a total and checks each take their place")
  func full() {
    let layout = SectionLayout(
      Self.section(
        [
          Self.column("a"), Self.column("b", group: "g", hasTotal: true), Self.column("c", group: "g"),
          Self.column("d", group: "h"), Self.column("e"), Self.column("f", group: "h"),
        ], help: "?"), filledRows: 6, hasCheck: true)
    #expect(layout.helpRow == 4)
    #expect(layout.headerRow == 5)
    #expect(layout.labelRow == 6)
    // Two blank rows behind those that are filled in.
    #expect(layout.rows == 7...14)
    #expect(layout.totalRow == 15)
    #expect(layout.groups.map(\.columns) == [3...4, 5...5, 7...7])
    #expect(layout.contents.last == .check)
  }

  @Test("fixed rows set the number of rows and show their measures")
  func fixed() {
    let fixed = ["x", "y"].map {
      SectionDefinition.FixedRow(key: $0, label: LocalizedText(vi: $0, en: $0), measure: "team")
    }
    let layout = SectionLayout(
      Self.section([Self.column("item"), Self.column("b")], fixed: fixed), filledRows: 9)
    #expect(layout.rows == 5...6)
    #expect(layout.contents == [.ordinal, .column(0), .measure, .column(1)])
  }

  @Test("headers are grouped only with their neighbours")
  func grid() {
    let grid = HeaderGrid([("a", nil), ("b", "g"), ("c", "g"), ("d", nil), ("e", "g")])
    #expect(grid.rowCount == 2)
    #expect(grid.cells.filter { $0.text == "g" }.map(\.columns) == [1...2, 4...4])
    #expect(grid.cells.first?.rows == 0...1)
    #expect(HeaderGrid([("a", nil)]).rowCount == 1)
  }

  @Test(
    "Roman numerals", arguments: zip([1, 4, 5, 9, 14, 2025, 0], ["I", "IV", "V", "IX", "XIV", "MMXXV", "0"]))
  func roman(number: Int, text: String) {
    #expect(RomanNumeral.text(number) == text)
  }

  @Test("placeholders are filled once, unknown ones stay")
  func placeholders() {
    #expect(
      Placeholders.fill("{a} và {b}, {x}, {", with: ["a": "{b}", "b": "2"]) == "{b} và 2, {x}, {")
  }

  @Test(
    "long texts take more lines",
    arguments: [
      ("ngắn", 1), ("một hai ba bốn năm sáu bảy tám", 4), ("a\nb", 2), ("", 1),
      (String(repeating: "x", count: 30), 4),
    ])
  func lines(text: String, count: Int) {
    #expect(TextFit.lines(text, width: 10, size: 11) == count)
  }

  @Test("a sheet's name is quoted as formulas want it")
  func quoted() {
    #expect(SheetAddress.absolute("A 'b'", rows: 2...3, columns: 1...28) == "'A ''b'''!$A$2:$AB$3")
  }
}
