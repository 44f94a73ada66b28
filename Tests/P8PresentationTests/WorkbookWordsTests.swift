import P8Model
import P8Presentation
import SpreadsheetML
import Testing

/// What is wrong with a workbook, as people read it.
struct WorkbookWordsTests {
  @Test func `a fault is one line in both languages that says where, why and what to do`() throws {
    let fault = WorkbookFault(
      .cellTooLong(limit: 32_767), file: "báo cáo.xlsx", part: "xl/worksheets/sheet1.xml", sheet: "S",
      cell: CellReference("A1"), line: 7)
    #expect(
      fault.message.vi == """
        báo cáo.xlsx, xl/worksheets/sheet1.xml, trang tính “S”, ô A1, dòng 7: Nội dung ô dài hơn 32767 ký tự. \
        Chia tệp nhỏ hơn, xoá các dòng cột thừa, hoặc nâng giới hạn nếu tin cậy người gửi.
        """)
    #expect(
      fault.message.en == """
        báo cáo.xlsx, xl/worksheets/sheet1.xml, sheet “S”, cell A1, line 7: \
        The cell holds more than 32767 characters. \
        Split the file, delete stray rows and columns, or raise the limit if the sender is trusted.
        """)
  }

  @Test func `a reason may have a remedy of its own`() {
    #expect(WorkbookFault(.zipFile).remedyWords.en == "Unpack it and send the .xlsx files in it.")
    #expect(WorkbookFault(.otherFile).remedyWords.vi == "Gửi tệp Excel (.xlsx), không đổi đuôi của tệp khác.")
    #expect(WorkbookFault(.tooMany(.comments, limit: 2)).reasonWords.vi == "Có hơn 2 ghi chú.")
  }

  @Test func `what cannot be written is said with sheet and cell`() throws {
    let fault = WriteFault(.number, sheet: "Tổ", cell: CellReference("B2"))
    #expect(fault.message.vi.hasPrefix("Trang tính \u{201C}Tổ\u{201D}, ô B2: "))
    #expect(fault.message.en.hasPrefix("Sheet \u{201C}Tổ\u{201D}, cell B2: "))
    let range = try #require(CellRange("A1:B2"))
    #expect(
      WriteFault(.dataValidation(.title, at: range)).message.en
        == "The data validation is not valid: A1:B2: a title is longer than 32 characters.")
    #expect(
      EditFault.writing(WriteFault(.unsupported(.tableHeading("Tên")))).message.vi
        == "Dạng tệp này không chứa được: ô là tên cột của một bảng (Tên); tên cột không đổi được ở đây.")
  }
}
