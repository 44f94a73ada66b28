import Foundation
import P8Model
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

// MARK: - Containers

extension ReportShape {
  static let containers: [ReportShape] = [
    ReportShape("XML Spreadsheet 2003", "bao-cao.xml") { try $0.workbook.spreadsheetXML2003() },
    ReportShape("the same called .xls", "bao-cao.xls") { try $0.workbook.spreadsheetXML2003() },
    ReportShape("OpenDocument", "bao-cao.ods") { $0.openDocument },
    ReportShape("flat OpenDocument", "bao-cao.fods") { Array($0.flatOpenDocument.utf8) },
    ReportShape("a workbook without its ending", "bao-cao") { try $0.workbook.xlsx() },
    ReportShape("a workbook called .xls", "bao-cao.xls") { try $0.workbook.xlsx() },
    ReportShape("an archive with the workbook", "bao-cao.zip") {
      StoredArchive.bytes(of: [("thôn/bao-cao.xlsx", try $0.workbook.xlsx())])
    },
    ReportShape("a page of tables called .xls", "bao-cao-22210-01-2023.xls", .waits) { Array($0.page.utf8) },
    ReportShape("without the stamp", .waits) { book in
      book.names = []
      book.sheets.removeAll { !$0.isVisible }
    },
    ReportShape("KoboToolbox's JSON", "kobo.json") { _ in Array(submission(groups: "/").utf8) },
    ReportShape("ODK Central's JSON", "central.json") { _ in
      Array("{\"value\":[\(submission(groups: nil))]}".utf8)
    },
    ReportShape("a submission that was rejected", "kobo.json", .held("từ chối")) { _ in
      Array(
        (submission(groups: "/").dropLast()
          + #","_validation_status":{"uid":"validation_status_not_approved"}}"#)
          .utf8)
    },
    ReportShape("ODK Central's ZIP", "central.zip") { _ in central },
    ReportShape("one table of it", "central.csv", .held("JSON")) { _ in
      Array((delimited(stamp + fixed("-").map { ($0.0, $0.1) }) + "\n").utf8)
    },
  ]

  static let all = cells + sheets + containers

  // MARK: - Filled phone forms

  private static let stamp = [
    ("p8_form", "village-report"), ("p8_form_version", "2026.1"), ("p8_unit", "22210-01"),
    ("p8_structure", "2024"), ("p8_period", "2023@calendar"), ("p8_report_version", "initial"),
  ]
  private static let repeats = [
    "communication_team", "change_leader_club", "trusted_address", "communication_session",
    "savings_loan_group",
  ]

  /// The rows of a section as forms of 2026.1 ask them: the total, too.
  private static func asked(_ section: String) -> [[String: String]] {
    (report.rows[section] ?? [])
      + (section == "money" ? [["item": "total", "allocated": "15.5", "disbursed": "13.25"]] : [])
  }

  /// The answers beside repeats, by section, row and column.
  private static func fixed(_ separator: String) -> [(String, String)] {
    ["money", "stated_figures"].flatMap { section in
      asked(section).flatMap { row in
        row.filter { $0.key != "item" }.sorted { $0.key < $1.key }.map {
          ([section, row["item"] ?? "", $0.key].joined(separator: separator), $0.value)
        }
      }
    }
  }

  /// - Parameter groups: What stands between the names of groups; nil for groups as objects.
  private static func submission(groups: String?) -> String {
    var members: [(String, JSONValue)] = stamp.map { ($0.0, .text($0.1)) }
    if let groups {
      members += fixed(groups).map { ($0.0, .text($0.1)) }
    } else {
      for section in ["money", "stated_figures"] {
        let rows = asked(section).map { row in
          (
            row["item"] ?? "",
            JSONValue.object(row.filter { $0.key != "item" }.map { ($0.key, .text($0.value)) })
          )
        }
        members.append((section, .object(rows)))
      }
    }
    for section in repeats {
      let rows = (report.rows[section] ?? []).map { row in
        JSONValue.object(
          row.map { ((groups == nil ? "" : "\(section)/") + $0.key, JSONValue.text($0.value)) })
      }
      members.append((section, .list(rows)))
    }
    var text = ""
    JSONValue.object(members).write(to: &text)
    return text
  }

  private static func delimited(_ row: [(String, String)]) -> String {
    row.map(\.0).joined(separator: ",") + "\n" + row.map { "\"\($0.1)\"" }.joined(separator: ",")
  }

  private static var central: [UInt8] {
    let main = delimited(stamp + fixed("-") + [("KEY", "uuid:1")])
    let tables = repeats.map { section -> (name: String, bytes: [UInt8]) in
      let rows = report.rows[section] ?? []
      let names = Set(rows.flatMap(\.keys)).sorted()
      let head = (names + ["PARENT_KEY"]).joined(separator: ",")
      let lines = rows.map { row in
        (names.map { "\"\(row[$0] ?? "")\"" } + ["uuid:1"]).joined(separator: ",")
      }
      return ("form-\(section).csv", Array(([head] + lines).joined(separator: "\n").utf8))
    }
    return StoredArchive.bytes(of: [("form.csv", Array(main.utf8))] + tables)
  }
}
