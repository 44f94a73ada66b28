import Foundation
import P8Model
import Project8
import SpreadsheetML
import TestSupport
import Testing

// MARK: - What people do to a workbook

extension ReportShape {
  private static let team = "Tổ truyền thông"
  private static let sessions = "Truyền thông"

  /// Of texts in numbers and days.
  private static func number(_ text: @escaping @Sendable (Double) -> String)
    -> @Sendable (CellContent) -> CellContent
  {
    { content in
      if case .number(let number) = content { .text(text(number)) } else { content }
    }
  }

  private static func day(_ text: @escaping @Sendable (SerialDate.Moment) -> String)
    -> @Sendable (CellContent) -> CellContent
  {
    { content in
      if case .date(let day) = content { .text(text(day)) } else { content }
    }
  }

  private static func text(_ change: @escaping @Sendable (String) -> String)
    -> @Sendable (CellContent) -> CellContent
  {
    { content in
      if case .text(let text) = content { .text(change(text)) } else { content }
    }
  }

  static let cells: [ReportShape] = [
    ReportShape("as it was filled in") { _ in },
    ReportShape("numbers as text", each: number { ShapedBook.shown($0) }),
    ReportShape("numbers as text between spaces", each: number { "\u{A0}\(ShapedBook.shown($0)) " }),
    ReportShape(
      "full-width digits",
      each: number { number in
        String(
          String.UnicodeScalarView(
            ShapedBook.shown(number).unicodeScalars.map { scalar in
              "0"..."9" ~= scalar ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
            }))
      }),
    ReportShape(
      "thousands with points",
      each: number { number in
        number == 12_500_000 ? "12.500.000" : number == 9_750_000 ? "9.750.000" : ShapedBook.shown(number)
      }),
    ReportShape(
      "thousands with spaces",
      each: number { number in
        number == 12_500_000 ? "12 500 000" : number == 9_750_000 ? "9 750 000" : ShapedBook.shown(number)
      }),
    ReportShape("days as day/month/year", each: day { "\($0.day)/\($0.month)/\($0.year)" }),
    ReportShape("days with hyphens", each: day { "\($0.day)-\($0.month)-\($0.year)" }),
    ReportShape("days with points", each: day { "\($0.day).\($0.month).\($0.year)" }),
    ReportShape("days with the year first", each: day { ShapedBook.iso($0) }),
    ReportShape("days in words", each: day { "ngày \($0.day) tháng \($0.month) năm \($0.year)" }),
    ReportShape("texts in decomposed letters", each: text(\.decomposedStringWithCanonicalMapping)),
    ReportShape("texts with spaces around them", each: text { " \($0)  " }),
    ReportShape("people written behind numbers", .held("12 người")) { book in
      try book.change(team) { sheet in try sheet.set("members", .text("12 người")) }
    },
    ReportShape("about so many", .held("khoảng 12")) { book in
      try book.change(team) { sheet in try sheet.set("members", .text("khoảng 12")) }
    },
    ReportShape("a formula with its result") { book in
      try book.change(team) { sheet in try sheet.set("members", .formula("F8+G8", cached: .number(12))) }
    },
    ReportShape("a formula without its result", .held("kết quả")) { book in
      try book.change(team) { sheet in try sheet.set("members", .formula("F8+G8", cached: .blank)) }
    },
    ReportShape("a total that is not the sum", .held("12")) { book in
      try book.change(team) { sheet in try sheet.set("members", .number(13)) }
    },
  ]

