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

  /// What comes of the workbook; the same must come of it in the other container that we write.
  private func read(_ workbook: Workbook) throws -> FieldReport {
    let reader = FormReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts,
      words: FormReaderTests.words)
    let file = SourceFile(path: "form.xlsx", sha256: "", byteCount: 0)
    let report = try reader.read(workbook.xlsx(), file: file)
    #expect(try reader.read(workbook.spreadsheetXML2003(), file: file) == report)
    return report
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

  @Test(
    "answers come back by their cell, wherever it was moved to, and by their question",
    arguments: Language.allCases)
  func answers(language: Language) throws {
    let form = try #require(definitions.forms["village-report"])
    let asked = form.sections.filter { $0.question != nil && $0.fixedRows.isEmpty }
    #expect(asked.count == 9)
    let written = Dictionary(
      uniqueKeysWithValues: asked.enumerated().map { ($1.id, SectionAnswer.allCases[$0 % 3]) })
    var workbook = FormWorkbook(form, for: try request(language), definitions: definitions).filled(
      rows: [:], answers: written)
    for hasNames in [true, false] {
      if !hasNames { workbook.definedNames.removeAll { $0.name.hasPrefix("p8_answer") } }
      let report = try read(workbook)
      for section in asked {
        let answer = try #require(report.section(section.id)?.answer, "\(section.id)")
        #expect(answer.cell?.value == .text(written[section.id]?.rawValue ?? ""), "\(section.id)")
      }
      #expect(report.section("money")?.answer == nil)
      #expect(report.sections.allSatisfy { $0.rows.isEmpty })
    }
    let blank = try read(FormWorkbook(form, for: request(language), definitions: definitions).blank())
    #expect(blank.section("campaign")?.answer?.cell == nil)
    #expect(blank.section("campaign")?.answer?.place.row == 5)
  }

  @Test("the keys of models come back; of copied rows the first keeps its key", arguments: Language.allCases)
  func keys(language: Language) throws {
    let form = try #require(definitions.forms["village-report"])
    let rows = [
      ["model_key": "k1", "name": "Tổ 1", "members": "9"], ["name": "Tổ mới"],
      ["model_key": "k1", "name": "Tổ 1 chép"], ["model_key": "k2", "name": "Tổ 2"],
    ]
    let report = try read(
      FormWorkbook(form, for: request(language), definitions: definitions).filled(
        rows: ["communication_team": rows]))
    let read = try #require(report.section("communication_team")).rows
    #expect(read.map { $0.key?.text } == ["k1", nil, nil, "k2"])
    #expect(read.map { $0.key?.letters } == ["M", nil, nil, "M"])
    #expect(read.map { $0.cells[0]?.text } == ["Tổ 1", "Tổ mới", "Tổ 1 chép", "Tổ 2"])
  }

  @Test("a sum that a program left uncomputed is that of its rows, and none where nothing is typed")
  func uncomputedSums() throws {
    let form = try #require(definitions.forms["village-report"])
    for parts in [[], ["12.5", "2"]] {
      var workbook = FormWorkbook(form, for: try request(.vi), definitions: definitions).filled(rows: [
        "money": zip(["central", "other"], parts).map { ["item": $0, "allocated": $1] }
      ])
      let place = try #require(workbook.sheets.firstIndex { $0.name.hasSuffix("Kinh phí") })
      var sheet = workbook.sheets[place]
      sheet.set(.formula("IF(COUNT(D7,D8,D9)=0,\"\",SUM(D7,D8,D9))", cached: .blank), row: 9, column: 4)
      workbook.sheets[place] = sheet
      let rows = try #require(try read(workbook).section("money")).rows
      #expect(
        rows.last?.cells[1]?.value == (parts.isEmpty ? nil : .number(try #require(ExactDecimal("14.5")))))
      #expect(rows.count == (parts.isEmpty ? 0 : 3))
    }
  }
}
