package import P8Model
package import SpreadsheetML

extension EditFault {
  package var message: LocalizedText {
    switch self {
    case .reading(let fault): fault.message
    case .writing(let fault): fault.message
    }
  }
}

extension WriteFault {
  package var message: LocalizedText {
    let (vi, en) = texts
    return LocalizedText(
      vi: place(sheetWord: "Trang tính", cellWord: "ô") + vi,
      en: place(sheetWord: "Sheet", cellWord: "cell") + en)
  }

  private func place(sheetWord: String, cellWord: String) -> String {
    let parts = [sheet.map { "\(sheetWord) \u{201C}\($0)\u{201D}" }, cell.map { "\(cellWord) \($0)" }]
      .compactMap(\.self)
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + ": "
  }

  private func place(_ range: CellRange?) -> String { range?.description ?? "" }

  // A table of words, long because there is much that can be wrong with a workbook.
  private var texts: (vi: String, en: String) {
    switch reason {
    case .noSheet:
      ("Sổ tính chưa có trang tính nào. Hãy thêm một trang tính.", "The workbook has no sheet. Add one.")
    case .noVisibleSheet:
      (
        "Mọi trang tính đều bị ẩn. Hãy để ít nhất một trang tính hiện.",
        "All sheets are hidden. Leave at least one visible."
      )
    case .activeSheet(let index):
      (
        "Trang tính số \(index + 1) không thể là trang đang mở. Hãy chọn một trang có thật và không ẩn.",
        "Sheet number \(index + 1) cannot be the active one. Choose one that exists and is visible."
      )
    case .sheetName(let name):
      (
        "Tên trang tính \u{201C}\(name)\u{201D} không hợp lệ. Tên có 1 đến 31 ký tự, "
          + "không có : \\ / ? * [ ], không bắt đầu hay kết thúc bằng dấu '.",
        "The sheet name \u{201C}\(name)\u{201D} is not valid. It has 1 to 31 characters, "
          + "none of : \\ / ? * [ ], and no ' at either end."
      )
    case .duplicateSheetName(let name):
      (
        "Có hai trang tính tên \u{201C}\(name)\u{201D} (không kể hoa thường). Hãy đổi một tên.",
        "Two sheets are called \u{201C}\(name)\u{201D} (whatever the case). Rename one."
      )
    case .address(let text):
      (
        "Địa chỉ \(text) nằm ngoài trang tính (1.048.576 dòng, 16.384 cột).",
        "The address \(text) is outside the sheet (1,048,576 rows, 16,384 columns)."
      )
    case .textLength(let length):
      (
        "Văn bản dài \(length) ký tự; một ô chứa nhiều nhất 32.767. Hãy chia ra nhiều ô.",
        "The text has \(length) characters; a cell holds at most 32,767. Split it over cells."
      )
    case .number:
      (
        "Giá trị không phải là số hữu hạn. Hãy để ô trống hoặc ghi giá trị lỗi.",
        "The value is not a finite number. Leave the cell empty or write an error value."
      )
    case .date:
      (
        "Ngày không có thật hoặc nằm ngoài hệ ngày của sổ tính (từ 1900 hoặc 1904 đến 9999).",
        "The day does not exist or is outside the workbook's system of dates (1900 or 1904 to 9999)."
      )
    case .formula(let formula):
      (
        "Công thức \u{201C}\(formula.prefix(40))\u{201D} không hợp lệ: không để trống, "
          + "không bắt đầu bằng =, dài nhiều nhất 8.192 ký tự.",
        "The formula \u{201C}\(formula.prefix(40))\u{201D} is not valid: "
          + "not empty, no leading =, at most 8,192 characters."
      )
    case .merge(let range):
      (
        "Không thể gộp ô \(range): vùng chỉ có một ô, hoặc chồng lên vùng gộp hay bảng khác.",
        "The cells \(range) cannot be merged: a single cell, or they overlap another merge or a table."
      )
    case .columnWidth(let column):
      (
        "Độ rộng cột \(CellReference.letters(ofColumn: column)) phải từ 0 đến 255.",
        "The width of column \(CellReference.letters(ofColumn: column)) must be 0 to 255."
      )
    case .rowHeight(let row):
      ("Chiều cao dòng \(row) phải từ 0 đến 409 điểm.", "The height of row \(row) must be 0 to 409 points.")
    case .style(let flaw):
      ("Kiểu ô không hợp lệ: \(flaw.words.vi).", "The style is not valid: \(flaw.words.en).")
    case .definedName(let name):
      (
        "Tên \u{201C}\(name)\u{201D} không hợp lệ hoặc bị trùng: "
          + "bắt đầu bằng chữ hay _, không có khoảng trắng, không giống địa chỉ ô.",
        "The name \u{201C}\(name)\u{201D} is not valid or there twice: "
          + "begin with a letter or _, no spaces, not like a cell address."
      )
    case .dataValidation(let flaw, let range):
      (
        "Điều kiện nhập liệu không hợp lệ: \(place(range)): \(flaw.words.vi).",
        "The data validation is not valid: \(place(range)): \(flaw.words.en)."
      )
    case .conditionalFormat(let flaw, let range):
      (
        "Định dạng có điều kiện không hợp lệ: \(place(range)): \(flaw.words.vi).",
        "The conditional format is not valid: \(place(range)): \(flaw.words.en)."
      )
    case .table(let flaw):
      ("Bảng không hợp lệ: \(flaw.words.vi).", "The table is not valid: \(flaw.words.en).")
    case .comment:
      (
        "Ghi chú không hợp lệ: mỗi ô một ghi chú, có chữ, dài nhiều nhất 32.767 ký tự.",
        "The comment is not valid: one comment a cell, with text, at most 32,767 characters."
      )
    case .hyperlink(let flaw):
      ("Liên kết không hợp lệ: \(flaw.words.vi).", "The link is not valid: \(flaw.words.en).")
    case .image: ("Hình không phải là tệp PNG.", "The picture is not a PNG file.")
    case .chart(let flaw):
      ("Biểu đồ không hợp lệ: \(flaw.words.vi).", "The chart is not valid: \(flaw.words.en).")
    case .headerFooter:
      (
        "Đầu trang hay chân trang dài quá 255 ký tự. Hãy rút gọn.",
        "A header or footer is longer than 255 characters. Shorten it."
      )
    case .page(let flaw):
      (
        "Thiết lập trang in không hợp lệ: \(flaw.words.vi).",
        "The page set-up is not valid: \(flaw.words.en)."
      )
    case .property(let name):
      (
        "Thuộc tính \u{201C}\(name)\u{201D} của tài liệu không hợp lệ hoặc bị trùng.",
        "The document property \u{201C}\(name)\u{201D} is not valid or there twice."
      )
    case .rowOrder(let row):
      (
        "Dòng \(row) đến sau một dòng lớn hơn. Hãy ghi các dòng theo thứ tự tăng.",
        "Row \(row) comes after a later one. Push rows in ascending order."
      )
    case .xml(let text): ("Không tạo được XML: \(text).", "The XML could not be made: \(text).")
    case .packageSize:
      ("Tệp sẽ lớn hơn mức định dạng cho phép.", "The package would be larger than the format allows.")
    case .file(let path, let code):
      (
        "Không ghi được tệp \(path) (mã lỗi \(code)). Hãy kiểm tra quyền ghi và dung lượng đĩa.",
        "The file \(path) could not be written (error \(code)). Check permissions and free space."
      )
    case .unsupported(let flaw):
      ("Dạng tệp này không chứa được: \(flaw.words.vi).", "This form of file cannot hold: \(flaw.words.en).")
    }
  }
}