  static let sheets: [ReportShape] = [
    ReportShape("sheets renamed") { book in
      for index in book.sheets.indices where book.sheets[index].isVisible {
        book.rename(index, to: "Sheet \(index)")
      }
    },
    ReportShape("sheets in another order") { book in book.sheets.reverse() },
    ReportShape("names of the workbook lost") { book in book.names = [] },
    ReportShape("ids lost, headers as they were") { book in
      for index in book.sheets.indices where book.sheets[index].isVisible {
        book.sheets[index].rows[1] = nil
      }
    },
    ReportShape("a row put in above the table") { book in
      try book.change(team) { $0.insertRow(at: 4) }
    },
    ReportShape("a column put in at the left") { book in
      try book.change(sessions) { $0.insertColumn(at: 2) }
    },
    ReportShape("columns that changed places") { book in
      try book.change(sessions) { sheet in
        let one = try #require(sheet.column("topic"))
        let other = try #require(sheet.column("kind"))
        sheet.swapColumns(one, other)
      }
    },
    ReportShape("blank rows between rows") { book in
      try book.change(sessions) { sheet in sheet.insertRow(at: try sheet.firstRow("attendances", 57) + 1) }
    },
    ReportShape("a hidden row") { book in
      try book.change(sessions) { sheet in
        sheet.hiddenRows.insert(try sheet.firstRow("attendances", 57) + 1)
      }
    },
    ReportShape("a row struck out", .held("gạch")) { book in
      try book.change(sessions) { sheet in
        sheet.struckRows.insert(try sheet.firstRow("attendances", 57))
      }
    },
    ReportShape("subtotals between rows") { book in
      try book.change(sessions) { sheet in
        let row = try sheet.firstRow("attendances", 57)
        sheet.insertRow(at: row + 1)
        sheet[row + 1, try #require(sheet.column("held_on"))] = .text("Cộng quý I")
        sheet[row + 1, try #require(sheet.column("attendances"))] = .number(57)
      }
    },
    ReportShape("a subtotal that is wrong", .told("75")) { book in
      try book.change(sessions) { sheet in
        let row = try sheet.firstRow("attendances", 57)
        sheet.insertRow(at: row + 1)
        sheet[row + 1, try #require(sheet.column("held_on"))] = .text("Cộng quý I")
        sheet[row + 1, try #require(sheet.column("attendances"))] = .number(75)
      }
    },
    ReportShape("signatures below the table") { book in
      try book.change(team) { sheet in
        let row = try sheet.firstRow("members", 12) + 40
        sheet[row, 2] = .text("NGƯỜI LẬP BIỂU")
        sheet[row, 8] = .text("TM. BAN CHẤP HÀNH")
        sheet[row + 1, 2] = .text("(Ký, ghi rõ họ tên)")
      }
    },
    ReportShape("headers in capitals") { book in
      try book.change(team) { sheet in
        let end = try sheet.firstRow("members", 12)
        for row in 2..<end { sheet.rows[row] = sheet.rows[row]?.mapValues(text { $0.uppercased() }) }
      }
    },
    ReportShape("women and men exchanged in the headers", .held("Nữ")) { book in
      try book.change(team) { sheet in
        let women = try #require(sheet.column("women"))
        let men = try #require(sheet.column("men"))
        let row = try sheet.headerRow("members", 12)
        (sheet[row, women], sheet[row, men]) = (sheet[row, men], sheet[row, women])
      }
    },
    ReportShape("a sheet copied with another row", .held("Truyền thông (2)")) { book in
      var copy = book.sheets[try book.place(of: sessions)]
      copy.name += " (2)"
      let row = try copy.firstRow("attendances", 57)
      copy[row, try #require(copy.column("attendances"))] = .number(40)
      book.sheets.append(copy)
    },
    ReportShape("one table over two sheets", .held("Truyền thông (tiếp)")) { book in
      var rest = book.sheets[try book.place(of: sessions)]
      rest.name += " (tiếp)"
      rest.rows[try rest.firstRow("attendances", 57)] = nil
      try book.change(sessions) { sheet in sheet.rows[try sheet.firstRow("attendances", 29)] = nil }
      book.sheets.append(rest)
    },
    ReportShape("the form of another village in the same workbook", .held("Tổ truyền thông (2)")) { book in
      let other = try ShapedBook(report(ofVillage: 2), SmallRegistry().workspace.definitions)
      for var sheet in other.sheets {
        sheet.name = String(sheet.name.prefix(27)) + " (2)"
        book.sheets.append(sheet)
      }
    },
    ReportShape("the forms of two villages without their names", .held("Tổ truyền thông (2)")) { book in
      let other = try ShapedBook(report(ofVillage: 2), SmallRegistry().workspace.definitions)
      for var sheet in other.sheets where sheet.isVisible {
        sheet.name = String(sheet.name.prefix(27)) + " (2)"
        book.sheets.append(sheet)
      }
      book.names = []
      book.sheets.removeAll { !$0.isVisible }
    },
    ReportShape("a column of one's own") { book in
      try book.change(team) { sheet in
        let row = try sheet.firstRow("members", 12)
        sheet[row - 1, 40] = .text("Ghi chú riêng")
        sheet[row, 40] = .text("đã nộp bản giấy")
      }
    },
    ReportShape("another village on the first page", .held("Buôn mẫu 2")) { book in
      for index in book.sheets.indices where book.sheets[index].isVisible {
        book.sheets[index].rows = book.sheets[index].rows.mapValues { row in
          row.mapValues(text { $0 == "Buôn mẫu 1" ? "Buôn mẫu 2" : $0 })
        }
      }
    },
  ]
}
