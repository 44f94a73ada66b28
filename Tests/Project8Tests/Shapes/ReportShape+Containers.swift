import Foundation
import P8Model
import SpreadsheetML
import TestSupport
import Testing

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
    ReportShape("KoboToolbox's JSON", "kobo.json") { Array(submission(of: $0.report, groups: "/").utf8) },
    ReportShape("ODK Central's JSON", "central.json") {
      Array("{\"value\":[\(submission(of: $0.report, groups: nil))]}".utf8)
    },
    ReportShape("a submission that was rejected", "kobo.json", .held("từ chối")) {
      Array(
        (submission(of: $0.report, groups: "/").dropLast()
          + #","_validation_status":{"uid":"validation_status_not_approved"}}"#)
          .utf8)
    },
    ReportShape("ODK Central's ZIP", "central.zip") { central(of: $0.report) },
    ReportShape("one table of it", "central.csv", .held("JSON")) {
      Array((delimited(stamp(of: $0.report) + fixed($0.report, "-")) + "\n").utf8)
    },
    ReportShape("tables in a Word document", "bao-cao-22210-01-2023.docx", .waits) { $0.wordDocument },
    ReportShape("a Word document without a table", "bao-cao.docx", .held("p8 read")) { _ in
      ShapedBook.wordDocument("<w:p><w:r><w:t>Năm 2023 thôn có 1 tổ truyền thông.</w:t></w:r></w:p>")
    },
    ReportShape("an old Word document", "bao-cao.doc", .held("docx")) { _ in
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 512)
        + "WordDocument".utf8.flatMap { [$0, 0] }
    },
    ReportShape("a photo", "bao-cao.jpg", .held("ảnh")) { _ in [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] },
    ReportShape("a photo called .xlsx", "bao-cao.xlsx", .held("ảnh")) { _ in
      [0, 0, 0, 24] + Array("ftypheic".utf8) + [0, 0, 0, 0]
    },
    ReportShape("a PDF", "bao-cao.pdf", .held("PDF")) { _ in Array("%PDF-1.7\n".utf8) },
    ReportShape("values of DHIS2 as JSON", "values.json", .held("DHIS2")) { _ in
      Array(
        #"{"orgUnit":"VN2024-22210","period":"2023","dataValues":[{"dataElement":"P8_D8_1_1","value":"1"}]}"#
          .utf8)
    },
    ReportShape("values of DHIS2 as XML", "values.xml", .held("DHIS2")) { _ in
      let value = #"<dataValue dataElement="P8_D8_1_1" period="2023" orgUnit="VN2024-22210" value="1"/>"#
      return Array("<dataValueSet xmlns=\"http://dhis2.org/schema/dxf/2.0\">\(value)</dataValueSet>".utf8)
    },
    ReportShape("values of DHIS2 as CSV", "values.csv", .held("DHIS2")) { _ in
      Array(
        "\"dataElement\",\"period\",\"orgUnit\",\"value\"\n\"P8_D8_1_1\",\"2023\",\"VN2024-22210\",\"1\"\n"
          .utf8)
    },
    ReportShape("XML by the form's schema", "bao-cao.xml") { Array(flatXML($0.report).utf8) },
  ]

  static let all = cells + sheets + containers
}
