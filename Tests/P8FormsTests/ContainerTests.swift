import ContentDigest
import Foundation
import P8Definitions
import P8Forms
import P8Model
import SpreadsheetML
import TestSupport
import Testing

/// One filled form as several programs save it: `Tests/Workbooks/containers/README.md` says who made the files.
@Suite("Forms in other containers than .xlsx")
struct ContainerTests {
  let reader: FormReader

  init() throws {
    let definitions = try Project.definitions()
    reader = FormReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts,
      words: FormReaderTests.words)
  }

  private static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(Project.folder)/Tests/Workbooks/containers/\(name)")))
  }

  private func report(_ name: String) throws -> FieldReport {
    // The file is not compared: its name and its bytes differ.
    try reader.read(Self.bytes(name), file: SourceFile(path: "form", sha256: "", byteCount: 0))
  }

  @Test("the report is that of the .xlsx")
  func sameReport() throws {
    let expected = try report("village-2023.xlsx")
    let read = try report("village-2023.ods")
    for (one, other) in zip(read.sections, expected.sections) { #expect(one == other, "\(one.id)") }
    #expect(read == expected)
  }

  @Test("without looks, merges and names the values are those of the .xlsx")
  func sameValues() throws {
    let expected = try report("village-2023.xlsx")
    let read = try report("village-2023.xml")
    #expect(read.stamp.form.text == "village-report")
    #expect(read.stamp.unit.text == expected.stamp.unit.text)
    #expect(read.stamp.period.text == expected.stamp.period.text)
    #expect(read.sections.map(\.id) == expected.sections.map(\.id))
    for (one, other) in zip(read.sections, expected.sections) {
      #expect(one.rows.map(\.number) == other.rows.map(\.number), "\(one.id)")
      for (row, twin) in zip(one.rows, other.rows) {
        #expect(row.cells.map { $0?.value } == twin.cells.map { $0?.value }, "\(one.id) \(row.number)")
      }
    }
  }

  @Test("they are known by their content", arguments: ["village-2023.ods", "village-2023.xml"])
  func known(_ name: String) throws {
    let twin = try WorkbookReader(bytes: Self.bytes("village-2023.xlsx"))
    #expect(twin.isEditable)
    let bytes = try Self.bytes(name)
    let workbook = try WorkbookReader(bytes: bytes, named: name)
    #expect(!workbook.isEditable)
    #expect(workbook.sheets.map(\.name) == twin.sheets.map(\.name))
    #expect(!SubmissionReader.reads(name, bytes))
    #expect(!TableReader.reads("form.csv", bytes))
  }
}
