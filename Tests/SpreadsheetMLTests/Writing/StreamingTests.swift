import Foundation
import SpreadsheetML
import TestSupport
import Testing

struct StreamingTests {
  @Test(arguments: [true, false])
  func `rows pushed one by one are read as they were`(_ isParallel: Bool) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.xlsx")
    let rows = 30_000
    var writer = try StreamingWorkbookWriter(path: path, compression: .draft, isParallel: isParallel)
    try writer.begin(Worksheet(name: "Số liệu"))
    for row in 0..<rows {
      try writer.beginRow()
      try writer.append("Thôn \(row % 100)")
      let code = Array("HH-\(row)".utf8)
      try writer.append(utf8: code.span)
      try writer.append(Double(row) / 8)
    }
    try await writer.finish()
    let reader = try WorkbookReader(path: path)
    var count = 0
    var faults = 0
    try reader.readRows(of: reader.sheets[0]) { row in
      let values = row.cells.map(\.value)
      let expected: [CellValue] = [
        .text("Thôn \(count % 100)"), .text("HH-\(count)"), .number(Double(count) / 8),
      ]
      if values != expected { faults += 1 }
      count += 1
      return .next
    }
    #expect(count == rows)
    #expect(faults == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.xlsx"])
  }

  @Test func `one processor or two, the bytes are the same`() async throws {
    let folder = try TemporaryFolder()
    for (name, isParallel) in [("one.xlsx", false), ("two.xlsx", true)] {
      var writer = try StreamingWorkbookWriter(path: folder.path(name), isParallel: isParallel)
      try writer.begin(Worksheet(name: "a"))
      for row in 0..<40_000 { try writer.append(row: [.text("Hộ \(row)"), .number(Double(row))]) }
      try await writer.finish()
    }
    let one = try Data(contentsOf: URL(filePath: folder.path("one.xlsx")))
    let two = try Data(contentsOf: URL(filePath: folder.path("two.xlsx")))
    #expect(one == two)
  }

  @Test func `streaming gives nothing up`() async throws {
    let folder = try TemporaryFolder()
    var frame = Worksheet(name: "Bảng")
    frame.mergedRanges = [try range("A1:C1")]
    frame.tables = [
      Table(
        name: "T", range: try range("A2:C5"),
        columns: [.init("Thôn", total: .label("Cộng")), .init("Nữ", total: .sum(7)), .init("Nam")],
        hasTotals: true)
    ]
    frame.dataValidations = [.init(range: try range("B3:C4"), rule: .whole(.atLeast("0")))]
    frame.charts = [
      Chart(
        .pie,
        series: [
          .init(
            name: "Nữ", categories: .init(sheet: "Bảng", range: try range("A3:A4")),
            values: .init(sheet: "Bảng", range: try range("B3:B4")))
        ], at: try cell("E1"))
    ]
    frame.columnWidths[1] = .fitted()
    frame.hiddenRows = [7]
    let path = folder.path("b.xlsx")
    var writer = try StreamingWorkbookWriter(path: path)
    try writer.begin(frame)
    try writer.append(row: [.text("Tiêu đề")])
    try writer.append(row: [.text("sai"), .text("Nữ")])
    try writer.append(row: [.text("Thôn một"), .number(3), .number(1)])
    try writer.append(row: [.text("Thôn hai"), .number(4), .number(2)])
    try await writer.finish()
    let package = try WrittenPackage(Array(Data(contentsOf: URL(filePath: path))))
    let sheet = package.text("xl/worksheets/sheet1.xml")
    #expect(sheet.contains("<dimension ref=\"A1:C5\"/>"))
    #expect(sheet.contains("<mergeCell ref=\"A1:C1\"/>"))
    #expect(sheet.contains("<f>SUBTOTAL(109,T[Nữ])</f><v>7</v>"))
    #expect(sheet.contains("<row r=\"7\" hidden=\"1\">"))
    #expect(package.text("xl/sharedStrings.xml").contains("<t>Thôn</t>"))
    #expect(!package.text("xl/sharedStrings.xml").contains("sai"))
    let chart = package.text("xl/charts/chart1.xml")
    #expect(chart.contains("<c:pt idx=\"1\"><c:v>Thôn hai</c:v></c:pt>"))
    #expect(chart.contains("<c:pt idx=\"1\"><c:v>4</c:v></c:pt>"))
  }

  @Test func `a writer that is let go leaves the old file and nothing else`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("c.xlsx")
    try Data("old".utf8).write(to: URL(filePath: path))
    do {
      var writer = try StreamingWorkbookWriter(path: path)
      try writer.begin(Worksheet(name: "a"))
      try writer.append(row: [.number(1)])
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("old".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["c.xlsx"])
  }

  /// What a writer throws of some calls.
  private func fault(
    _ calls: (inout StreamingWorkbookWriter) throws(WriteFault) -> Void
  ) throws -> WriteFault? {
    let folder = try TemporaryFolder()
    var writer = try StreamingWorkbookWriter(path: folder.path("d.xlsx"))
    do throws(WriteFault) {
      try calls(&writer)
      return nil
    } catch {
      return error
    }
  }

  @Test func `rows out of order, cells without a row and bad values are reported`() throws {
    let sheet = Worksheet(name: "a")
    let noSheet = try fault { (writer) throws(WriteFault) in try writer.beginRow() }
    #expect(noSheet == WriteFault(.noSheet))
    let noRow = try fault { (writer) throws(WriteFault) in
      try writer.begin(sheet)
      try writer.append(1)
    }
    #expect(noRow?.reason == .address("R0C1"))
    let order = try fault { (writer) throws(WriteFault) in
      try writer.begin(sheet)
      try writer.beginRow(5)
      try writer.beginRow(5)
    }
    #expect(order == WriteFault(.rowOrder(5), sheet: "a"))
    let infinite = try fault { (writer) throws(WriteFault) in
      try writer.begin(sheet)
      try writer.beginRow(5)
      try writer.append(.infinity)
    }
    #expect(infinite == WriteFault(.number, sheet: "a", cell: try cell("A5")))
    let twice = try fault { (writer) throws(WriteFault) in
      try writer.begin(sheet)
      try writer.begin(Worksheet(name: "A"))
    }
    #expect(twice == WriteFault(.duplicateSheetName("A")))
  }

  @Test(arguments: [16 << 10, Int.max])
  func `texts are shared within the memory they may take`(_ limit: Int) {
    var table = SharedStringTable(memoryLimit: limit)
    var numbers: [Int] = []
    for index in 0..<5_000 {
      var text = "Thôn \(index)"
      let (number, isNew) = text.withUTF8 { unsafe table.number(of: $0) }
      #expect(isNew && number == index)
      numbers.append(number)
    }
    var known = 0
    for index in 0..<5_000 {
      var text = "Thôn \(index)"
      let (number, isNew) = text.withUTF8 { unsafe table.number(of: $0) }
      if !isNew {
        known += 1
        #expect(number == numbers[index])
      }
    }
    #expect(limit == .max ? known == 5_000 : known > 100 && known < 5_000)
  }
}
