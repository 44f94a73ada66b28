import P8Forms
import P8Definitions
import P8Model
import SpreadsheetML
import Testing

@Suite("Cells as their columns mean them")
struct CellInterpreterTests {
  static let source = DefinitionSource(file: "test", line: 1, column: 1)
  static let statuses = CodeList(
    id: "model-status", name: LocalizedText(vi: "Tình trạng", en: "Status"),
    items: [
      CodeList.Item(
        code: "new", name: LocalizedText(vi: "Thành lập mới", en: "Newly established"),
        synonyms: ["mới", "TL mới"]),
      CodeList.Item(code: "maintained", name: LocalizedText(vi: "Duy trì", en: "Maintained")),
    ], source: source)
  let interpreter = CellInterpreter(codeLists: ["model-status": statuses])

  private func read(_ value: CellValue, _ text: String, _ type: FieldType) -> ReportCell? {
    interpreter.cell(value, text, type: type)
  }

  @Test(
    "a text in a column of numbers is a number, a proposal or nothing",
    arguments: [
      ("25", Value.number(25), "type.number-text", Value.number(25)),
      ("1.996.405", .number(1_996_405), "type.number-text", .number(1_996_405)),
      ("trên 120", nil, "type.approximate", nil),
      ("abc", nil, "type.number", nil),
      ("1,996,405", nil, "type.number-proposal", .number(1_996_405)),
      ("#REF!", nil, "type.formula-error", nil),
      ("12,5", nil, "type.whole", nil),
    ] as [(String, Value?, String, Value?)])
  func numbers(text: String, value: Value?, check: String, proposal: Value?) {
    let cell = read(.text(text), text, .integer)
    #expect(cell?.text == text)
    #expect(cell?.value == value)
    #expect(cell?.defect?.check == check)
    if let proposal { #expect(cell?.defect?.proposal == proposal) }
  }

  @Test("a number in a column of numbers has nothing wrong")
  func number() {
    #expect(read(.number(25), "25", .integer) == ReportCell(text: "25", value: .number(25)))
    #expect(read(.number(0.1 + 0.2), "0,3", .decimal)?.value == .number(ExactDecimal("0.3") ?? 0))
    #expect(read(.number(2.5), "2,5", .integer)?.defect?.check == "type.whole")
  }

  @Test("a number shown as a date is proposed as the number where it is small")
  func numberShownAsDate() {
    let small = read(.date(.init(year: 1900, month: 1, day: 12), serial: 12), "12/01/1900", .integer)
    #expect(small?.value == nil)
    #expect(small?.defect?.proposal == .number(12))
    let large = read(.date(.init(year: 2023, month: 5, day: 3), serial: 45_049), "03/05/2023", .integer)
    #expect(large?.defect?.check == "type.number")
    #expect(large?.defect?.proposal == nil)
  }

  @Test(
    "a text in a column of dates is a day, a proposal or nothing",
    arguments: [
      ("30/10/2023", "2023-10-30", "type.date-text", "2023-10-30"),
      ("ngày 5 tháng 1 năm 2023", "2023-01-05", "type.date-text", "2023-01-05"),
      ("10/30/2023", nil, "type.date-order", "2023-10-30"),
      ("hôm qua", nil, "type.date", nil),
      ("31/02/2023", nil, "type.date", nil),
    ] as [(String, String?, String, String?)])
  func dates(text: String, day: String?, check: String, proposal: String?) {
    let cell = read(.text(text), text, .date)
    #expect(cell?.value == day.flatMap { CalendarDate(iso: $0) }.map { .date($0) })
    #expect(cell?.defect?.check == check)
    #expect(cell?.defect?.proposal == proposal.flatMap { CalendarDate(iso: $0) }.map { .date($0) })
  }

  @Test("a date stored as a plain number is proposed as its day")
  func dateAsNumber() throws {
    let cell = read(.number(45_229), "45229", .date)
    #expect(cell?.value == nil)
    #expect(cell?.defect?.proposal == .date(try #require(CalendarDate(iso: "2023-10-30"))))
    #expect(read(.number(2023), "2023", .date)?.value == nil)
    let day = try #require(CalendarDate(iso: "2023-10-30"))
    let right = read(.date(.init(year: 2023, month: 10, day: 30), serial: 45_229), "30/10/2023", .date)
    #expect(right == ReportCell(text: "30/10/2023", value: .date(day)))
  }

  @Test(
    "a name of a list becomes its code in every spelling that the list knows",
    arguments: [
      ("Thành lập mới", "new", nil), ("THÀNH LẬP  MỚI", "new", nil), ("new", "new", nil),
      ("TL mới", "new", nil),
      ("Newly established", "new", nil), ("Duy trì", "maintained", nil),
      ("Thanh lap moi", nil, "list.spelling"),
      ("Giải tán", nil, "list.unknown"),
    ] as [(String, String?, String?)])
  func lists(text: String, code: String?, check: String?) {
    let cell = read(.text(text), text, .list("model-status"))
    #expect(cell?.value == code.map { .text($0) })
    #expect(cell?.defect?.check == check)
  }

  @Test("a decomposed text is composed, and reported")
  func unclean() {
    let cell = read(.text("Buo\u{302}n Bai"), "Buo\u{302}n Bai", .text)
    #expect(cell?.value?.text.map { Array($0.utf8) } == Array("Buôn Bai".utf8))
    #expect(cell?.defect?.check == "text.unclean")
    #expect(read(.text("Buôn Bai"), "Buôn Bai", .text)?.defect == nil)
  }

  @Test("spaces alone are an empty cell")
  func spaces() {
    #expect(read(.text(" \u{A0} "), " \u{A0} ", .integer) == nil)
    #expect(read(.blank, "", .text) == nil)
  }

  @Test("a formula without a result is reported, not taken for an empty cell")
  func formula() {
    let cell = interpreter.cell(.blank, "", type: .integer, formula: "5+3")
    #expect(cell?.defect?.check == "type.formula-empty")
    #expect(cell?.text == "=5+3")
  }
}