extension WriteFault.StyleFlaw {
  fileprivate var words: (vi: String, en: String) {
    switch self {
    case .font:
      (
        "phông chữ cần tên 1 đến 31 ký tự và cỡ 1 đến 409",
        "a font needs a name of 1 to 31 characters and a size of 1 to 409"
      )
    case .alignment:
      (
        "thụt lề phải từ 0 đến 250, góc xoay từ -90 đến 90",
        "the indent must be 0 to 250, the rotation -90 to 90"
      )
    case .numberFormat(let code):
      ("định dạng số \u{201C}\(code)\u{201D}", "the number format \u{201C}\(code)\u{201D}")
    }
  }
}

extension WriteFault.RuleFlaw {
  fileprivate var words: (vi: String, en: String) {
    switch self {
    case .rangeCount: ("cần 1 đến 8.192 vùng", "1 to 8,192 ranges are needed")
    case .title: ("tiêu đề dài quá 32 ký tự", "a title is longer than 32 characters")
    case .message: ("lời nhắc dài quá 255 ký tự", "a message is longer than 255 characters")
    case .list:
      (
        "danh sách trống, có dấu phẩy hoặc dài quá 255 ký tự: hãy đặt vào ô và dùng vùng ô",
        "the list is empty, has a comma or is longer than 255 characters: put it into cells and name those"
      )
    case .text: ("văn bản cần 1 đến 255 ký tự", "the text needs 1 to 255 characters")
    case .rank: ("thứ hạng ngoài giới hạn", "the rank is out of bounds")
    }
  }
}

