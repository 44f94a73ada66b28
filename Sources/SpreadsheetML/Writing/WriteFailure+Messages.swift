extension WriteFailure: CustomStringConvertible {
  /// The message in English.
  public var description: String { english }

  /// What is wrong, where and what to do, in Vietnamese.
  public var vietnamese: String {
    place(sheetWord: "Trang tính", cellWord: "ô") + texts.vietnamese
  }

  /// What is wrong, where and what to do, in English.
  public var english: String {
    place(sheetWord: "Sheet", cellWord: "cell") + texts.english
  }

  private func place(sheetWord: String, cellWord: String) -> String {
    var parts: [String] = []
    if let sheet { parts.append("\(sheetWord) \u{201C}\(sheet)\u{201D}") }
    if let cell { parts.append("\(cellWord) \(cell)") }
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + ": "
  }

  private var texts: (vietnamese: String, english: String) {
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
    case .style(let part):
      ("Kiểu ô không hợp lệ: \(part.vietnamese).", "The style is not valid: \(part.english).")
    case .definedName(let name):
      (
        "Tên \u{201C}\(name)\u{201D} không hợp lệ hoặc bị trùng: "
          + "bắt đầu bằng chữ hay _, không có khoảng trắng, không giống địa chỉ ô.",
        "The name \u{201C}\(name)\u{201D} is not valid or there twice: "
          + "begin with a letter or _, no spaces, not like a cell address."
      )
    case .dataValidation(let part):
      (
        "Điều kiện nhập liệu không hợp lệ: \(part.vietnamese).",
        "The data validation is not valid: \(part.english)."
      )
    case .conditionalFormat(let part):
      (
        "Định dạng có điều kiện không hợp lệ: \(part.vietnamese).",
        "The conditional format is not valid: \(part.english)."
      )
    case .table(let part):
      ("Bảng không hợp lệ: \(part.vietnamese).", "The table is not valid: \(part.english).")
    case .comment(let part):
      ("Ghi chú không hợp lệ: \(part.vietnamese).", "The comment is not valid: \(part.english).")
    case .hyperlink(let part):
      ("Liên kết không hợp lệ: \(part.vietnamese).", "The link is not valid: \(part.english).")
    case .image: ("Hình không phải là tệp PNG.", "The picture is not a PNG file.")
    case .chart(let part):
      ("Biểu đồ không hợp lệ: \(part.vietnamese).", "The chart is not valid: \(part.english).")
    case .headerFooter:
      (
        "Đầu trang hay chân trang dài quá 255 ký tự. Hãy rút gọn.",
        "A header or footer is longer than 255 characters. Shorten it."
      )
    case .page(let part):
      (
        "Thiết lập trang in không hợp lệ: \(part.vietnamese).",
        "The page set-up is not valid: \(part.english)."
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
    case .unsupported(let part):
      ("Dạng tệp này không chứa được: \(part.vietnamese).", "This form of file cannot hold: \(part.english).")
    }
  }
}
