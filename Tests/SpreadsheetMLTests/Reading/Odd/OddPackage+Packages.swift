import SpreadsheetML

extension OddPackage {
  private static let sheet = "xl/worksheets/sheet1.xml"
  private static let strings = "xl/sharedStrings.xml"
  private static let book = "xl/workbook.xml"
  private static let one = ["A1\tn\t1"]
  private static let texts = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row>"

  private static func strict(_ package: inout TestPackage) {
    for (name, data) in package.parts {
      var text = String(decoding: data, as: UTF8.self)
      text.replace(TestPackage.main, with: TestPackage.strict)
      text.replace(TestPackage.relations, with: TestPackage.strictRelations)
      package.set(name, text)
    }
  }

  private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    var bytes: [UInt8] = bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    for unit in text.utf16 {
      let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      bytes += bigEndian ? pair.reversed() : pair
    }
    return bytes
  }

  static let packages: [OddPackage] = [
    // Ways in which parts may be found.
    .package("a strict workbook", .cells(one), { strict(&$0) }),
    .package("absolute references to parts", .cells(one)) {
      $0.set("_rels/.rels", TestPackage.relationships(("a", "officeDocument", "/xl/workbook.xml")))
      $0.set(
        "xl/_rels/workbook.xml.rels",
        TestPackage.relationships(("rId1", "worksheet", "/xl/worksheets/sheet1.xml")))
    },
    .package("references with steps up and dots", .cells(one)) {
      $0.set(
        "xl/_rels/workbook.xml.rels",
        TestPackage.relationships(("rId1", "worksheet", "../xl/./worksheets/sheet1.xml")))
    },
    .package("references with escaped letters", .cells(one)) {
      $0.set(
        "xl/_rels/workbook.xml.rels",
        TestPackage.relationships(("rId1", "worksheet", "worksheets/%73heet1.xml")))
    },
    .package("parts with names of their own", .cells(["A1\ts\tmột"])) {
      $0 = TestPackage(rows: texts)
      $0.parts = $0.parts.map {
        ($0.name == strings ? "chuoi.xml" : $0.name == sheet ? "s/trang.xml" : $0.name, $0.data)
      }
      $0.set(
        "xl/_rels/workbook.xml.rels",
        TestPackage.relationships(
          ("rId1", "worksheet", "../s/trang.xml"), ("rId9", "sharedStrings", "/chuoi.xml")))
    },
    .package("relationships that are not known", .cells(one)) {
      $0.set(
        "xl/_rels/workbook.xml.rels",
        TestPackage.relationships(
          ("rId7", "jsaProject", "x.bin"), ("rId1", "worksheet", "worksheets/sheet1.xml")))
    },
    .package("a reference that leads out of the package", .fault(.missingPart)) {
      $0.set(
        "xl/_rels/workbook.xml.rels", TestPackage.relationships(("rId1", "worksheet", "../../../etc/passwd")))
    },
    .package("one id for two relationships", .cells(one, [.duplicateDeclaration])) {
      $0.set(
        "xl/_rels/workbook.xml.rels",
        TestPackage.relationships(
          ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId1", "worksheet", "x.xml")))
    },
    .package("no relationships of the package", .fault(.missingPart, part: "_rels/.rels")) {
      $0.remove("_rels/.rels")
    },
    .package("no list of sheets", .fault(.missingPart, part: book)) { $0.remove(book) },
    .package("no content of a sheet", .fault(.missingPart, part: sheet)) { $0.remove(sheet) },
    .package("a sheet whose id is not there", .fault(.missingPart)) {
      $0.set(book, TestPackage.workbook("<sheet name=\"S\" sheetId=\"1\" r:id=\"rId77\"/>"))
    },
    .package("a sheet with an empty id", .cells([], [.missingPart])) {
      $0.set(book, TestPackage.workbook("<sheet name=\"S\" sheetId=\"1\" r:id=\"\"/>"))
    },
    .package("no styles", .cells(one)) { $0.remove("xl/styles.xml") },
    .package("no shared strings", .cells([], [.missingString])) {
      $0 = TestPackage(rows: texts)
      $0.remove(strings)
    },
    .package("the list of sheets is something else", .fault(.damagedPart, part: book)) {
      $0.set(book, "<a/>")
    },
    .package("a sheet is something else", .fault(.damagedPart, part: sheet)) { $0.set(sheet, "<a/>") },
    .package("a sheet in no namespace", .fault(.damagedPart, part: sheet)) {
      $0.set(
        sheet, "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>")
    },
    .package("the shared strings are something else", .fault(.damagedPart, part: strings)) {
      $0.set(strings, "<a/>")
    },
    .package("the styles are something else", .fault(.damagedPart, part: "xl/styles.xml")) {
      $0.set("xl/styles.xml", "<a/>")
    },
    .package("relationships are something else", .fault(.damagedPart, part: "_rels/.rels")) {
      $0.set("_rels/.rels", "<a/>")
    },
    .package("an empty part", .fault(.damagedPart, part: sheet)) { $0.set(sheet, bytes: []) },
    // Encodings.
    .package("a sheet in UTF-16, small end first", .cells(["A1\ts\tĐoài 😀"])) {
      $0.set(
        sheet,
        bytes: utf16(
          "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
            + TestPackage.sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Đoài 😀</v></c></row>"),
          bigEndian: false))
    },
    .package("strings in UTF-16, big end first", .cells(["A1\ts\tmột"])) {
      $0 = TestPackage(rows: texts)
      $0.set(
        strings,
        bytes: utf16(
          "<sst xmlns=\"\(TestPackage.main)\"><si><t>không</t></si><si><t>một</t></si></sst>", bigEndian: true
        ))
    },
    .package("a byte order mark", .cells(one)) {
      $0.set(
        sheet,
        bytes: [0xEF, 0xBB, 0xBF]
          + Array(TestPackage.sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").utf8))
    },
    .package("bytes that are not UTF-8", .fault(.damagedPart, part: sheet)) {
      $0.set(
        sheet,
        bytes: Array("<worksheet xmlns=\"\(TestPackage.main)\"><sheetData><row><c><v>".utf8) + [0xC3, 0x28])
    },
    // XML.
    .package("prefixes for the namespace", .cells(one)) {
      $0.set(
        sheet,
        "<x:worksheet xmlns:x=\"\(TestPackage.main)\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
      )
    },
    .package("elements of another namespace", .cells(one)) {
      $0 = TestPackage(
        rows:
          "<row r=\"1\"><c r=\"A1\"><v>1</v><e:v xmlns:e=\"urn:e\">9</e:v></c><e:c xmlns:e=\"urn:e\" r=\"B1\"><v>2</v></e:c></row>"
      )
    },
    .package("attributes of another namespace", .cells(one)) {
      $0 = TestPackage(
        rows: "<row r=\"1\" xmlns:e=\"urn:e\"><c e:r=\"Z9\" r=\"A1\" e:t=\"s\"><v>1</v></c></row>")
    },
    .package("a value split by a comment", .cells(["A1\tn\t123"])) {
      $0 = TestPackage(rows: "<row r=\"1\"><c r=\"A1\"><v>1<!-- x -->2<?y z?>3</v></c></row>")
    },
    .package("a value in CDATA", .cells(["A1\ts\ta<b>&c"])) {
      $0 = TestPackage(rows: "<row r=\"1\"><c r=\"A1\" t=\"str\"><v><![CDATA[a<b>]]>&amp;c</v></c></row>")
    },
    .package("a sheet that ends too early", .fault(.damagedPart, part: sheet)) {
      $0.set(
        sheet,
        "<worksheet xmlns=\"\(TestPackage.main)\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
    },
    .package("tags that do not match", .fault(.damagedPart, part: sheet)) {
      $0.set(sheet, "<worksheet xmlns=\"\(TestPackage.main)\"><sheetData></worksheet>")
    },
    .package("something behind the root", .fault(.damagedPart, part: sheet)) {
      $0.set(sheet, TestPackage.sheet("") + "<a/>")
    },
    .package("a prefix that stands for nothing", .fault(.damagedPart, part: sheet)) {
      $0 = TestPackage(rows: "<z:row/>")
    },
    .package("an attribute twice", .fault(.damagedPart, part: sheet)) {
      $0 = TestPackage(rows: "<row r=\"1\" r=\"2\"/>")
    },
    .package("an entity that is not known", .fault(.damagedPart, part: sheet)) {
      $0 = TestPackage(rows: "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&xxe;</v></c></row>")
    },
    .package("a control character", .fault(.damagedPart, part: sheet)) {
      $0 = TestPackage(rows: "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&#1;</v></c></row>")
    },
    .package("a document type", .fault(.documentType, part: sheet)) {
      $0.set(sheet, "<!DOCTYPE worksheet>" + TestPackage.sheet(""))
    },
    .package("an external entity", .fault(.documentType, part: strings)) {
      $0 = TestPackage(rows: texts)
      $0.set(
        strings,
        "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst xmlns=\"\(TestPackage.main)\"><si><t>&x;</t></si></sst>"
      )
    },
    .package("an entity of entities", .fault(.documentType, part: book)) {
      let laughs = (1..<10).map {
        "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">"
      }.joined()
      $0.set(
        book,
        "<!DOCTYPE workbook [<!ENTITY l0 \"ha\">\(laughs)]>" + TestPackage.workbook("<sheet name=\"&l9;\"/>"))
    },
    .package("a long entity many times", .fault(.documentType, part: sheet)) {
      let long = String(repeating: "a", count: 30_000)
      $0.set(
        sheet,
        "<!DOCTYPE w [<!ENTITY a \"\(long)\">]>"
          + TestPackage.sheet(
            "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>" + String(repeating: "&a;", count: 30_000)
              + "</v></c></row>"))
    },
    .package("a parameter entity from elsewhere", .fault(.documentType, part: "_rels/.rels")) {
      $0.set("_rels/.rels", "<!DOCTYPE r [<!ENTITY % p SYSTEM \"http://localhost/x.dtd\"> %p;]><r/>")
    },
    .package("elements nested without end", .fault(.limitExceeded, part: sheet)) {
      $0 = TestPackage(rows: String(repeating: "<a>", count: 200_000))
    },
    .package("a tag with very many attributes", .fault(.limitExceeded, part: sheet)) {
      $0 = TestPackage(rows: "<row " + (0..<100_000).map { "a\($0)=\"\"" }.joined(separator: " ") + "/>")
    },
    .package(
      "very many attributes with signs that look like ends of tags", .fault(.limitExceeded, part: sheet)
    ) {
      $0 = TestPackage(rows: "<row " + (0..<100_000).map { "a\($0)=\">\"" }.joined(separator: " ") + "/>")
    },
    .package("very many namespaces on one tag", .fault(.limitExceeded, part: sheet)) {
      $0 = TestPackage(
        rows: "<row " + (0..<50_000).map { "xmlns:a\($0)=\"u\"" }.joined(separator: " ") + "/>")
    },
    .package("a very long comment", .fault(.limitExceeded, part: sheet)) {
      $0 = TestPackage(rows: "<!--" + String(repeating: "x", count: 300_000) + "-->")
    },
    // The list of sheets.
    .package("a name with signs of XML", .cells(one)) {
      $0.set(book, TestPackage.workbook("<sheet name=\"A &amp; B &lt;1&gt;\" sheetId=\"1\" r:id=\"rId1\"/>"))
    },
    .package("more sheets than allowed", .fault(.limitExceeded, part: book), limits: .with { $0.sheets = 2 })
    {
      $0.set(
        book,
        TestPackage.workbook(String(repeating: "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>", count: 3)))
    },
    .package(
      "more names than allowed", .fault(.limitExceeded, part: book), limits: .with { $0.annotations = 2 }
    ) {
      $0.set(
        book,
        TestPackage.workbook(
          "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>",
          after: "<definedNames>" + String(repeating: "<definedName name=\"a\">1</definedName>", count: 3)
            + "</definedNames>"))
    },
    .package("a sheet without an id", .cells([], [.missingPart])) {
      $0.set(book, TestPackage.workbook("<sheet name=\"S\"/>"))
    },
    .package("a sheet of a kind that is not known", .cells([])) {
      $0.set(
        "xl/_rels/workbook.xml.rels",
        TestPackage.relationships(("rId1", "holosheet", "worksheets/sheet1.xml")))
    },
    // Strings and styles.
    .package("a count of strings that is not true", .cells(["A1\ts\tmột"])) {
      $0 = TestPackage(rows: texts)
      $0.set(
        strings,
        "<sst xmlns=\"\(TestPackage.main)\" count=\"4294967295\" uniqueCount=\"4294967295\"><si><t>không</t></si><si><t>một</t></si></sst>"
      )
    },
    .package("runs, phonetics and spaces", .cells(["A1\ts\t đậm thường\\n"])) {
      $0 = TestPackage(rows: texts)
      $0.set(
        strings,
        "<sst xmlns=\"\(TestPackage.main)\"><si><t/></si><si><r><rPr><b/></rPr><t xml:space=\"preserve\"> đậm</t></r><r><t> thường\n</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh><phoneticPr fontId=\"1\"/></si></sst>"
      )
    },
    .package(
      "more strings than allowed", .fault(.limitExceeded, part: strings), limits: .with { $0.strings = 1 }
    ) {
      $0 = TestPackage(rows: texts)
    },
    .package("a string as long as may be", .cells(["A1\ts\t" + String(repeating: "ế", count: 32_767)])) {
      $0 = TestPackage(rows: texts)
      $0.set(
        strings,
        "<sst xmlns=\"\(TestPackage.main)\"><si/><si><t>\(String(repeating: "ế", count: 32_767))</t></si></sst>"
      )
    },
    .package("a string longer than may be", .fault(.limitExceeded, part: strings)) {
      $0 = TestPackage(rows: texts)
      $0.set(
        strings,
        "<sst xmlns=\"\(TestPackage.main)\"><si/><si><t>\(String(repeating: "a", count: 32_768))</t></si></sst>"
      )
    },
    .package("a string of many megabytes", .fault(.limitExceeded, part: strings)) {
      $0 = TestPackage(rows: texts)
      $0.set(
        strings,
        "<sst xmlns=\"\(TestPackage.main)\"><si><t>\(String(repeating: "a", count: 3_000_000))</t></si></sst>"
      )
    },
    .package("an escape that makes a sign of two halves", .cells(["A1\ts\t😀_x\\n"])) {
      $0 = TestPackage(rows: texts)
      $0.set(
        strings, "<sst xmlns=\"\(TestPackage.main)\"><si/><si><t>_xD83D__xDE00__x005F_x_x000A_</t></si></sst>"
      )
    },
    .package(
      "more styles than allowed", .fault(.limitExceeded, part: "xl/styles.xml"),
      limits: .with { $0.styles = 5 }
    ) { _ in },
    .package("a date in a format of the workbook's own", .cells(["A1\td\t2026-03-05T00:00:00"])) {
      $0 = TestPackage(rows: "<row r=\"1\"><c r=\"A1\" s=\"8\"><v>46086</v></c></row>")
    },
    .package(
      "the date system of 1904",
      .cells(["A1\td\t2026-03-05T00:00:00", "B1\td\t1904-01-01T00:00:00", "C1\td\t1904-03-01T00:00:00"])
    ) {
      $0 = TestPackage(
        rows:
          "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44624</v></c><c r=\"B1\" s=\"1\"><v>0</v></c><c r=\"C1\" s=\"1\"><v>60</v></c></row>"
      )
      $0.set(
        book,
        TestPackage.workbook(
          "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>", before: "<workbookPr date1904=\"1\"/>"))
    },
  ]
}
