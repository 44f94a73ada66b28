import P8Forms
import P8Definitions
import P8Model
import SpreadsheetML
import TestSupport
import Testing

@Suite("Blank forms")
struct FormWorkbookTests {
  let definitions: Definitions
  let form: FormDefinition
  let request: FormRequest

  init() throws {
    definitions = try Project.definitions()
    form = try #require(definitions.forms["village-report"])
    request = FormRequest(
      unit: try #require(UnitCode("22219-02", structure: .y2024)), unitName: "Buôn Bai",
      above: ["Xã Ea Lâm"], period: try #require(Period("2023", calendar: .calendar)))
  }

  private var book: Workbook { FormWorkbook(form, for: request, definitions: definitions).blank() }

  private func sheet(_ id: String, of book: Workbook) throws -> (Worksheet, SectionLayout, SectionDefinition)
  {
    let section = try #require(form.section(id))
    let sheet = try #require(book.sheets.first { $0.name == section.sheet.vi })
    return (sheet, SectionLayout(section, hasCheck: true), section)
  }

  private func cell(_ row: Int, _ column: Int) throws -> CellReference {
    try #require(CellReference(row: row, column: column))
  }

  @Test("the same request gives the same bytes")
  func deterministic() throws {
    #expect(try book.xlsx() == book.xlsx())
  }

  @Test("ids stand in the hidden first row, in the order of the columns")
  func ids() throws {
    let (sheet, layout, section) = try sheet("communication_team", of: book)
    #expect(sheet.hiddenRows == Set([1] + Array(12...19)))
    #expect(layout.spareRows == 12...19)
    #expect(sheet.hiddenColumns == [13])
    let ids = try (1...layout.columnCount).map { sheet.content(at: try cell(1, $0)) }
    #expect(ids == (["#"] + section.columns.map(\.id) + ["#key", "#check"]).map { .text($0) })
  }

  @Test("only cells to fill in can be changed")
  func locked() throws {
    let (sheet, layout, _) = try sheet("communication_team", of: book)
    #expect(sheet.protection?.password == nil)
    let answer =
      try #require(sheet.dataValidations.first { $0.ranges[0].first.row == layout.questionRow })
      .ranges[0].first.column...4
    #expect(sheet.protection != nil)
    for row in 1...layout.lastRow {
      for column in 1...layout.columnCount {
        let isInput =
          layout.rows.contains(row) && column > 1 && column < layout.columnCount - 1
          || row == layout.questionRow && answer.contains(column)
        #expect(sheet.style(at: try cell(row, column)).isLocked == !isInput, "\(row) \(column)")
      }
    }
  }

  @Test("rows are high enough to be written by hand")
  func heights() throws {
    for sheet in book.sheets where sheet.visibility == .visible && sheet.name != "Hướng dẫn" {
      let heights = sheet.rowHeights.values.compactMap { height -> Double? in
        if case .points(let points) = height { points } else { nil }
      }
      #expect(heights.count > 3 && heights.allSatisfy { $0 >= 18 }, "\(sheet.name)")
    }
  }

  @Test("a row of money that adds up others is a locked formula, and silent while nothing is typed")
  func sums() throws {
    for rows in [[], [["item": "central", "allocated": "12.5"], ["item": "other", "allocated": "2"]]] {
      let filled = FormWorkbook(form, for: request, definitions: definitions).filled(rows: ["money": rows])
      let (sheet, layout, _) = try sheet("money", of: filled)
      let total = try cell(layout.rows.upperBound, 4)
      #expect(
        sheet.content(at: total)
          == .formula(
            "IF(COUNT(D6,D7,D8)=0,\"\",SUM(D6,D7,D8))", cached: rows.isEmpty ? .text("") : .number(14.5)))
      #expect(sheet.style(at: total).isLocked)
    }
  }

