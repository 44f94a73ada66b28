import Foundation
import SpreadsheetML
import Testing

/// What the fuzzers found worth keeping is read in the ordinary tests too.
struct FuzzCorpusTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fuzz/Corpora")

  @Test(arguments: [
    ("Container", nil, 129), ("Workbook", "xl/workbook.xml", 129), ("Sheet", "xl/worksheets/sheet1.xml", 285),
    ("Styles", "xl/styles.xml", 202), ("Strings", "xl/sharedStrings.xml", 129),
  ])
  func `the corpus gives values or faults`(_ target: String, _ part: String?, _ least: Int) throws {
    let archive = Array(try Data(contentsOf: Self.folder.appending(path: "\(target).zip")))
    let corpus = try WrittenPackage(archive)
    #expect(corpus.names.count >= least)
    for file in corpus.names {
      let data = corpus.bytes(file)
      let bytes = part.map { name in TestPackage().with { $0.set(name, bytes: data) }.bytes } ?? data
      do {
        let workbook = try WorkbookReader(bytes: bytes, named: "fuzz")
        for sheet in workbook.sheets.prefix(4) {
          let whole = try workbook.content(of: sheet)
          let short = try workbook.content(of: sheet, validations: false)
          #expect(Array(short.cells) == Array(whole.cells))
          #expect(short.details.mergedRanges == whole.details.mergedRanges)
          for cell in try workbook.content(of: sheet, formulas: true, blankCells: true).cells.prefix(1_000) {
            _ = try workbook.displayedText(of: cell, conventions: .vietnamese)
          }
          _ = try workbook.comments(of: sheet)
        }
        _ = try workbook.properties()
        try Self.edit(bytes, workbook)
      } catch let error as WorkbookFault {
        #expect(error.file == "fuzz")
      }
    }
  }

  @Test(arguments: [("OpenDocument", 47), ("Spreadsheet2003", 24), ("WebPage", 41)])
  func `the corpus of other containers gives values or faults`(_ target: String, _ least: Int) throws {
    let archive = Array(try Data(contentsOf: Self.folder.appending(path: "\(target).zip")))
    let corpus = try WrittenPackage(archive)
    #expect(corpus.names.count >= least)
    var read = 0
    for file in corpus.names {
      var bytes = corpus.bytes(file)
      if target == "WebPage" { bytes = Array("<html>".utf8) + bytes }
      if target == "OpenDocument" {
        bytes = ZipAssembler([.init("mimetype", ""), .init("content.xml", bytes)]).bytes
      }
      do {
        let workbook = try WorkbookReader(bytes: bytes, named: "fuzz")
        #expect(!workbook.isEditable)
        for sheet in workbook.sheets {
          let content = try workbook.content(of: sheet, formulas: true, blankCells: true)
          #expect(zip(content.rows, content.rows.dropFirst()).allSatisfy { $0.index < $1.index })
          for cell in content.cells.prefix(1_000) { _ = try workbook.displayedText(of: cell) }
        }
        read += 1
      } catch {
        #expect(error.file == "fuzz")
      }
    }
    #expect(read > corpus.names.count / 2)
  }

  /// Marks the file up: what comes out has the same sheets, or a fault says why nothing can.
  private static func edit(_ bytes: [UInt8], _ workbook: WorkbookReader) throws {
    var editor = try WorkbookEditor(bytes: bytes, named: "fuzz")
    let place = try cell("B1")
    for sheet in workbook.sheets.prefix(2) {
      editor.mark(place, on: sheet.name, with: .bad)
      editor.set(.number(1), at: place, on: sheet.name)
      editor.comment(CellComment(at: place, author: "fuzz", text: "x"), on: sheet.name)
    }
    do {
      let edited = try WorkbookReader(bytes: editor.xlsx())
      #expect(edited.sheets.map(\.name) == workbook.sheets.map(\.name))
    } catch let fault as EditFault {
      #expect(!fault.description.isEmpty)
    }
  }
}
