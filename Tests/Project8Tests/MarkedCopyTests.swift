import ContentDigest
import P8Definitions
import Foundation
import P8Model
import Project8
import SpreadsheetML
import TestSupport
import Testing

/// Marked copies of faulty reports: what the sender gets back.
struct MarkedCopyTests {
  private static let teams = "1. Tổ truyền thông"
  private static let sessions = "5. Truyền thông"
  /// Loaded once for all tests.
  private static let workspace = Result { try Workspace(definitions: PhuYenCaseTests.root, registry: nil) }
  private static let village = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023/reports/22210-01.xlsx"

  /// Faults of a report: cell, what is written there, the cell's text after the certain repairs, after all of them.
  private static let faults:
    [(sheet: String, cell: String, content: CellContent, certain: String, all: String)] = [
      (teams, "G7", .text(" 11"), "11", "11"),
      (
        teams, "B7", .text("Tổ truyền thông cộng đồng buôn mẫu 1".decomposedStringWithCanonicalMapping),
        "Tổ truyền thông cộng đồng buôn mẫu 1", "Tổ truyền thông cộng đồng buôn mẫu 1"
      ),
      (teams, "E7", .text("28/08/2022"), "28/08/2022", "28/08/2022"),
      (teams, "C7", .text("duy tri"), "duy tri", "Duy trì"),
      (sessions, "E7", .number(30), "30", "29"),
      (sessions, "E8", .text("57 lượt"), "57 lượt", "57"),
    ]

