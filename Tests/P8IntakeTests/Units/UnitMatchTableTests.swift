import P8Model
import Testing

import P8Intake

struct UnitMatchTableTests {
  @Test func `Rows come back with status, code and candidates, all else as it was`() throws {
    let text = """
      stt\tcommune\tdistrict\tprovince\tghi chú
      1\tXã Ea Lâm\tHuyện Sông Hinh\tTỉnh Phú Yên\ta  b
      2\tXã Đức Bình\tSông Hinh\tPhú Yên
      3\tXã Ea Lăm\tSông Hinh\tPhú Yên\t

      4\tTổng
      """
    let table = try UnitMatchTable(Array(text.utf8), matcher: matcher)
    #expect(
      table.text == """
        stt\tcommune\tdistrict\tprovince\tghi chú\tstatus\tcode\tcandidates
        1\tXã Ea Lâm\tHuyện Sông Hinh\tTỉnh Phú Yên\ta  b\tsure\t22210\t
        2\tXã Đức Bình\tSông Hinh\tPhú Yên\t\tambiguous\t\t22213|22222
        3\tXã Ea Lăm\tSông Hinh\tPhú Yên\t\tlikely\t22210\t
        4\tTổng\t\t\t\tnone\t\t

        """)
  }

  @Test(arguments: [
    ("", "ambiguous", ""), ("30/10/2023", "ambiguous", ""), ("30/6/2025", "ambiguous", ""),
    ("2025-07-01", "sure", "22222"),
    ("15/8/2025", "sure", "22222"), ("8/2025", "sure", "22222"), ("2026", "sure", "22222"),
    ("2025", "none", ""),
    ("hôm qua", "none", ""),
  ])
  func `The date chooses the structure of units`(date: String, status: String, code: String) throws {
    let text = "commune\tdistrict\tprovince\tdate\nXã Đức Bình\tSông Hinh\tPhú Yên\t\(date)\n"
    let table = try UnitMatchTable(Array(text.utf8), matcher: matcher)
    #expect(table.matches.map(\.status.rawValue) == [status])
    #expect(table.matches.first?.code?.code ?? "" == code)
  }

  @Test func `Line ends, a byte order mark and UTF-16 do not matter`() throws {
    let text = "Commune\tPROVINCE\r\nXã Tân Lập\tBình Phước\r\n"
    let utf16: [UInt8] =
      [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), utf16] {
      let table = try UnitMatchTable(bytes, matcher: matcher)
      #expect(table.matches.map(\.code?.code) == ["25381"])
      #expect(table.header.first == "Commune")
    }
  }

  @Test(arguments: [
    ([UInt8](), UnitMatchTable.Failure.empty), (Array("\n\n".utf8), .empty),
    (Array("a\tb\n1\t2".utf8), .noCommuneColumn),
    ([0x63, 0xFF, 0x00, 0x41], .notUnicode),
  ])
  func `A file that is not such a table is refused`(
    bytes: [UInt8], failure: UnitMatchTable.Failure
  ) {
    #expect(throws: failure) { try UnitMatchTable(bytes, matcher: matcher) }
  }
}
