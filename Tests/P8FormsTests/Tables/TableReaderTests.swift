import P8Forms
import P8Definitions
import P8Model
import TestSupport
import Testing

/// Tables as delimited text: every dialect and encoding that programs write gives the same cells.
struct TableReaderTests {
  private static let source = DefinitionSource(file: "test", line: 1, column: 1)

  private static func column(_ id: String, _ label: String, _ type: FieldType) -> ColumnDefinition {
    ColumnDefinition(
      id: id, label: LocalizedText(vi: label, en: id), group: nil, synonyms: [], type: type, measure: nil,
      isRequired: false, minimum: nil, maximum: nil, isWithinPeriod: false, field: nil, hasTotal: false,
      width: nil, help: nil, source: source)
  }

  static func layout(_ numbers: TableLayout.NumberStyle = .vietnamese) -> TableLayout {
    let title = LocalizedText(vi: "Buổi họp", en: "Meetings")
    return TableLayout(
      id: "meetings", numbers: numbers, key: [],
      section: SectionDefinition(
        id: "meetings", title: title, sheet: title, record: nil, help: nil, blankRows: 0, fixedRows: [],
        columns: [
          column("place", "Nơi họp", .text), column("day", "Ngày", .date),
          column("people", "Người dự", .integer),
          column("rate", "Tỷ lệ", .decimal),
        ], source: source))
  }

  private func read(_ bytes: [UInt8], _ numbers: TableLayout.NumberStyle = .vietnamese) throws -> FieldReport
  {
    let reader = TableReader(
      layouts: [Self.layout(numbers)], codeLists: [:], texts: TextCatalogue(), words: KnownWords([]))
    return try reader.read(
      bytes, file: SourceFile(path: "thu/hop.csv", sha256: "", byteCount: bytes.count))
  }

  private func read(_ text: String, _ numbers: TableLayout.NumberStyle = .vietnamese) throws -> FieldReport {
    try read(Array(text.utf8), numbers)
  }

  private func values(_ report: FieldReport) -> [[String]] {
    (report.sections.first?.rows ?? []).map { row in
      row.cells.map { $0.flatMap { $0.value?.description ?? "? \($0.defect?.check ?? "")" } ?? "-" }
    }
  }

  private static let sound = [
    ["Thôn Bình Hòa", "2023-03-05", "1250", "72.5"], ["Buôn Ea Lâm", "2023-10-30", "7", "-"],
  ]

  @Test(
    "delimiters, line ends and quotes",
    arguments: [
      "place,day,people,rate\nThôn Bình Hòa,2023-03-05,1.250,\"72,5\"\nBuôn Ea Lâm,30/10/2023,7,\n",
      "place;day;people;rate\r\nThôn Bình Hòa;5/3/2023;1250;72,5\r\nBuôn Ea Lâm;30/10/2023;07;",
      "Nơi họp\tNgày\tNgười dự\tTỷ lệ\rThôn Bình Hòa\t05/03/2023\t1 250\t72,5\rBuôn Ea Lâm\t30-10-2023\t7",
      "sep=;\r\nNơi họp;Ngày;Người dự (*);Tỷ lệ\r\n\"Thôn Bình Hòa\";5/3/2023;1250;72,5\r\n\r\nBuôn Ea Lâm;30/10/2023;7\r\n",
      "BÁO CÁO HỌP\n\nNOI HOP,  Ngày ,Người dự (lượt),Tỷ lệ (%)\nThôn Bình Hòa,5/3/2023,1250,\"72,5\"\nBuôn Ea Lâm,30/10/2023,7,\n",
    ])
  func dialects(text: String) throws {
    #expect(values(try read(text)) == Self.sound)
  }

  @Test
  func `a quoted cell holds delimiters, quotes and line breaks, and rows count as a spreadsheet counts`()
    throws
  {
    let report = try read("place,people\n\"Nhà \"\"Rông\"\",\nbuôn Bai\",12\nB,13\n")
    #expect(report.sections[0].rows.map(\.number) == [2, 3])
    #expect(report.sections[0].rows[0].cells[0]?.text == "Nhà \"Rông\",\nbuôn Bai")
    #expect(report.sections[0].columns.map { $0?.letters } == ["A", nil, "B", nil])
    #expect(report.sections[0].sheet == "hop")
    #expect(report.stamp.form.text == "meetings")
  }

  @Test func `every encoding gives the same text`() throws {
    let text = "Nơi họp;Người dự\r\nThôn Phước Lộc, xã Đắk Lắk;5\r\n"
    let expected = [["Thôn Phước Lộc, xã Đắk Lắk", "-", "5", "-"]]
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(values(try read(mark + Array(text.utf8))) == expected)
    #expect(values(try read([0xFF, 0xFE] + little)) == expected)
    #expect(values(try read([0xFE, 0xFF] + big)) == expected)
    #expect(values(try read(little)) == expected)
  }