  /// A village's report with faults planted, and a note of its sender at one of the cells.
  private func faultyReport() throws -> [UInt8] {
    var editor = try WorkbookEditor(bytes: Array(Data(contentsOf: URL(filePath: Self.village))))
    for fault in Self.faults {
      editor.set(fault.content, at: try #require(CellReference(fault.cell)), on: fault.sheet)
    }
    let cell = try #require(CellReference("E7"))
    editor.comment(CellComment(at: cell, author: "Buôn", text: "Đếm lại rồi"), on: Self.sessions)
    return try editor.xlsx()
  }

  private func run(
    _ files: [String: [UInt8]], repairing: Set<Finding.Certainty> = []
  ) async throws -> (folder: TemporaryFolder, batch: CheckedBatch, marked: MarkedBatch) {
    let folder = try TemporaryFolder()
    for (name, bytes) in files { try folder.write(bytes, to: "in/\(name)") }
    let (batch, marked) = try await mark(in: folder, repairing: repairing)
    return (folder, batch, marked)
  }

  private func mark(
    in folder: TemporaryFolder, repairing: Set<Finding.Certainty> = []
  ) async throws -> (CheckedBatch, MarkedBatch) {
    let workspace = try Self.workspace.get()
    let files = try FileWalk.files(under: [folder.path("in")])
    let batch = try await workspace.checking.check(files, jobs: 2)
    let marked = try await workspace.checking.writeMarkedCopies(
      of: batch, files: files, under: [folder.path("in")], into: folder.path("out"), repairing: repairing,
      language: .vi, jobs: 2)
    return (batch, marked)
  }

  private func reader(_ folder: TemporaryFolder, _ name: String) throws -> WorkbookReader {
    try WorkbookReader(bytes: Array(Data(contentsOf: URL(filePath: folder.path("out/\(name)")))))
  }

  private func text(_ cell: String, on sheet: String, of reader: WorkbookReader) throws -> String {
    let content = try reader.content(of: #require(reader.sheet(named: sheet)))
    return try reader.displayedText(of: #require(content[cell]), conventions: .vietnamese)
  }

  @Test func `each wrong cell is coloured and has a note, and the first sheet leads to it`() async throws {
    let (folder, batch, marked) = try await run(["a/b.xlsx": try faultyReport()])
    #expect(marked.copies.map(\.name) == ["a/b.xlsx"])
    #expect(marked.withoutCopy.isEmpty)
    let reader = try reader(folder, "a/b.xlsx")
    #expect(reader.sheets.first?.name == "Danh sách lỗi")
    let list = try reader.content(of: reader.sheets[0])
    for fault in Self.faults {
      let sheet = try #require(reader.sheet(named: fault.sheet))
      let cell = try #require(try reader.content(of: sheet)[fault.cell])
      #expect(try reader.style(of: cell).fill != nil, "\(fault.cell)")
      let finding = try #require(
        batch.findings.first { $0.at.sheet == fault.sheet && $0.at.cell == fault.cell })
      let note = try reader.comments(of: sheet).first { $0.cell.description == fault.cell }
      #expect(note?.text.plainText.contains(finding.code) == true)
      #expect(note?.text.plainText.contains(finding.message.vi) == true)
      let isListed = list.rows.contains { row in
        row.cells.contains { $0.value == .text(fault.cell) }
          && row.cells.contains { $0.value == .text(finding.message.vi) }
      }
      #expect(isListed, "\(fault.cell)")
    }
    let note = try reader.comments(of: #require(reader.sheet(named: Self.sessions)))
      .first { $0.cell.description == "E7" }
    #expect(note?.text.plainText.hasPrefix("Đếm lại rồi\n") == true)
  }

  /// The same form as `.xlsx`, OpenDocument and XML of 2003, in files with any name.
  @Test func `forms in other containers are checked alike, and why there is no copy of them is said`()
    async throws
  {
    let folder = "\(PhuYenCaseTests.root)/Tests/Workbooks/containers"
    func bytes(_ name: String) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
    }
    let xml = try bytes("village-2023.xml")
    let faulty = Array(String(decoding: xml, as: UTF8.self).replacing(">Duy trì<", with: ">duy tri<").utf8)
    let twin = try await run(["1.xlsx": try bytes("village-2023.xlsx")]).batch
    #expect(twin.counts.rejected == 0)
    let ods = try bytes("village-2023.ods")
    for (name, bytes) in [("2.ods", ods), ("3.xml", xml), ("4.xls", xml), ("5.xlsx", ods)] {
      let batch = try await run([name: bytes]).batch
      #expect(batch.counts == twin.counts, "\(name)")
      #expect(batch.findings.map(\.code) == twin.findings.map(\.code), "\(name)")
    }
    let (_, batch, marked) = try await run(["5.xml": faulty])
    #expect(batch.findings.map(\.code) != twin.findings.map(\.code))
    #expect(marked.copies.isEmpty)
    let reason = try #require(marked.withoutCopy.first { $0.file.hasSuffix("5.xml") }?.reason)
    #expect(reason.vi.contains("Chỉ tệp .xlsx mới giữ được màu và ghi chú"))
  }

  @Test func `a copy that comes back still faulty is marked anew, and nothing of the round before is left`()
    async throws
  {
    let (folder, _, _) = try await run(["b.xlsx": try faultyReport()])
    // The sender mends one cell of the copy and sends it back.
    var editor = try WorkbookEditor(bytes: Array(Data(contentsOf: URL(filePath: folder.path("out/b.xlsx")))))
    editor.set(.number(29), at: try #require(CellReference("E7")), on: Self.sessions)
    editor.set(.number(11), at: try #require(CellReference("G7")), on: Self.teams)
    let (second, batch, _) = try await run(["b.xlsx": try editor.xlsx()])
    let reader = try reader(second, "b.xlsx")
    #expect(reader.sheets.map(\.name).filter { $0.hasPrefix("Danh sách lỗi") } == ["Danh sách lỗi"])
    #expect(reader.sheets.first?.name == "Danh sách lỗi")
    let original = try WorkbookReader(bytes: Array(Data(contentsOf: URL(filePath: Self.village))))
    for (name, cell) in [(Self.teams, "G7"), (Self.sessions, "E7")] {
      let sheet = try #require(reader.sheet(named: name))
      let before = try original.content(of: #require(original.sheet(named: name)))[cell]
      let after = try #require(try reader.content(of: sheet)[cell])
      #expect(!batch.findings.contains { $0.at.sheet == name && $0.at.cell == cell })
      #expect(try reader.style(of: after).fill == original.style(of: #require(before)).fill)
    }
    let teams = try reader.comments(of: #require(reader.sheet(named: Self.teams)))
    #expect(!teams.contains { $0.cell.description == "G7" })
    let note = try #require(teams.first { $0.cell.description == "C7" })
    #expect(note.text.plainText.components(separatedBy: "P8-LIST").count == 2)
    let sessions = try reader.comments(of: #require(reader.sheet(named: Self.sessions)))
    #expect(sessions.first { $0.cell.description == "E7" }?.text.plainText == "Đếm lại rồi")
    #expect(sessions.contains { $0.cell.description == "E8" })
  }

  @Test func `without repairs every cell keeps its text, and the copy is checked as the report was`()
    async throws
  {
    let original = try faultyReport()
    let (folder, batch, _) = try await run(["b.xlsx": original])
    let before = try WorkbookReader(bytes: original)
    let after = try reader(folder, "b.xlsx")
    for sheet in before.sheets {
      let copy = try #require(after.sheet(named: sheet.name))
      let texts = try [(before, sheet), (after, copy)].map { reader, sheet in
        try reader.content(of: sheet).rows.flatMap { row in
          try row.cells.map { "\($0.reference) \(try reader.displayedText(of: $0)) \($0.formula ?? "")" }
        }
      }
      #expect(texts[0] == texts[1])
    }
    let workspace = try Self.workspace.get()
    let again = try await workspace.checking.check(
      FileWalk.files(under: [folder.path("out/b.xlsx")]), jobs: 1)
    #expect(again.findings.map(\.fingerprint) == batch.findings.map(\.fingerprint))
  }

  @Test func `certain repairs are carried out and listed with the text before, others are left`() async throws
  {
    let (folder, _, marked) = try await run(["b.xlsx": try faultyReport()], repairing: [.certain])
    let reader = try reader(folder, "b.xlsx")
    for fault in Self.faults {
      #expect(try text(fault.cell, on: fault.sheet, of: reader) == fault.certain, "\(fault.cell)")
    }
    let repairs = try #require(marked.copies.first?.repairs)
    #expect(repairs.map(\.cell).sorted() == ["B7", "E7", "G7"])
    let list = try reader.content(of: reader.sheets[0]).rows.flatMap { $0.cells.map(\.value) }
    for repair in repairs { #expect(list.contains(.text(repair.before)), "\(repair.cell)") }
    #expect(repairs.first { $0.cell == "G7" }?.before == " 11")
  }

  @Test func `after all proposed repairs the check is clean`() async throws {
    let (folder, batch, _) = try await run(
      ["b.xlsx": try faultyReport()], repairing: [.certain, .likely, .guess])
    #expect(batch.hasErrors)
    let reader = try reader(folder, "b.xlsx")
    for fault in Self.faults {
      #expect(try text(fault.cell, on: fault.sheet, of: reader) == fault.all, "\(fault.cell)")
    }
    let workspace = try Self.workspace.get()
    let again = try await workspace.checking.check(
      FileWalk.files(under: [folder.path("out/b.xlsx")]), jobs: 1)
    #expect(again.findings.isEmpty)
  }

  @Test func `names never collide, clean files have no copy, and what cannot be copied is listed`()
    async throws
  {
    let faulty = try faultyReport()
    let clean = Array(
      try Data(contentsOf: URL(filePath: Self.village.replacing("22210-01", with: "22084-01"))))
    let (folder, _, marked) = try await run([
      "xã/B.xlsx": faulty, "xã/b.XLSX": faulty, "sạch.xlsx": clean, "ghi chú.xlsx": Array("xin chào".utf8),
    ])
    #expect(marked.copies.map(\.name) == ["xã/B.xlsx", "xã/b (2).XLSX"])
    #expect(marked.withoutCopy.map(\.file).map { URL(filePath: $0).lastPathComponent } == ["ghi chú.xlsx"])
    let index = try reader(folder, marked.index)
    let files = try index.content(of: #require(index.sheets.last)).rows.flatMap { $0.cells.map(\.value) }
    for name in ["xã/B.xlsx", "xã/b.XLSX", "sạch.xlsx", "ghi chú.xlsx"] {
      #expect(files.contains(.text(name)), "\(name)")
    }
  }

  @Test func `the next run replaces its own copies and nothing else`() async throws {
    let (folder, _, first) = try await run(["b.xlsx": try faultyReport(), "c.xlsx": try faultyReport()])
    try folder.write(Array("sửa dở".utf8), to: "out/b.xlsx")
    try folder.write(Array("của người khác".utf8), to: "out/d.xlsx")
    let (_, second) = try await mark(in: folder)
    #expect(first.copies.map(\.name) == ["b.xlsx", "c.xlsx"])
    #expect(second.copies.map(\.name) == ["b (2).xlsx", "c.xlsx"])
    for (name, text) in [("b.xlsx", "sửa dở"), ("d.xlsx", "của người khác")] {
      #expect(FileManager.default.contents(atPath: folder.path("out/\(name)")) == Data(text.utf8))
    }
  }

  @Test func `a folder among the reports is refused`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(try faultyReport(), to: "in/b.xlsx")
    let workspace = try Self.workspace.get()
    let files = try FileWalk.files(under: [folder.path("in")])
    let batch = try await workspace.checking.check(files, jobs: 1)
    for place in ["in", "in/marked", "."] {
      await #expect(throws: Failure.self) {
        _ = try await workspace.checking.writeMarkedCopies(
          of: batch, files: files, under: [folder.path("in")], into: folder.path(place), repairing: [],
          language: .vi, jobs: 1)
      }
    }
  }

  /// What stands in the folder for copies and leads out of it.
  enum Planted: String, CaseIterable {
    case listThatNamesOthers, listThatIsALink, listThatIsAPipe, folderThatIsALink, copyThatIsALink
  }

  @Test(arguments: Planted.allCases)
  func `nothing outside of the folder for copies is written or removed`(planted: Planted) async throws {
    let folder = try TemporaryFolder()
    try folder.write(try faultyReport(), to: "in/a/b.xlsx")
    let victim = try folder.write(Array("victim".utf8), to: "victims/b.xlsx")
    try folder.write([], to: "out/.keep")
    let files = FileManager.default
    let digest = ContentDigest.sha256(Array("victim".utf8))
    switch planted {
    case .listThatNamesOthers:
      try files.createSymbolicLink(
        atPath: folder.path("out/way"), withDestinationPath: folder.path("victims"))
      let names = ["../victims/b.xlsx", "way/b.xlsx", victim, "./../victims/b.xlsx", "way/../victims/b.xlsx"]
      try folder.write(Array(names.map { "\(digest)\t\($0)\n" }.joined().utf8), to: "out/.p8-marked")
    case .listThatIsALink:
      try files.createSymbolicLink(atPath: folder.path("out/.p8-marked"), withDestinationPath: victim)
    case .listThatIsAPipe:
      #expect(mkfifo(folder.path("out/.p8-marked"), 0o600) == 0)
    case .folderThatIsALink:
      try files.createSymbolicLink(atPath: folder.path("out/a"), withDestinationPath: folder.path("victims"))
    case .copyThatIsALink:
      try folder.write([], to: "out/a/.keep")
      try files.createSymbolicLink(atPath: folder.path("out/a/b.xlsx"), withDestinationPath: victim)
    }
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: nil)
    let reports = try FileWalk.files(under: [folder.path("in")])
    let batch = try await workspace.checking.check(reports, jobs: 1)
    do {
      let marked = try await workspace.checking.writeMarkedCopies(
        of: batch, files: reports, under: [folder.path("in")], into: folder.path("out"), repairing: [],
        language: .vi, jobs: 1)
      #expect(planted == .listThatNamesOthers || planted == .copyThatIsALink)
      #expect(marked.copies.map(\.name) == [planted == .copyThatIsALink ? "a/b (2).xlsx" : "a/b.xlsx"])
    } catch let failure as Failure {
      #expect(planted != .listThatNamesOthers && planted != .copyThatIsALink, "\(failure)")
    }
    #expect(files.contents(atPath: victim) == Data("victim".utf8))
    #expect(try files.contentsOfDirectory(atPath: folder.path("victims")) == ["b.xlsx"])
  }
}
