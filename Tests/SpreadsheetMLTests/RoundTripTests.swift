import SpreadsheetML
import Testing

/// What is written is read back as the same values, in the same types.
struct RoundTripTests {
  @Test(arguments: [
    CellStyle(
      font: .init(
        name: "Times New Roman", size: 13, isBold: true, isItalic: true, isStruckThrough: true,
        underline: .doubleAccounting, script: .superscript, color: .theme(4, tint: -0.25)), fill: .lightYellow
    ),
    CellStyle(font: .init(underline: .single, color: .indexed(12)), fill: .theme(9, tint: 0.5)),
    CellStyle(
      font: .init(color: .rgb(0x123456)),
      borders: .init(
        left: .init(.mediumDashDotDot, color: .red), right: .init(.hair, color: .automatic),
        top: .init(.slantDashDot, color: .gray), diagonalDown: .init(.double, color: .black))),
    CellStyle(
      font: .init(color: .black),
      alignment: .init(
        horizontal: .distributed, vertical: .justify, wrapsText: true, indent: 3, rotation: -30),
      numberFormat: "0.000", isLocked: false, hidesFormula: true, hasTextPrefix: true),
    CellStyle(
      font: .init(color: .black), alignment: .init(vertical: .top, shrinksToFit: true, rotation: 255),
      numberFormat: .groupedWhole),
  ])
  func `a style`(_ style: CellStyle) throws {
    let bytes = try Workbook.one { $0.set(.number(1), at: try cell("B2"), style: style) }.xlsx()
    let reader = try WorkbookReader(bytes: bytes)
    let read = try #require(try reader.content(of: reader.sheets[0])["B2"])
    #expect(try reader.style(of: read) == style)
  }

  @Test func `what a cell holds`() throws {
    let contents: [CellContent] = [
      .text("0012"), .number(-1.5), .boolean(false), .error(.init(rawValue: "#SPILL!")),
      .date(.init(year: 2026, month: 3, day: 5, second: 60)), .time(seconds: 130_500),
      .formula("A1&\"x\"", cached: .text("0012x")), .formula("1/0", cached: .error(.divisionByZero)),
      .richText(RichText([.init("Nữ"), .init(" đậm", font: .init(isBold: true, color: .red))])),
    ]
    let bytes = try Workbook.one { $0.set(contents, row: 1) }.xlsx()
    let reader = try WorkbookReader(bytes: bytes)
    let read = try reader.content(of: reader.sheets[0], formulas: true).cells.map { CellContent($0) }
    #expect(read.dropLast() == contents.dropLast())
    // The first run of a text may leave its font to the cell.
    #expect(read.last == contents.last)
  }

  @Test func `validations, names, comments and properties`() throws {
    let lists = DataValidation(
      ranges: [try range("A1:A9"), try range("C1")], rule: .list(["Có", "Không \"rõ\""]), promptTitle: "Chọn",
      prompt: "Một\ntrong hai", errorTitle: "Sai", error: "Chọn lại", errorStyle: .warning, allowsBlank: false
    )
    let rules: [DataValidation.Rule] = [
      .any, .listFrom("$Z$1:$Z$9"), .whole(.between("1", "9")), .decimal(.atLeast("0.5")),
      .date(.notBetween("1", "2")), .time(.lessThan("0.5")), .textLength(.equal("3")), .custom("LEN(A1)>0"),
    ]
    let validations = try [lists] + rules.map { .init(range: try range("B1"), rule: $0, prompt: "?") }
    var workbook = try Workbook.one { sheet in
      sheet.dataValidations = validations
      sheet.comments = [CellComment(at: try cell("B6"), author: "p8", text: "Xem lại\n\(2) lần")]
    }
    workbook.definedNames = [
      DefinedName("a", formula: "'Trang 1'!$A$1", sheet: "Trang 1", isHidden: true, comment: "Ghi chú")
    ]
    workbook.properties = DocumentProperties(
      title: "Báo cáo", author: "Hội", created: .init(year: 2026, month: 1, day: 2, second: 3_661),
      custom: [
        .init("a", .text("1")), .init("b", .whole(-2)), .init("c", .number(0.5)), .init("d", .boolean(true)),
        .init("e", .date(.init(year: 2025, month: 7, day: 1))),
      ])
    let reader = try WorkbookReader(bytes: workbook.xlsx())
    let sheet = reader.sheets[0]
    #expect(try reader.content(of: sheet).details.dataValidations == validations)
    #expect(reader.definedNames == workbook.definedNames)
    let comment = try #require(try reader.comments(of: sheet).first)
    #expect(comment.cell == workbook.sheets[0].comments[0].cell && comment.author == "p8")
    #expect(comment.text.plainText == "Xem lại\n2 lần")
    let properties = try reader.properties()
    #expect(properties.title == "Báo cáo" && properties.author == "Hội" && properties.lastModifiedBy == "Hội")
    #expect(properties.created == workbook.properties.created)
    #expect(properties.custom == workbook.properties.custom)
  }
}
