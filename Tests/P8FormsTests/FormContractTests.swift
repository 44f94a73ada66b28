import P8Definitions
import P8Forms
import P8Model
import SpreadsheetML
import TestSupport
import Testing

/// Writer and readers agree on every name, whatever letters an id has.
struct FormContractTests {
  private static let source = DefinitionSource(file: "test", line: 1, column: 1)

  private static func both(_ text: String) -> LocalizedText { LocalizedText(vi: text, en: text) }

  private static func column(_ id: String, _ type: FieldType, isRequired: Bool = false) -> ColumnDefinition {
    ColumnDefinition(
      id: id, label: both("Cột \(id)"), group: nil, synonyms: [], type: type, measure: nil,
      isRequired: isRequired, minimum: nil, maximum: nil, isWithinPeriod: false, field: nil, hasTotal: false,
      width: nil, help: nil, source: source)
  }

  /// Two sections of the same columns: on renamed sheets only their defined names tell one from the other.
  private static let form = FormDefinition(
    id: "bao-cao", version: "1", title: both("Báo cáo"), level: .village, instructions: [],
    sections: ["to-moi", "to-cu"].map { id in
      SectionDefinition(
        id: id, title: both(id), sheet: both("Bảng \(id)"), record: nil, help: nil, blankRows: 3,
        fixedRows: [],
        columns: [
          column("ten-to", .text, isRequired: true), column("so-nguoi", .integer, isRequired: true),
          column("tinh-trang", .list("tinh-trang")), column("co-so", .truth),
        ], source: source)
    }, source: source)

  private static let statuses = CodeList(
    id: "tinh-trang", name: both("Tình trạng"),
    items: [
      CodeList.Item(code: "moi-lap", name: both("Mới lập")),
      CodeList.Item(code: "duy-tri", name: both("Duy trì")),
    ], source: source)

  private let definitions: Definitions
  private let request: FormRequest

  init() throws {
    let shipped = try Project.definitions()
    definitions = Definitions(
      programme: shipped.programme, measures: shipped.measures,
      codeLists: [Self.statuses.id: Self.statuses], records: [:], indicators: [], targets: [],
      forms: [Self.form.id: Self.form], rules: [], builtInChecks: shipped.builtInChecks, reports: [:],
      texts: shipped.texts,
      units: shipped.units, hash: "")
    request = FormRequest(
      unit: try #require(UnitCode("22219-02", structure: .y2024)), unitName: "Buôn Bai", above: [],
      period: try #require(Period("2023", calendar: .calendar)))
  }

  /// Gives each sheet of a section another name, and lets the two change places.
  private func moved(_ workbook: Workbook) -> Workbook {
    var workbook = workbook
    for (number, section) in Self.form.sections.enumerated() {
      for index in workbook.sheets.indices where workbook.sheets[index].name == section.sheet.vi {
        workbook.sheets[index].name = "Trang \(number)"
      }
      for index in workbook.definedNames.indices {
        workbook.definedNames[index].formula.replace(section.sheet.vi, with: "Trang \(number)")
      }
    }
    workbook.sheets.swapAt(1, 2)
    return workbook
  }

  @Test(arguments: [false, true])
  func `a form whose ids hold hyphens is written, filled in, moved about and read back`(isMoved: Bool) throws
  {
    let rows = [
      "to-moi": [["ten-to": "Tổ A", "so-nguoi": "12", "tinh-trang": "moi-lap", "co-so": "true"]],
      "to-cu": [
        ["ten-to": "Tổ B", "so-nguoi": "7", "tinh-trang": "duy-tri", "co-so": "false"],
        ["ten-to": "Tổ C", "so-nguoi": "0"],
      ],
    ]
    let written = FormWorkbook(Self.form, for: request, definitions: definitions).filled(rows: rows)
    let workbook = isMoved ? moved(written) : written
    let report = try FormReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts,
      words: FormReaderTests.words
    ).read(
      workbook.xlsx(), file: SourceFile(path: "form.xlsx", sha256: "", byteCount: 0))
    #expect(report.stamp.form.text == "bao-cao")
    #expect(report.sections.map(\.id) == ["to-moi", "to-cu"])
    for (section, definition) in zip(report.sections, Self.form.sections) {
      let values = section.rows.map { row in
        Dictionary(
          uniqueKeysWithValues: zip(definition.columns, row.cells).compactMap { column, cell in
            cell?.value.map { (column.id, $0.description) }
          })
      }
      #expect(values == rows[section.id], "\(section.id)")
      #expect(section.rows.joinedCells.allSatisfy { $0.defect == nil })
    }
  }

  @Test func `every defined name is one that the format takes and leads to its cells`() throws {
    let workbook = FormWorkbook(Self.form, for: request, definitions: definitions).blank()
    let names = Dictionary(uniqueKeysWithValues: workbook.definedNames.map { ($0.name, $0.formula) })
    #expect(names.keys.allSatisfy { $0.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_.]*/) != nil })
    #expect(names[FormContract.section("to-moi")]?.hasPrefix("'Bảng to-moi'!") == true)
    #expect(names[FormContract.list("tinh-trang")] == "'p8_lists'!$B$2:$B$3")
    #expect(names[FormContract.codes("tinh-trang")] == "'p8_lists'!$C$2:$C$3")
  }

  @Test func `names on the phone are proper, apart from one another, and lead back to their ids`() {
    let ids = [
      "members", "so-nguoi", "1st", "_1st", "-x", ".x", "p8_unit", "_p8_unit", "yes_no", "meta", "a.b",
    ]
    let names = ids.map(FormContract.phoneName)
    #expect(Set(names).count == ids.count)
    #expect(names.allSatisfy { $0.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_.-]*/) != nil })
    #expect(names.map(FormContract.id(ofPhoneName:)) == ids)
    #expect(names.prefix(2) == ["members", "so-nguoi"])
    let questions = ids.flatMap { first in ids.map { [first, "m1", $0] } }
    let single = questions.map { FormContract.phoneName($0) }
    #expect(Set(single).count == single.count)
    #expect(
      FormContract.parts(ofPhoneName: "communication_team__m1__members") == [
        "communication_team", "m1", "members",
      ])
    #expect(FormContract.parts(ofPhoneName: FormContract.phoneName(["p8_x", "a"])) == ["p8_x", "a"])
    #expect(!names.contains { $0.hasPrefix("p8_") || $0 == FormContract.yesNo })
  }

  @Test func `the form for the phone asks each list by the name that its choices have`() throws {
    let workbook = XLSForm(Self.form, for: request, definitions: definitions).workbook()
    let texts = workbook.sheets.map { sheet in
      (1...60).map { row in (1...2).map { CellReference(row: row, column: $0).map(sheet.content(at:)) } }
    }
    #expect(texts[0].contains([.text("begin_repeat"), .text("to-moi")]))
    #expect(texts[0].contains([.text("select_one tinh-trang"), .text("to-moi__tinh-trang")]))
    #expect(texts[1].contains([.text("tinh-trang"), .text("moi-lap")]))
    #expect(FormContract.phoneForm(Self.form, for: request) == "p8_bao_cao_22219_02_2023_initial")
  }
}

extension [ReportRow] {
  fileprivate var joinedCells: [ReportCell] { flatMap { $0.cells.compactMap(\.self) } }
}
