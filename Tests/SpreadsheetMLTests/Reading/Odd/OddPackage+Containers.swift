import SpreadsheetML

extension OddPackage {
  private static let sheet = "xl/worksheets/sheet1.xml"
  private static let one = ["A1\tn\t1"]

  private static func zip(
    _ name: String, _ outcome: Outcome, limits: ReadingLimits = ReadingLimits(),
    entry: @escaping @Sendable (inout ZipAssembler.Entry) -> Void = { _ in },
    frame: @escaping @Sendable (inout ZipAssembler) -> Void = { _ in }
  ) -> OddPackage {
    OddPackage(name, limits: limits, outcome) { TestPackage().zip(entry: entry, frame: frame) }
  }

  private static func bytes(
    _ name: String, _ kind: WorkbookFault.Code, _ build: @escaping @Sendable () -> [UInt8]
  ) -> OddPackage {
    OddPackage(name, .fault(kind), build)
  }

  private static func compound(_ stream: String) -> [UInt8] {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    bytes += [UInt8](repeating: 0, count: 1_016)
    for unit in stream.utf16 { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
    return bytes + [UInt8](repeating: 0, count: 512)
  }

  static let containers: [OddPackage] = [
    // What is no container.
    bytes("an empty file", .notAWorkbook) { [] },
    bytes("one byte", .notAWorkbook) { [0x50] },
    bytes("a text file", .notAWorkbook) { Array("STT;Thôn;Số hộ\n1;Bản Mới;52\n".utf8) },
    OddPackage("a web page named like a workbook", .cells(["A1\ts\t1"])) {
      Array("<html><table><tr><td>1</td></tr></table></html>".utf8)
    },
    bytes("a text that mentions a table", .notAWorkbook) { Array("STT;Ghi chú\n1;<table>\n".utf8) },
    OddPackage("a page behind a mark and a comment", .cells(["A1\ts\tạ"])) {
      [0xEF, 0xBB, 0xBF] + Array("\n<!-- <Workbook> -->\n<div><table><tr><td>ạ".utf8)
    },
    bytes("a web page without a table", .otherSpreadsheetFormat) { Array("<html><p>1</p></html>".utf8) },
    OddPackage("an XML spreadsheet of 2003", .cells(one)) {
      Array(
        ("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"
          + "<Worksheet ss:Name=\"S\"><Table><Row><Cell><Data ss:Type=\"Number\">1</Data></Cell></Row></Table></Worksheet></Workbook>")
          .utf8)
    },
    bytes("an encrypted workbook", .encrypted) { compound("EncryptedPackage") },
    bytes("a workbook of Excel 97 without chains", .damagedContainer) { compound("Workbook") },
    bytes("a workbook of Excel 95", .oldBinaryFormat) { compound("Book") },
    bytes("an old Word document", .notAWorkbook) { compound("WordDocument") },
    bytes("a workbook of Excel 2", .oldBinaryFormat) { [0x09, 0x00, 0x04, 0x00, 0x02, 0x00, 0x10, 0x00] },
    bytes("a ZIP file of other files", .notAWorkbook) { ZipAssembler([.init("a.txt", "a")]).bytes },
    bytes("an empty ZIP file", .notAWorkbook) { ZipAssembler([]).bytes },
    bytes("an OpenDocument without a document", .damagedPart) {
      ZipAssembler([
        .init("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), .init("content.xml", "<a/>"),
      ]).bytes
    },
    bytes("a Word document", .notAWorkbook) {
      TestPackage().with {
        $0.set("_rels/.rels", TestPackage.relationships(("rId1", "officeDocument", "word/document.xml")))
        $0.set("word/document.xml", "<document/>")
      }.bytes
    },
    bytes("a binary workbook", .otherSpreadsheetFormat) {
      TestPackage().with {
        $0.set("_rels/.rels", TestPackage.relationships(("rId1", "officeDocument", "xl/workbook.bin")))
        $0.set("xl/workbook.bin", "x")
      }.bytes
    },
    // What a good container may have.
    zip("a comment behind the archive", .cells(one), frame: { $0.comment = Array("ghi chú".utf8) }),
    zip("an end record of zip64", .cells(one), frame: { $0.usesLargeEnd = true }),
    zip("deflated parts", .cells(one), entry: { $0 = $0.deflated() }),
    zip(
      "sizes that follow the data", .cells(one),
      entry: { $0 = $0.deflated().with { $0.hasDescriptor = true } }),
    zip(
      "sizes in a field of zip64", .cells(one),
      entry: {
        let size = UInt8(truncatingIfNeeded: $0.unpacked)
        let high = UInt8(truncatingIfNeeded: $0.unpacked >> 8)
        $0.extra = [1, 0, 16, 0] + [size, high, 0, 0, 0, 0, 0, 0] + [size, high, 0, 0, 0, 0, 0, 0]
        $0.unpacked = 0xFFFF_FFFF
        $0.packed = 0xFFFF_FFFF
      }),
    zip("a folder among the parts", .cells(one), frame: { $0.entries.append(.init("xl/media/", "")) }),
    OddPackage("names of parts in other letters", .cells(one)) {
      var package = TestPackage()
      package.parts = package.parts.map {
        ($0.name.hasPrefix("xl/work") ? $0.name.uppercased() : $0.name, $0.data)
      }
      return package.bytes
    },
    OddPackage("backslashes in the names of parts", .cells(one, [.oddPartName])) {
      var package = TestPackage()
      package.parts = package.parts.map { (String($0.name.map { $0 == "/" ? "\\" : $0 }), $0.data) }
      return package.bytes
    },
    zip("a gap before the first part", .cells(one), frame: { $0.prefix = [0, 1, 2, 3] }),
    zip(
      "a part of bytes in no encoding in its name", .cells(one),
      frame: { $0.entries.append(.init("x", "").with { $0.name = [0xE1, 0xBA] }) }),
    // Damage.
    OddPackage("a file cut in half", .fault(.damagedContainer)) { Array(TestPackage().bytes.prefix(600)) },
    OddPackage("a file cut off by one byte", .fault(.damagedContainer)) { TestPackage().bytes.dropLast() },
    zip("a byte behind the end", .cells(one, [.trailingBytes]), frame: { $0.afterEnd = [0] }),
    zip(
      "notes behind the end", .cells(one, [.trailingBytes]),
      frame: { $0.afterEnd = Array(#"{"k":"\#(String(repeating: "QUJD", count: 40_000))"}"#.utf8) }),
    zip(
      "an end record of nothing behind the end", .cells(one, [.trailingBytes]),
      frame: { $0.afterEnd = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 17) + [9] }),
    zip(
      "a comment that is cut off", .fault(.damagedContainer),
      frame: {
        $0.comment = Array("ghi chú".utf8)
        $0.afterEnd = []
        $0.cutsOff = 1
      }),
    zip("more entries stated than there are", .fault(.damagedContainer), frame: { $0.statedCount = 60 }),
    zip("fewer entries stated than there are", .fault(.damagedContainer), frame: { $0.statedCount = 6 }),
    zip("far more entries stated than fit", .fault(.damagedContainer), frame: { $0.statedCount = 65_000 }),
    zip(
      "a directory that begins behind the file", .fault(.damagedContainer),
      frame: { $0.statedStart = 0x7FFF_FFFF }),
    zip("a directory that begins too early", .fault(.damagedContainer), frame: { $0.statedStart = 10 }),
    zip("a directory that is too long", .fault(.damagedContainer), frame: { $0.statedSize = 0x7FFF_FFFF }),
    zip("a directory that is too short", .fault(.damagedContainer), frame: { $0.statedSize = 100 }),
    zip("an archive on several disks", .fault(.damagedContainer), frame: { $0.disk = 1 }),
    zip(
      "zip64 counts that differ", .fault(.damagedContainer),
      frame: {
        $0.usesLargeEnd = true
        $0.statedCount = 3
      }),
    zip(
      "a wrong checksum", .fault(.damagedContainer, part: sheet),
      entry: {
        $0.checksum ^= 1
      }),
    zip(
      "a wrong checksum of a deflated part", .fault(.damagedContainer, part: sheet),
      entry: {
        $0 = $0.deflated()
        $0.checksum ^= 1
      }),
    zip(
      "a stored part whose sizes differ", .fault(.damagedContainer, part: sheet), entry: { $0.unpacked += 1 }),
    zip(
      "a part that unpacks to more than stated", .fault(.damagedContainer, part: sheet),
      entry: {
        $0 = $0.deflated()
        $0.unpacked -= 1
      }),
    zip(
      "a part that unpacks to less than stated", .fault(.damagedContainer, part: sheet),
      entry: {
        $0 = $0.deflated()
        $0.unpacked += 1
      }),
    zip(
      "a large part that unpacks to more than stated", .fault(.damagedContainer, part: sheet),
      entry: {
        $0 = $0.deflated()
        $0.data = ZipAssembler.deflatedRun(of: 32, blocks: 30_000)
        $0.unpacked = 5 << 20
      }),
    zip(
      "garbage where deflated data should be", .fault(.damagedContainer, part: sheet),
      entry: {
        $0.method = 8
        $0.data = [UInt8](repeating: 0xFE, count: 50)
      }),
    zip(
      "bytes behind deflated data", .fault(.damagedContainer, part: sheet),
      entry: {
        $0 = $0.deflated()
        $0.data += [0, 0]
      }),
    zip(
      "a way of packing that workbooks do not use", .fault(.damagedContainer, part: sheet),
      entry: { $0.method = 14 }),
    zip(
      "a header that names another part", .fault(.damagedContainer, part: sheet),
      entry: {
        $0.localName = Array("xl/worksheets/sheet9.xml".utf8)
      }),
    zip(
      "a header with a longer name", .fault(.damagedContainer, part: sheet),
      entry: { $0.localName = $0.name + [0x78] }),
    zip(
      "a header with another way of packing", .fault(.damagedContainer, part: sheet),
      entry: { $0.localMethod = 8 }),
    zip(
      "a header with another checksum", .fault(.damagedContainer, part: sheet),
      entry: { $0.localChecksum = 7 }),
    zip(
      "a header with another size", .fault(.damagedContainer, part: sheet), entry: { $0.localUnpacked = 7 }),
    zip("a header that is not there", .fault(.damagedContainer, part: sheet), entry: { $0.localOffset = 3 }),
    zip(
      "a header behind the file", .fault(.damagedContainer, part: sheet),
      entry: { $0.localOffset = 0x7FFF_FFF0 }),
    zip(
      "data that reach into the directory", .fault(.damagedContainer, part: "xl/sharedStrings.xml"),
      frame: {
        let last = $0.entries.count - 1
        $0.entries[last].packed = $0.entries[last].unpacked + 20
        $0.entries[last].unpacked += 20
      }),
    zip(
      "two parts over the same bytes", .fault(.damagedContainer),
      frame: {
        $0.entries.append(.init("xl/worksheets/sheet1.xmk", $0.entries[4].data).with { $0.localOffset = 0 })
        $0.entries.swapAt(0, 7)
        $0.entries[7].localOffset = 0
      }),
    zip(
      "a part within a part", .fault(.damagedContainer),
      frame: {
        var inner = ZipAssembler([.init("xl/inner.xml", "<a/>")])
        inner.comment = []
        let hidden = Array(inner.bytes.prefix(46))
        $0.entries.insert(.init("xl/outer.bin", hidden), at: 0)
        $0.entries.append(.init("xl/inner.xml", "<a/>").with { $0.localOffset = 42 })
      }),
    zip(
      "two parts of one name", .fault(.damagedContainer, part: sheet),
      frame: { $0.entries.append($0.entries[4]) }),
    zip(
      "two names that differ in the size of letters", .fault(.damagedContainer),
      frame: {
        $0.entries.append($0.entries[4].with { $0.name = Array("XL/worksheets/Sheet1.xml".utf8) })
      }),
    zip(
      "a name that leads out of the archive", .fault(.damagedContainer),
      frame: {
        $0.entries.append(.init("xl/../../etc/passwd", "x"))
      }),
    zip(
      "a name that begins at the root", .fault(.damagedContainer),
      frame: { $0.entries.append(.init("/etc/passwd", "x")) }),
    zip(
      "a name with a zero byte", .fault(.damagedContainer),
      frame: { $0.entries.append(.init("xl/a\0b", "x")) }),
    zip(
      "a name with an empty step", .fault(.damagedContainer),
      frame: { $0.entries.append(.init("xl//a", "x")) }),
    zip("a part without a name", .fault(.damagedContainer), frame: { $0.entries.append(.init("", "x")) }),
    zip("a part with a password", .fault(.encrypted, part: sheet), entry: { $0.flags = 1 }),
    // Limits.
    zip("more parts than allowed", .fault(.limitExceeded), limits: .with { $0.parts = 6 }),
    zip("a part larger than allowed", .fault(.limitExceeded), limits: .with { $0.partBytes = 100 }),
    zip(
      "parts together larger than allowed", .fault(.limitExceeded), limits: .with { $0.totalBytes = 1_000 }),
    zip("a file larger than allowed", .fault(.limitExceeded), limits: .with { $0.fileBytes = 1_000 }),
    zip(
      "a bomb by its stated size", .fault(.limitExceeded, part: sheet),
      entry: {
        $0 = $0.deflated()
        $0.unpacked = 900_000_000
      }),
    zip(
      "a bomb of blanks", .fault(.limitExceeded, part: sheet), limits: .with { $0.compressionRatio = 100 },
      entry: {
        $0.method = 8
        $0.data = ZipAssembler.deflatedRun(of: 32, blocks: 10_000)
        $0.unpacked = 2_580_001
      }),
    zip(
      "zip64 sizes beyond all files", .fault(.damagedContainer, part: sheet),
      entry: {
        $0.extra = [1, 0, 16, 0] + [UInt8](repeating: 0xFF, count: 16)
        $0.unpacked = 0xFFFF_FFFF
        $0.packed = 0xFFFF_FFFF
      }),
    zip(
      "zip64 sizes that are missing", .fault(.damagedContainer, part: sheet),
      entry: {
        $0.unpacked = 0xFFFF_FFFF
        $0.packed = 0xFFFF_FFFF
      }),
  ]
}