extension WriteFault.TableFlaw {
  fileprivate var words: (vi: String, en: String) {
    switch self {
    case .overlap(let range): ("vùng \(range) chồng lên bảng khác", "\(range) overlaps another table")
    case .width(let table, let columns, let range):
      (
        "\(table) có \(columns) cột nhưng vùng \(range) không rộng như vậy",
        "\(table) has \(columns) columns but \(range) is not as wide"
      )
    case .noData(let table):
      ("\(table) cần ít nhất một dòng số liệu", "\(table) needs at least one row of data")
    case .columnName(let name):
      (
        "tên cột \u{201C}\(name)\u{201D} trống, trùng hoặc quá dài",
        "the column name \u{201C}\(name)\u{201D} is empty, there twice or too long"
      )
    }
  }
}

extension WriteFault.HyperlinkFlaw {
  fileprivate var words: (vi: String, en: String) {
    switch self {
    case .tooltip: ("lời nhắc dài quá 255 ký tự", "the tooltip is longer than 255 characters")
    case .address:
      (
        "địa chỉ trống, dài quá 2.079 ký tự hoặc có khoảng trắng (hãy viết %20)",
        "the address is empty, longer than 2,079 characters or has spaces (write %20)"
      )
    case .place: ("nơi đến trống hoặc bắt đầu bằng #", "the place is empty or begins with #")
    case .count: ("nhiều hơn 65.530 liên kết", "more than 65,530 links")
    }
  }
}

extension WriteFault.ChartFlaw {
  fileprivate var words: (vi: String, en: String) {
    switch self {
    case .seriesCount: ("cần 1 đến 255 dãy số liệu", "1 to 255 series are needed")
    case .noSuchSheet(let name):
      ("không có trang tính \u{201C}\(name)\u{201D}", "there is no sheet \u{201C}\(name)\u{201D}")
    case .notALine(let range):
      ("vùng \(range) phải là một dòng hoặc một cột", "the range \(range) must be one row or one column")
    case .size: ("kích thước phải từ 1 đến 5.000 điểm", "the size must be 1 to 5,000 points")
    case .otherSheet:
      (
        "khi ghi từng dòng, biểu đồ chỉ dùng số liệu của chính trang tính",
        "while streaming, a chart draws cells of its own sheet only"
      )
    }
  }
}

extension WriteFault.PageFlaw {
  fileprivate var words: (vi: String, en: String) {
    switch self {
    case .margins: ("lề phải từ 0 đến 1.244 mm", "the margins must be 0 to 1,244 mm")
    case .scale: ("tỷ lệ phải từ 10 đến 400", "the scale must be 10 to 400")
    case .pageCount: ("số trang phải từ 0 đến 32.767", "the pages must be 0 to 32,767")
    case .repeatedRows: ("dòng lặp lại nằm ngoài trang tính", "repeated rows are outside the sheet")
    case .repeatedColumns: ("cột lặp lại nằm ngoài trang tính", "repeated columns are outside the sheet")
    case .breaks:
      ("ngắt trang nằm ngoài trang tính hoặc nhiều hơn 1.023", "breaks outside the sheet or over 1,023")
    case .firstPageNumber:
      ("số trang đầu phải từ 0 đến 32.767", "the first page number must be 0 to 32,767")
    case .zoom: ("độ phóng phải từ 10 đến 400", "the zoom must be 10 to 400")
    }
  }
}

extension WriteFault.Unsupported {
  fileprivate var words: (vi: String, en: String) {
    switch self {
    case .addedSheet:
      (
        "trang thêm vào không có bảng, ghi chú, hình, biểu đồ hay định dạng có điều kiện",
        "an added sheet has no tables, comments, pictures, charts or conditional formats"
      )
    case .tableHeading(let name):
      (
        "ô là tên cột của một bảng (\(name)); tên cột không đổi được ở đây",
        "the cell is the heading of a table column (\(name)), which cannot be changed here"
      )
    case .filledSheet:
      ("trang tính đã có sẵn ô; hãy ghi từng dòng", "a sheet that has cells already; push its rows")
    }
  }
}