  @Test func `the old code page of Windows is read, tones and all`() throws {
    #expect(TextBytes.utf8([0x4E, 0xF5, 0x69]).map { String(decoding: $0, as: UTF8.self) } == "Nơi")
    #expect(TextBytes.utf8([0x68, 0x6F, 0xF2, 0x70]).map { String(decoding: $0, as: UTF8.self) } == "họp")
    #expect(TextBytes.utf8([0xC3, 0x6E, 0x81]) == nil)
  }

  @Test(
    "numbers are read as the layout says",
    arguments: [
      ("1.250", TableLayout.NumberStyle.vietnamese, "1250"), ("1.250", .plain, "? type.whole"),
      ("12a", .vietnamese, "? type.number-proposal"), ("1,5", .plain, "? type.whole"),
      ("trên 120", .vietnamese, "? type.approximate"), ("-3", .plain, "-3"),
      ("000123", .plain, "123"),
    ])
  func numbers(text: String, style: TableLayout.NumberStyle, expected: String) throws {
    #expect(values(try read("place;people\nA;\(text)\n", style)) == [["A", "-", expected, "-"]])
  }

  @Test func `a comma in a table of plain numbers is asked about`() throws {
    let report = try read("place;rate\nA;0,75\nB;0.75\n", .plain)
    let cells = report.sections[0].rows.map { $0.cells[3] }
    #expect(cells[0]?.value == nil)
    #expect(cells[0]?.defect?.proposal == .number(ExactDecimal(mantissa: 75, scale: 2) ?? 0))
    #expect(cells[1]?.value == cells[0]?.defect?.proposal)
  }

  @Test func `cells behind the last header are reported`() throws {
    let report = try read("place,people\nThôn A, xã B,12\n")
    #expect(report.sections[0].rows[0].cells[2]?.defect?.check == "table.extra-cells")
    #expect(report.sections[0].rows[0].cells[2]?.text == "12")
  }

  @Test(
    "what is not a table is refused",
    arguments: [
      ("", "file.empty"), ("\n \n", "file.empty"), ("a,b\n1,2\n", "table.unknown"),
      ("place,people\nA,1\n\"B,2\nC,3\n", "table.broken-quote"), ("place,people\nA,\u{0}\n", "file.damaged"),
    ])
  func refused(text: String, check: String) throws {
    let refusal = #expect(throws: FormRefusal.self) { try read(text) }
    #expect(refusal?.check == check)
  }

  @Test func `any bytes at all give a report or a refusal`() throws {
    var (reports, refusals) = (0, 0)
    for seed in 0..<200 as Range<UInt64> {
      var dice = SplitMix64(seed: seed)
      let pieces = ["place", "people", ",", ";", "\t", "\"", "\n", "\r", "12", "Đ", "\u{FEFF}", " ", "1,5"]
      var bytes: [UInt8] = Array("place,day,people,rate\n".utf8)
      for _ in 0..<60 { bytes += Array((pieces.randomElement(using: &dice) ?? "").utf8) }
      if seed % 3 == 0 {
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      do {
        let report = try read(bytes)
        #expect(report.stamp.form.text == "meetings")
        #expect(report.sections.allSatisfy { $0.rows.allSatisfy { $0.cells.count == 4 } })
        reports += 1
      } catch let refusal as FormRefusal {
        #expect(["table.broken-quote", "file.damaged"].contains(refusal.check), "\(seed) \(refusal.check)")
        refusals += 1
      }
    }
    #expect(reports > 0 && refusals > 0)
  }

  @Test func `a sheet of a form that was saved as text is known by its ids or its headers`() throws {
    let definitions = try Project.definitions()
    let reader = TableReader(
      layouts: definitions.allTables, codeLists: definitions.codeLists, texts: definitions.texts,
      words: KnownWords(definitions))
    let texts = [
      "id,name,status,decision_number,decision_date,ended_on,members,women,men,ethnic_minority,activities,note\n"
        + ",,,Quyết định thành lập,,,Thành viên (người),,,,,\n"
        + ",Tên tổ,Tình trạng,Số,Ngày,,Tổng số,Nữ,Nam,DTTS,,\n"
        + ",Tổ Buôn Bai,Thành lập mới,12/QĐ,05/03/2023,,10,6,4,9,3,\n,Tổng cộng,,,,,10,6,4,9,3,\n",
      "Tên tổ truyền thông;Tình trạng;Số QĐ;Ngày thành lập;Số TV;TV nữ;TV nam;Người DTTS\n"
        + "Tổ Buôn Bai;Thành lập mới;12/QĐ;5/3/2023;10;6;4;9\n",
    ]
    for text in texts {
      let file = SourceFile(path: "to.csv", sha256: "", byteCount: 1)
      let report = try reader.read(Array(text.utf8), file: file)
      #expect(report.stamp.form.text == "village-report" && report.foreign != nil)
      let row = try #require(report.sections[0].rows.first)
      #expect(report.sections[0].rows.count == 1)
      #expect(row.cells[0]?.value == .text("Tổ Buôn Bai"))
      #expect(row.cells[1]?.value == .text("new"))
      #expect(row.cells[6]?.value == .number(6))
    }
  }
}