  @Test(
    "a row that was filled in beforehand carries its key, and no check speaks of it before anything is typed")
  func carried() throws {
    let filled = FormWorkbook(form, for: request, definitions: definitions).filled(
      rows: ["trusted_address": [["name": "Nhà văn hóa", "status": "maintained", "model_key": "abc"]]])
    let (sheet, layout, _) = try sheet("trusted_address", of: filled)
    let row = layout.rows.lowerBound
    #expect(sheet.content(at: try cell(row, layout.columnCount - 1)) == .text("abc"))
    guard case .formula(let formula, let said) = sheet.content(at: try cell(row, layout.columnCount)) else {
      Issue.record("no formula")
      return
    }
    #expect(said == .text(""))
    #expect(formula.contains("<>2,"))
    #expect(
      sheet.style(at: try cell(row, 2)).font?.color != sheet.style(at: try cell(row + 1, 2)).font?.color)
    #expect(sheet.protection?.allowing.contains(.sort) == false)
  }

  @Test("labels of fixed rows are locked, their figures are not")
  func fixedRows() throws {
    let (sheet, layout, section) = try sheet("stated_figures", of: book)
    let first = layout.rows.lowerBound
    let label = try #require(layout.sheetColumn(of: 0))
    #expect(sheet.content(at: try cell(first, label)) == .text(section.fixedRows[0].label.vi))
    #expect(sheet.style(at: try cell(first, label)).isLocked)
    let figure = try #require(layout.sheetColumn(of: 1))
    #expect(!sheet.style(at: try cell(first, figure)).isLocked)
  }

  @Test("numbers, dates and lists are checked as they are typed, with Vietnamese words")
  func validations() throws {
    let (sheet, layout, section) = try sheet("communication_team", of: book)
    func validation(_ id: String) throws -> DataValidation {
      let place = try #require(section.index(ofColumn: id))
      let column = try #require(layout.sheetColumn(of: place))
      return try #require(sheet.dataValidations.first { $0.ranges[0].first.column == column })
    }
    let members = try validation("members")
    #expect(members.rule == .whole(.atLeast("0")))
    #expect(members.errorTitle == "Chưa đúng")
    #expect(members.error?.contains("số nguyên") == true)
    #expect(members.ranges[0].description == "G8:G19")
    #expect(try validation("status").rule == .listFrom("p8_list_model_status"))
    #expect(
      try validation("ended_on").rule == .date(.between("DATE(2023,1,1)", "DATE(2023,12,31)")))
  }

  @Test("totals are sums with their values")
  func totals() throws {
    let filled = FormWorkbook(form, for: request, definitions: definitions).filled(
      rows: [
        "communication_team": [
          ["name": "A", "members": "12"], ["name": "B", "members": "khoảng 9"], ["members": "3"],
        ]
      ])
    let (sheet, layout, section) = try sheet("communication_team", of: filled)
    let place = try #require(section.index(ofColumn: "members"))
    let column = try #require(layout.sheetColumn(of: place))
    let total = try #require(layout.totalRow)
    #expect(sheet.content(at: try cell(total, column)) == .formula("SUM(G8:G19)", cached: .number(15)))
    #expect(sheet.content(at: try cell(9, column)) == .text("khoảng 9"))
  }

  @Test("the column of checks says the first thing that is wrong")
  func checks() throws {
    let right = [
      "name": "Tổ A", "status": "new", "decision_number": "05/QĐ-UBND", "decision_date": "2023-03-15",
      "members": "12", "women": "8", "men": "4", "ethnic_minority": "10",
    ]
    let rows = [
      right, right.merging(["men": "5"]) { $1 }, right.merging(["women": ""]) { $1 },
      right.merging(["members": "khoảng 12"]) { $1 }, [:],
    ]
    let filled = FormWorkbook(form, for: request, definitions: definitions).filled(
      rows: ["communication_team": rows])
    let (sheet, layout, section) = try sheet("communication_team", of: filled)
    let women = try #require(section.columns.first { $0.id == "women" }).label.vi
    let messages = try rows.indices.map { index in
      guard case .formula(_, .text(let text)) = sheet.content(at: try cell(8 + index, layout.columnCount))
      else { return "no formula" }
      return text
    }
    #expect(messages[0] == "")
    #expect(messages[1].contains("tổng số"))
    #expect(messages[2] == "Thiếu: Thành viên (người) - \(women)")
    #expect(messages[3] == "Thành viên (người) - Tổng số: ghi số nguyên")
    #expect(messages[4] == "")
  }

  @Test("each text that a check says has its place on the hidden sheet", arguments: Language.allCases)
  func texts(language: Language) throws {
    for form in definitions.forms.values {
      let request = FormRequest(
        unit: self.request.unit, unitName: "", above: [], period: self.request.period, language: language)
      let book = FormWorkbook(form, for: request, definitions: definitions)
      let checks = form.sections.map { RowChecks($0, of: book) }
      let lists = ListSheet(book: book, texts: checks.flatMap(\.texts))
      let sheet = try #require(lists.sheet())
      let first = try #require(lists.definedNames.first { $0.name == FormContract.texts })
      #expect(first.formula.hasPrefix("'p8_lists'!$A$2:"))
      for (section, checks) in zip(form.sections, checks) where !checks.isEmpty {
        let layout = SectionLayout(section, hasCheck: true)
        for step in checks.steps(row: layout.rows.lowerBound, layout: layout, lists: lists) {
          let place = try #require(lists.place(of: step.text), "\(step.text)")
          #expect(place > ListSheet.nothing)
          #expect(sheet.content(at: try cell(place + 1, 1)) == .text(step.text))
        }
      }
    }
  }

  @Test(
    "every formula is one that the format takes, and every form can be written", arguments: Language.allCases)
  func limits(language: Language) throws {
    for form in definitions.forms.values {
      let request = FormRequest(
        unit: self.request.unit, unitName: "", above: [], period: self.request.period, language: language)
      let book = FormWorkbook(form, for: request, definitions: definitions).blank()
      #expect(try !book.xlsx().isEmpty)
      #expect(book.sheets.filter { $0.visibility == .visible }.count == form.sections.count + 1)
    }
  }

  @Test("sections print on A4 landscape, one page wide, with their headers on every page")
  func page() throws {
    let (sheet, layout, _) = try sheet("communication_team", of: book)
    #expect(sheet.page.paper == .a4)
    #expect(sheet.page.orientation == .landscape)
    #expect(sheet.page.scaling == .fitToWidth)
    #expect(sheet.page.repeatedRows == layout.headerRow...layout.labelRow)
    #expect(sheet.page.printArea.map(\.description) == ["A2:M20"])
    #expect(sheet.frozenAt == CellReference(row: 8, column: 3))
  }

  @Test("a name for a program leads to its cell")
  func names() throws {
    let names = Dictionary(uniqueKeysWithValues: book.definedNames.map { ($0.name, $0.formula) })
    #expect(names["p8_form"] == "'p8'!$B$1")
    #expect(names["p8_unit_name"] == "'Hướng dẫn'!$B$4")
    #expect(names["p8_section_communication_team"] == "'1. Tổ truyền thông'!$A$6:$N$20")
    #expect(book.sheets.last?.visibility == .veryHidden)
  }
}
