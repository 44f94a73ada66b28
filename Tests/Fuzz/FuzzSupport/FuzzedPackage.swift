import SpreadsheetML

/// Reads bytes as one part of a workbook, or as the whole file; nothing may come of it but values and faults.
public enum FuzzedPackage {
  /// What the bytes are taken for.
  public enum Target: String, CaseIterable, Sendable {
    /// The whole file.
    case container
    /// The list of sheets.
    case workbook
    /// A sheet.
    case sheet
    /// The styles.
    case styles
    /// The shared strings.
    case strings
    /// The content of an OpenDocument.
    case openDocument
    /// An XML Spreadsheet 2003.
    case spreadsheet2003
    /// A web page.
    case webPage
  }

  /// Reads everything that can be read.
  public static func read(_ bytes: [UInt8], as target: Target) {
    var limits = ReadingLimits()
    limits.partBytes = 8 << 20
    limits.totalBytes = 16 << 20
    let file = file(bytes, target)
    // A file that was read is also marked up and sent back.
    defer { if (bytes.last ?? 1) & 3 == 0 { edit(file, limits) } }
    do {
      let workbook = try WorkbookReader(bytes: file, named: "fuzz", limits: limits)
      var length = 0
      for sheet in workbook.sheets.prefix(4) {
        check(try workbook.content(of: sheet, formulas: true, blankCells: true))
        // Without validations a sheet is not read to its end, and its parser is used again.
        _ = try workbook.content(of: sheet, validations: false)
        let content = try workbook.content(of: sheet, formulas: true, blankCells: true)
        for cell in content.cells.prefix(1_000) {
          length += try workbook.displayedText(of: cell, conventions: .vietnamese).utf8.count
          length += try workbook.style(of: cell).numberFormat.code.utf8.count
        }
        length += content.details.dataValidations.count
        length += try workbook.comments(of: sheet).count
      }
      length += try workbook.properties().custom.count
      precondition(length >= 0)
    } catch {
      precondition(!error.description.isEmpty && error.file == "fuzz")
    }
  }

  /// Rows and cells must come in their order, each within the sheet.
  private static func check(_ content: SheetContent) {
    var last = 0
    for row in content.rows {
      precondition(row.index > last && row.index <= 1_048_576)
      last = row.index
      var column = 0
      for cell in row.cells {
        precondition(cell.reference.row == row.index && cell.reference.column > column)
        column = cell.reference.column
      }
    }
  }

  /// Changes something of each kind; what comes out must be readable.
  private static func edit(_ file: [UInt8], _ limits: ReadingLimits) {
    guard var editor = try? WorkbookEditor(bytes: file, named: "fuzz", limits: limits),
      let workbook = try? WorkbookReader(bytes: file, limits: limits), let cell = CellReference("B1")
    else { return }
    for sheet in workbook.sheets.prefix(2) {
      editor.mark(cell, on: sheet.name, with: .bad)
      editor.set(.number(1), at: cell, on: sheet.name)
      editor.comment(CellComment(at: cell, author: "fuzz", text: "x"), on: sheet.name)
    }
    guard let edited = try? editor.xlsx() else { return }
    let reread = try? WorkbookReader(bytes: edited, limits: limits)
    precondition(reread.map { $0.sheets.count == workbook.sheets.count } ?? true)
  }

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private static func file(_ bytes: [UInt8], _ target: Target) -> [UInt8] {
    switch target {
    case .container, .spreadsheet2003: return bytes
    // However it begins, it is read as a page.
    case .webPage: return Array("<html>".utf8) + bytes
    case .openDocument:
      return stored([
        ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)), ("content.xml", bytes),
      ])
    case .workbook, .sheet, .styles, .strings: break
    }
    func relationships(_ all: [(String, String)]) -> String {
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + all.enumerated().map {
          "<Relationship Id=\"rId\($0.offset + 1)\" Type=\"\(relations)/\($0.element.0)\" Target=\"\($0.element.1)\"/>"
        }.joined() + "</Relationships>"
    }
    let cells = (0..<12).map {
      "<c r=\"\(CellReference.letters(ofColumn: $0 + 1))1\" s=\"\($0)\"><v>46086.75</v></c>"
    }.joined()
    let strings = (0..<12).map { "<c t=\"s\"><v>\($0)</v></c>" }.joined()
    var parts: [(String, [UInt8])] = [
      ("_rels/.rels", Array(relationships([("officeDocument", "xl/w.xml")]).utf8)),
      (
        "xl/_rels/w.xml.rels",
        Array(relationships([("worksheet", "s.xml"), ("styles", "y.xml"), ("sharedStrings", "t.xml")]).utf8)
      ),
    ]
    let defaults: [(Target, String, String)] = [
      (
        .workbook, "xl/w.xml",
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"S\" r:id=\"rId1\"/></sheets></workbook>"
      ),
      (
        .sheet, "xl/s.xml",
        "<worksheet xmlns=\"\(main)\"><sheetData><row>\(cells)</row><row>\(strings)</row></sheetData></worksheet>"
      ),
      (
        .styles, "xl/y.xml",
        "<styleSheet xmlns=\"\(main)\"><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
      ),
      (.strings, "xl/t.xml", "<sst xmlns=\"\(main)\"><si><t>a</t></si></sst>"),
    ]
    for (part, name, text) in defaults { parts.append((name, part == target ? bytes : Array(text.utf8))) }
    return stored(parts)
  }

  /// A ZIP file of parts that are not packed.
  private static func stored(_ parts: [(String, [UInt8])]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    func number(_ value: Int, _ bytes: Int) -> [UInt8] {
      (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    for (name, data) in parts {
      let fields =
        number(0, 2) + number(0, 2) + number(0x21_0000, 4) + number(Int(checksum(data)), 4)
        + number(data.count, 4) + number(data.count, 4) + number(name.utf8.count, 2) + number(0, 2)
      directory +=
        number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + fields + number(0, 10)
        + number(file.count, 4) + name.utf8
      file += number(0x0403_4B50, 4) + number(20, 2) + fields + name.utf8 + data
    }
    let start = file.count
    file += directory
    return file + number(0x0605_4B50, 4) + number(0, 4) + number(parts.count, 2) + number(parts.count, 2)
      + number(directory.count, 4) + number(start, 4) + number(0, 2)
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { $0 >> 8 ^ table[Int(($0 ^ UInt32($1)) & 0xFF)] }
  }
}
