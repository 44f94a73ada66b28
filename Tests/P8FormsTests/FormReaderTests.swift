import P8Forms
import ContentDigest
import Foundation
import P8Definitions
import P8Model
import SpreadsheetML
import TestSupport
import Testing

@Suite("Reading forms that people filled in")
struct FormReaderTests {
  let definitions: Definitions
  let reader: FormReader

  init() throws {
    definitions = try Project.definitions()
    reader = FormReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts, words: Self.words)
  }

  /// Words of its own: what senders read is worded elsewhere.
  static let words: @Sendable (WorkbookFault) -> LocalizedText = { LocalizedText(vi: "\($0)", en: "\($0)") }

  private func read(_ name: String) throws -> FieldReport {
    try read(Array(Data(contentsOf: URL(filePath: "\(Project.folder)/Tests/Workbooks/forms/\(name)"))), name)
  }

  private func read(_ bytes: [UInt8], _ name: String = "test.xlsx") throws -> FieldReport {
    try reader.read(
      bytes, file: SourceFile(path: name, sha256: ContentDigest.sha256(bytes), byteCount: bytes.count))
  }

  @Test(
    "forms of the version 2026.1 are read as before: without answers, and no section is zero for being empty")
  func version2026_1() throws {
    for name in ["village-openpyxl", "village-libreoffice", "village-moved"] {
      let report = try read(name + ".xlsx")
      #expect(report.stamp.formVersion.text == "2026.1")
      #expect(definitions.forms["village-report"]?.earlierVersions.contains("2026.1") == true)
      #expect(report.sections.allSatisfy { $0.answer?.cell == nil && $0.rows.allSatisfy { $0.key == nil } })
      #expect(report.section("campaign")?.rows.isEmpty == true)
    }
  }

  @Test(
    "a form that was filled in beforehand comes back with keys, answers and sums whoever saved it",
    arguments: ["village-2026.2-openpyxl", "village-2026.2-libreoffice"])
  func version2026_2(name: String) throws {
    let report = try read(name + ".xlsx")
    #expect(report.stamp.formVersion.text == "2026.2")
    let team = try #require(report.section("communication_team")?.rows.first)
    #expect(team.key?.text.count == 13)
    #expect(try rows("communication_team", of: report).first?["name"] == "Tổ truyền thông thôn Mẫu")
    let answers = report.sections.map { $0.answer?.cell?.value?.text }
    #expect(answers == ["yes", nil, nil, "no", "no", "no", nil, nil, nil, nil, nil])
    #expect(
      try rows("money", of: report) == [
        ["item": "central", "allocated": "12.5"], ["item": "local", "allocated": "3"],
        ["item": "total", "allocated": "15.5"],
      ])
  }

  /// The rows of a section as values by the id of their column.
  private func rows(_ section: String, of report: FieldReport) throws -> [[String: String]] {
    let definition = try #require(definitions.forms["village-report"]?.section(section))
    let found = try #require(report.section(section))
    return found.rows.map { row in
      Dictionary(
        uniqueKeysWithValues: zip(definition.columns, row.cells).compactMap { column, cell in
          cell.map { (column.id, $0.value?.description ?? "\($0.text): \($0.defect?.check ?? "")") }
        })
    }
  }

  @Test(
    "a form comes back without loss whoever saved it and however it was moved about",
    arguments: ["village-openpyxl", "village-libreoffice", "village-moved", "village-without-ids"])
  func filled(name: String) throws {
    let report = try read(name + ".xlsx")
    // The sheets that were not found by name give a section of the commune's form a column more: none does.
    #expect(try rows("communication_team", of: report) == Self.teams)
    #expect(try rows("policy_dialogue", of: report) == Self.dialogues)
    #expect(
      try rows("money", of: report) == [
        ["item": "central", "allocated": "120.5", "disbursed": "0.3"],
        ["item": "local", "allocated": "30", "disbursed": "30"],
      ])
    #expect(
      try rows("stated_figures", of: report) == [
        ["item": "communication_team", "opening": "1", "new": "2", "closing": "3"]
      ])
    #expect(report.sections.count == 11)
    #expect(report.sections.flatMap(\.rows).count == 7)
    #expect(report.stamp.unitName.text == "Buôn Bai")
  }

  static let teams = [
    [
      "name": "Tổ truyền thông Buôn Bai", "status": "new", "decision_number": "05/QĐ-UBND",
      "decision_date": "2023-03-15", "members": "12", "women": "8", "men": "4", "ethnic_minority": "10",
      "activities": "9",
    ],
    [
      "name": "Tổ truyền thông Buôn Học", "status": "maintained", "decision_number": "12/QĐ-UBND",
      "decision_date": "2022-11-20", "members": "10", "women": "6", "men": "4", "ethnic_minority": "0",
      "activities": "12", "note": "=không phải công thức",
    ],
    [
      "name": "Tổ truyền thông Buôn Thung", "status": "new", "decision_number": "07/QĐ-UBND",
      "decision_date": "2023-07-01", "members": "trên 10: type.approximate", "women": "6", "men": "5",
    ],
  ]
  static let dialogues = [
    [
      "held_on": "2023-08-18", "level": "commune", "topic": "Bình đẳng giới", "participants": "86",
      "women": "58", "men": "28", "ethnic_minority": "61", "opinions": "14", "answered": "11",
      "transferred": "3", "pending": "0",
    ]
  ]

  @Test(
    "the stamp comes from the form and names its cells",
    arguments: ["village-openpyxl", "village-libreoffice", "village-moved"])
  func stamp(name: String) throws {
    let stamp = try read(name + ".xlsx").stamp
    #expect(stamp.form.text == "village-report")
    #expect(stamp.unit.text == "22219-02")
    #expect(stamp.unit.place == CellPlace(sheet: "p8", row: 3, column: "B"))
    #expect(stamp.structure.text == "2024")
    #expect(stamp.period.text == "2023@calendar")
    #expect(stamp.version.text == "initial")
    #expect(stamp.unitName.place?.column == "B")
  }

  @Test("rows and columns keep the address where a person finds them")
  func addresses() throws {
    let section = try #require(try read("village-openpyxl.xlsx").section("communication_team"))
    #expect(section.sheet == "1. Tổ truyền thông")
    #expect(section.rows.map(\.number) == [7, 8, 9])
    let members = try #require(
      definitions.forms["village-report"]?.section(section.id)?.index(ofColumn: "members"))
    #expect(section.columns[members]?.letters == "G")
    #expect(section.columns[members]?.header == ["Thành viên (người)", "Tổng số"])
    #expect(section.rows[1].cells[members]?.defect?.check == "type.number-text")
    let moved = try #require(try read("village-moved.xlsx").section("communication_team"))
    #expect(moved.sheet == "Bảng 1")
    #expect(moved.columns[members]?.letters == "H")
    #expect(moved.rows.map(\.number) == [8, 11, 12])
  }

  @Test("a formula that no program computed is reported with its text")
  func formula() throws {
    let report = try read("village-formula.xlsx")
    let cell = try #require(report.section("communication_team")?.rows.first?.cells.compactMap(\.self).last)
    #expect(cell.text == "=5+3")
    #expect(cell.defect?.check == "type.formula-empty")
  }

  @Test(
    "a bad file is refused with the check that reports it",
    arguments: [("other-form.xlsx", "file.other-form"), ("nothing.xlsx", "file.empty")])
  func refused(name: String, check: String) throws {
    let refusal = #expect(throws: FormRefusal.self) { try read(name) }
    #expect(refusal?.check == check)
    #expect(refusal?.file.path == name)
    #expect(definitions.builtInChecks[check] != nil)
  }

  @Test("bytes that are not a workbook are refused, each for its own reason")
  func bytes() throws {
    let good = try Data(
      contentsOf: URL(filePath: "\(Project.folder)/Tests/Workbooks/forms/village-openpyxl.xlsx"))
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    // The directory of an old compound file, with the entry in which Excel keeps an encrypted package.
    let name = "EncryptedPackage".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
    let encrypted = old + [UInt8](repeating: 0, count: 504) + name + [UInt8](repeating: 0, count: 128)
    let cases: [([UInt8], String)] = [
      ([], "file.empty"), (Array("Kính gửi".utf8), "file.not-a-workbook"), (encrypted, "file.encrypted"),
      (Array(good.prefix(good.count / 2)), "file.damaged"),
    ]
    for (bytes, check) in cases {
      let refusal = #expect(throws: FormRefusal.self) { try read(bytes) }
      #expect(refusal?.check == check)
      #expect(refusal?.reason.vi.isEmpty == false)
    }
  }

  @Test(
    "a form cut off or changed anywhere is refused or read, never a crash", arguments: 0..<24 as Range<UInt64>
  )
  func damaged(seed: UInt64) throws {
    var bytes = Array(
      try Data(contentsOf: URL(filePath: "\(Project.folder)/Tests/Workbooks/forms/village-formula.xlsx")))
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 7
    for _ in 0..<(1 + seed % 5) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes[Int((state >> 20) % UInt64(bytes.count))] ^= UInt8(truncatingIfNeeded: state >> 56) | 1
    }
    do {
      let report = try read(bytes)
      #expect(report.sections.count <= 11)
    } catch let refusal as FormRefusal {
      #expect(definitions.builtInChecks[refusal.check] != nil)
    }
  }

  @Test("every check that reading names stands in the definitions")
  func checks() {
    for check in [
      IntakeCheck.notAWorkbook, IntakeCheck.encrypted, IntakeCheck.oldFormat, IntakeCheck.damaged,
      IntakeCheck.empty, IntakeCheck.otherForm, IntakeCheck.tooLarge, IntakeCheck.number,
      IntakeCheck.approximate, IntakeCheck.numberText, IntakeCheck.numberProposal, IntakeCheck.whole,
      IntakeCheck.date, IntakeCheck.dateText, IntakeCheck.dateOrder, IntakeCheck.listUnknown,
      IntakeCheck.listSpelling, IntakeCheck.unclean, IntakeCheck.formulaError,
    ] { #expect(definitions.builtInChecks[check] != nil, "\(check)") }
  }
}
