import P8Forms
import P8Definitions
import P8Model
import SpreadsheetML
import TestSupport
import Testing

@Suite("What the blank form writes the reader finds")
struct RoundTripTests {
  let definitions: Definitions

  init() throws {
    definitions = try Project.definitions()
  }

  private func request(_ language: Language, named: Bool = true) throws -> FormRequest {
    FormRequest(
      unit: try #require(UnitCode("22210", structure: .y2024)), unitName: named ? "Buôn Bai & Bon" : "",
      above: ["Xã Ea Lâm", "Huyện Sông Hinh", "Tỉnh Phú Yên"],
      period: try #require(Period("2023-H1@decree09", calendar: .calendar)), version: .supplement,
      language: language)
  }

  private func read(_ workbook: Workbook) throws -> FieldReport {
    try FormReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts,
      words: FormReaderTests.words
    ).read(
      workbook.xlsx(), file: SourceFile(path: "form.xlsx", sha256: "", byteCount: 0))
  }

  @Test(
    "a blank form of every kind has its stamp, all sections, all columns and no row",
    arguments: ["village-report", "commune-report", "activity-log"], Language.allCases)
  func blank(id: String, language: Language) throws {
    let form = try #require(definitions.forms[id])
    let report = try read(FormWorkbook(form, for: request(language), definitions: definitions).blank())
    #expect(report.stamp.form.text == id)
    #expect(report.stamp.formVersion.text == form.version)
    #expect(report.stamp.unit.text == "22210")
    #expect(report.stamp.unitName.text == "Buôn Bai & Bon")
    #expect(report.stamp.period.text == "2023-H1@decree09")
    #expect(report.stamp.version.text == "supplement")
    #expect(report.sections.map(\.id) == form.sections.map(\.id))
    for (section, definition) in zip(report.sections, form.sections) {
      #expect(section.rows.isEmpty, "\(section.id)")
      #expect(section.columns.allSatisfy { $0 != nil }, "\(section.id)")
      #expect(section.columns.map { $0?.header.last } == definition.columns.map { $0.label[language] })
      #expect(
        section.columns.map { $0?.header.dropLast().last } == definition.columns.map { $0.group?[language] })
    }
  }

  @Test(
    "the head of an untouched sheet is the one that a search finds",
    arguments: ["village-report", "commune-report", "activity-log"], Language.allCases)
  func heads(id: String, language: Language) throws {
    let form = try #require(definitions.forms[id])
    let workbook = FormWorkbook(form, for: try request(language), definitions: definitions).blank()
    let reader = try WorkbookReader(bytes: workbook.xlsx())
    let texts = HeaderTexts(form.sections)
    var found = 0
    for sheet in reader.sheets {
      let grid = try SheetGrid(sheet, of: reader, headers: texts)
      for section in form.sections where section.sheet[language] == sheet.name {
        let finder = ColumnFinder(section)
        let head = try #require(finder.untouchedHead(in: grid), "\(section.id)")
        #expect(head == finder.searchedHead(in: grid, table: nil), "\(section.id)")
        found += 1
      }
    }
    #expect(found == form.sections.count)
  }

  @Test("a village that writes its name itself has an open cell for it, whose place is known")
  func openName() throws {
    let form = try #require(definitions.forms["village-report"])
    let report = try read(
      FormWorkbook(form, for: request(.vi, named: false), definitions: definitions).blank())
    #expect(report.stamp.unitName.text.isEmpty)
    #expect(report.stamp.unitName.place?.address == "B4")
  }

  @Test(
    "filled rows come back as they were written, more than the blank rows too", arguments: Language.allCases)
  func filled(language: Language) throws {
    let form = try #require(definitions.forms["village-report"])
    let section = try #require(form.section("communication_session"))
    let rows = (0..<(section.blankRows + 25)).map { index in
      [
        "held_on": "2023-0\(1 + index % 6)-1\(index % 10)", "attendances": "\(20 + index)",
        "women": "\(index)",
        "topic": "Chủ đề số \(index)", "note": index % 3 == 0 ? "-1+1" : "@x",
      ]
    }
    let workbook = FormWorkbook(form, for: try request(language), definitions: definitions).filled(
      rows: [section.id: rows])
    let read = try #require(try self.read(workbook).section(section.id))
    #expect(read.rows.count == rows.count)
    for (row, written) in zip(read.rows, rows) {
      for (column, cell) in zip(section.columns, row.cells) {
        #expect(cell?.value?.description == written[column.id], "\(column.id) \(row.number)")
        #expect(cell?.defect == nil)
      }
    }
  }
}
