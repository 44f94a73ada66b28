import P8Definitions

/// A small sound workbook of which each part can be replaced.
struct TestPackage {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let strictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships"
  static let packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// The parts in order; bytes, so that encodings can be odd.
  var parts: [(name: String, data: [UInt8])] = []

  /// A workbook with one sheet whose `sheetData` holds some rows.
  init(rows: String = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", after: String = "", before: String = "")
  {
    set(
      "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
    )
    set("_rels/.rels", Self.relationships(("rId1", "officeDocument", "xl/workbook.xml")))
    set("xl/workbook.xml", Self.workbook("<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>"))
    set(
      "xl/_rels/workbook.xml.rels",
      Self.relationships(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"),
        ("rId3", "sharedStrings", "sharedStrings.xml")))
    set("xl/worksheets/sheet1.xml", Self.sheet(rows, before: before, after: after))
    set("xl/styles.xml", Self.styles)
    set("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\"><si><t>không</t></si><si><t>một</t></si></sst>")
  }

  /// Formats 0 to 8: General, date, time, duration, date-time, `000`, percent, text, a format of its own.
  static let styles =
    "<styleSheet xmlns=\"\(main)\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"000\"/><numFmt numFmtId=\"165\" formatCode=\"&quot;ngày &amp; giờ&quot;\\ dd/mm/yyyy\"/></numFmts><fonts><font><b/><name val=\".VnTime\"/></font></fonts><fills><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFF0000\"/></patternFill></fill></fills><cellXfs count=\"9\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/><xf numFmtId=\"46\"/><xf numFmtId=\"22\"/><xf numFmtId=\"164\"/><xf numFmtId=\"10\"/><xf numFmtId=\"49\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"

  static func workbook(_ sheets: String, before: String = "", after: String = "") -> String {
    "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\">\(before)<sheets>\(sheets)</sheets>\(after)</workbook>"
  }

  static func sheet(_ rows: String, before: String = "", after: String = "") -> String {
    "<worksheet xmlns=\"\(main)\">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>"
  }

  static func relationships(_ all: (id: String, kind: String, target: String)...) -> String {
    "<Relationships xmlns=\"\(packageRelations)\">"
      + all.map { "<Relationship Id=\"\($0.id)\" Type=\"\(relations)/\($0.kind)\" Target=\"\($0.target)\"/>" }
      .joined()
      + "</Relationships>"
  }

  mutating func set(_ name: String, _ text: String) {
    set(name, bytes: Array((text.hasPrefix("<?xml") ? text : Self.head + text).utf8))
  }

  mutating func set(_ name: String, bytes: [UInt8]) {
    if let place = parts.firstIndex(where: { $0.name == name }) {
      parts[place].data = bytes
    } else {
      parts.append((name, bytes))
    }
  }

  mutating func remove(_ name: String) {
    parts.removeAll { $0.name == name }
  }

  /// The same package with some parts changed.
  func with(_ change: (inout TestPackage) -> Void) -> TestPackage {
    var package = self
    change(&package)
    return package
  }

  var entries: [ZipAssembler.Entry] { parts.map { ZipAssembler.Entry($0.name, $0.data) } }

  var bytes: [UInt8] { ZipAssembler(entries).bytes }

  /// The file with one entry and the frame of the archive changed.
  func zip(
    _ name: String = "xl/worksheets/sheet1.xml", entry change: (inout ZipAssembler.Entry) -> Void = { _ in },
    frame: (inout ZipAssembler) -> Void = { _ in }
  ) -> [UInt8] {
    var entries = entries
    if let place = parts.firstIndex(where: { $0.name == name }) { change(&entries[place]) }
    var assembler = ZipAssembler(entries)
    frame(&assembler)
    return assembler.bytes
  }
}
