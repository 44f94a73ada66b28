package import P8Model
package import SpreadsheetML

extension WorkbookFault {
  /// One line that names place, reason and remedy.
  package var message: LocalizedText {
    let (reason, remedy) = (reasonWords, remedyWords)
    return LocalizedText(
      vi: line(place: ("trang tính", "ô", "dòng"), reason.vi, remedy.vi),
      en: line(place: ("sheet", "cell", "line"), reason.en, remedy.en))
  }

  private func line(
    place words: (sheet: String, cell: String, line: String), _ reason: String, _ remedy: String
  ) -> String {
    let place = [
      file, part, sheet.map { "\(words.sheet) “\($0)”" }, cell.map { "\(words.cell) \($0)" },
      line.map { "\(words.line) \($0)" },
    ].compactMap(\.self).joined(separator: ", ")
    return place.isEmpty ? "\(reason) \(remedy)" : "\(place): \(reason) \(remedy)"
  }

  /// Why it could not be read, without the place.
  package var reasonWords: LocalizedText { reason.words }

  package var remedyWords: LocalizedText {
    switch reason {
    case .zipFile:
      LocalizedText(
        vi: "Giải nén rồi gửi từng tệp .xlsx bên trong.", en: "Unpack it and send the .xlsx files in it.")
    case .cutOff, .streamCutOff:
      LocalizedText(
        vi: "Tải hoặc xin lại tệp; có thể việc gửi bị ngắt giữa chừng.",
        en: "Download or ask for the file again; the transfer may have been interrupted.")
    default: code.remedyWords
    }
  }
}

extension WorkbookFault.Code {
  /// What to do where nothing more exact is known.
  fileprivate var remedyWords: LocalizedText {
    switch self {
    case .unreadableFile:
      LocalizedText(
        vi: "Kiểm tra đường dẫn và quyền đọc tệp.", en: "Check the path and the permission to read the file.")
    case .notAWorkbook:
      LocalizedText(
        vi: "Gửi tệp Excel (.xlsx), không đổi đuôi của tệp khác.",
        en: "Send an Excel workbook (.xlsx), not another file with its name changed.")
    case .encrypted:
      LocalizedText(
        vi: "Mở tệp trong Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc), lưu và gửi lại.",
        en: "Open it in Excel, remove the password (File > Info > Protect Workbook), save and send it again.")
    case .oldBinaryFormat, .otherSpreadsheetFormat:
      LocalizedText(
        vi: "Mở tệp trong Excel hoặc LibreOffice, chọn Lưu thành > “Sổ làm việc Excel (.xlsx)” và gửi lại.",
        en: "Open it in Excel or LibreOffice, choose Save As > “Excel Workbook (.xlsx)” and send it again.")
    case .damagedContainer, .damagedPart, .missingPart:
      LocalizedText(
        vi: "Mở tệp trong Excel, cho sửa lại nếu được hỏi, lưu thành tệp mới và gửi lại.",
        en: "Open it in Excel, let it repair the file if it asks, save it as a new file and send it again.")
    case .documentType:
      LocalizedText(
        vi: "Không dùng tệp này; xin người gửi lưu lại từ Excel hoặc LibreOffice.",
        en: "Do not use this file; ask the sender to save it again from Excel or LibreOffice.")
    case .limitExceeded:
      LocalizedText(
        vi: "Chia tệp nhỏ hơn, xoá các dòng cột thừa, hoặc nâng giới hạn nếu tin cậy người gửi.",
        en: "Split the file, delete stray rows and columns, or raise the limit if the sender is trusted.")
    case .noSuchSheet:
      LocalizedText(vi: "Kiểm tra tên trang tính.", en: "Check the name of the sheet.")
    }
  }
}

extension WorkbookFault.Reason {
  /// The reason in words: a table, a row for each.
  fileprivate var words: LocalizedText {
    let (vi, en) = texts
    return LocalizedText(vi: vi, en: en)
  }

  // A table of words, long because there is much that can be wrong with a file.
  private var texts: (vi: String, en: String) {
    switch self {
    case .notAFile: ("Đây không phải một tệp.", "This is not a file.")
    case .cannotOpen(let reason): ("Không mở được tệp (\(reason)).", "The file cannot be opened (\(reason)).")
    case .fileTooLarge(let limit):
      ("Tệp lớn hơn giới hạn \(limit) byte.", "The file is larger than the limit of \(limit) bytes.")
    case .emptyFile: ("Tệp rỗng.", "The file is empty.")
    case .otherFile:
      ("Tệp không phải sổ làm việc Excel (.xlsx).", "The file is not an Excel workbook (.xlsx).")
    case .zipFile:
      ("Đây là tệp nén (ZIP), không phải sổ làm việc Excel.", "This is a ZIP file, not an Excel workbook.")
    case .oldOfficeFile:
      (
        "Đây là tệp Office kiểu cũ nhưng không phải Excel (ví dụ .doc).",
        "This is an old Office file but not a workbook (.doc, for example)."
      )
    case .officeFile(let program):
      ("Đây là tệp \(program), không phải Excel.", "This is a \(program) file, not an Excel workbook.")
    case .veryOldExcel: ("Đây là tệp Excel rất cũ (.xls).", "This is a very old Excel file (.xls).")
    case .binaryWorkbook: ("Đây là sổ làm việc nhị phân (.xlsb).", "This is a binary workbook (.xlsb).")
    case .openDocument:
      (
        "Đây là tệp OpenDocument nhưng không phải bảng tính (ví dụ .odt).",
        "This is an OpenDocument file but not a spreadsheet (.odt, for example)."
      )
    case .appleNumbers: ("Đây là tệp Numbers của Apple.", "This is an Apple Numbers file.")
    case .webPage:
      (
        "Đây là trang web (HTML) không có bảng nào.", "This is a web page (HTML) without a table."
      )
    case .notEditable:
      (
        "Chỉ tệp .xlsx mới giữ được màu và ghi chú; lỗi của tệp này có trong danh sách chung.",
        "Only .xlsx files keep colours and notes; the findings of this file are in the list of all files."
      )
    case .password: ("Tệp Excel có mật khẩu mở.", "The Excel file needs a password to open.")
    case .lockedContainer: ("Tệp nén được khoá bằng mật khẩu.", "The ZIP file is locked with a password.")
    case .cutOff:
      (
        "Tệp nén bị cắt hoặc hỏng: không có phần kết.",
        "The ZIP file is cut off or damaged: it has no end record."
      )
    case .splitOverDisks: ("Tệp nén chia làm nhiều đĩa.", "The ZIP file is split over several disks.")
    case .directoryDamaged: ("Mục lục của tệp nén bị hỏng.", "The directory of the ZIP file is damaged.")
    case .directoryLength:
      (
        "Mục lục của tệp nén dài không đúng như đã ghi.",
        "The directory of the ZIP file is not as long as it says."
      )
    case .directoryOutside:
      ("Mục lục của tệp nén nằm ngoài tệp.", "The directory of the ZIP file lies outside the file.")
    case .endRecord64:
      (
        "Bản ghi cuối (zip64) của tệp nén không đúng.", "The zip64 end record of the ZIP file is not valid."
      )
    case .overlappingParts:
      ("Hai phần của tệp nén chồng lên nhau.", "Two parts of the ZIP file overlap.")
    case .duplicatePart:
      ("Hai phần của tệp nén trùng tên.", "Two parts of the ZIP file have the same name.")
    case .partName:
      (
        "Tên phần không hợp lệ, có thể để ghi ra ngoài thư mục.",
        "The name of the part is not valid; it may be meant to escape a folder."
      )
    case .partMethod(let method):
      (
        "Phần này được nén bằng cách lạ (số \(method)).",
        "This part is packed with method \(method), which workbooks do not use."
      )
    case .partOutside: ("Phần này nằm ngoài tệp.", "This part lies outside the file.")
    case .partSize64:
      ("Kích thước (zip64) của phần này không đúng.", "The zip64 size of this part is not valid.")
    case .partHeader:
      ("Đầu mục của phần này trái với mục lục.", "The header of this part contradicts the directory.")
    case .partContent:
      (
        "Phần này bị hỏng: giải nén không ra đúng nội dung đã ghi (kích thước hoặc mã kiểm CRC).",
        "This part is damaged: it does not unpack to the size and checksum that the directory states."
      )
    case .tooManyParts(let count, let limit):
      (
        "Tệp có \(count) phần, nhiều hơn giới hạn \(limit).",
        "The file has \(count) parts, more than the limit of \(limit)."
      )
    case .partTooLarge(let bytes, let limit):
      (
        "Phần này giải nén ra \(bytes) byte, hơn giới hạn \(limit).",
        "This part unpacks to \(bytes) bytes, more than the limit of \(limit)."
      )
    case .totalTooLarge(let limit):
      (
        "Tệp giải nén ra hơn \(limit) byte.",
        "The file unpacks to more than the limit of \(limit) bytes."
      )
    case .packedTooTightly(let limit):
      (
        "Phần này nén chặt hơn \(limit) lần, như bom nén.",
        "This part is packed more than \(limit) times, like a ZIP bomb."
      )
    case .compoundHeader:
      (
        "Phần đầu của tệp Excel 97–2003 bị hỏng.", "The head of the Excel 97–2003 file is damaged."
      )
    case .sectorChain:
      (
        "Tệp Excel 97–2003 bị hỏng: một chuỗi khối dữ liệu bị đứt hoặc chạy vòng.",
        "The Excel 97–2003 file is damaged: a chain of its blocks breaks off or runs in a circle."
      )
    case .streamCutOff:
      (
        "Tệp Excel 97–2003 bị cắt hoặc hỏng: thiếu phần cuối.",
        "The Excel 97–2003 file is cut off or damaged: its end is missing."
      )
    case .noMainPart:
      (
        "Gói tệp không chỉ ra danh mục trang tính.",
        "The package does not say where its list of sheets is."
      )
    case .noSheetList: ("Thiếu danh mục trang tính.", "The list of sheets is missing.")
    case .noPart: ("Thiếu phần này.", "This part is not there.")
    case .malformedXML(let detail?):
      ("XML của phần này bị hỏng (\(detail)).", "The XML of this part is damaged (\(detail)).")
    case .malformedXML(nil): ("XML không đúng dạng.", "The XML is not well formed.")
    case .documentType:
      (
        "Phần này có khai báo DOCTYPE, điều mà sổ làm việc không được có.",
        "This part has a DOCTYPE declaration, which a workbook may not have."
      )
    case .nestedTooDeep: ("Các phần tử lồng nhau quá sâu.", "Elements are nested too deep.")
    case .tagTooLong: ("Một thẻ XML dài quá giới hạn.", "One XML tag is longer than the limit.")
    case .noMemory: ("Không đủ bộ nhớ.", "There is not enough memory.")
    case .notAWorksheet: ("Phần này không phải trang tính.", "This part is not a worksheet.")
    case .notAStyleSheet: ("Phần này không phải kiểu ô.", "This part is not a style sheet.")
    case .notSharedStrings:
      ("Phần này không phải bảng chuỗi dùng chung.", "This part is not a table of shared strings.")
    case .notASheetList:
      ("Phần này không phải danh mục trang tính.", "This part is not the list of sheets.")
    case .wrongPart:
      (
        "Phần này không phải loại nội dung phải có ở đây.",
        "This part is not of the kind that belongs here."
      )
    case .noSheetData: ("Thiếu sheetData.", "There is no sheetData.")
    case .tooMany(let counted, let limit):
      ("Có hơn \(limit) \(counted.words.vi).", "There are more than \(limit) \(counted.words.en).")
    case .commentTooLong(let limit):
      ("Ghi chú dài hơn \(limit) ký tự.", "A comment is longer than \(limit) characters.")
    case .stringTooLong(let number, let limit):
      (
        "Chuỗi số \(number) dài hơn \(limit) ký tự.",
        "String number \(number) is longer than \(limit) characters."
      )
    case .damagedRecord(let type, let place):
      (
        "Bản ghi loại \(type) ở byte \(place) của phần này không hợp lệ.",
        "The record of type \(type) at byte \(place) of this part is not valid."
      )
    case .noSuchSheet(let name?):
      ("Không có trang tính \u{201C}\(name)\u{201D}.", "There is no sheet \u{201C}\(name)\u{201D}.")
    case .noSuchSheet(nil): ("Không có trang tính này.", "There is no such sheet.")
    case .rowNumber(let last):
      (
        "Số dòng không hợp lệ sau dòng \(last).", "The number of the row after row \(last) is not valid."
      )
    case .tooManyRows(let limit):
      ("Trang tính có hơn \(limit) dòng.", "The sheet has more than \(limit) rows.")
    case .beyondLastColumn(let row):
      ("Dòng \(row) có ô vượt quá cột cuối cùng.", "Row \(row) has a cell beyond the last column.")
    case .tooManyCells(let limit):
      ("Trang tính có hơn \(limit) ô.", "The sheet has more than \(limit) cells.")
    case .tooManyWorkbookCells(let limit):
      (
        "Các trang tính của file có tất cả hơn \(limit) ô.",
        "The sheets of the file have more than \(limit) cells together."
      )
    case .cellTooLong(let limit):
      ("Nội dung ô dài hơn \(limit) ký tự.", "The cell holds more than \(limit) characters.")
    case .tooManyAnnotations(let limit):
      (
        "Trang tính có hơn \(limit) vùng trộn, cột hay quy tắc nhập.",
        "The sheet has more than \(limit) merged ranges, columns or validations."
      )
    }
  }
}

extension WorkbookFault.Reason.Counted {
  fileprivate var words: (vi: String, en: String) {
    switch self {
    case .characters: ("ký tự trong một mục", "characters in one item")
    case .sheets: ("trang tính", "sheets")
    case .definedNames: ("tên được đặt", "defined names")
    case .properties: ("thuộc tính", "properties")
    case .relationships: ("quan hệ", "relationships")
    case .comments: ("ghi chú", "comments")
    case .sharedStrings: ("chuỗi dùng chung", "shared strings")
    case .styles: ("kiểu ô", "styles")
    }
  }
}
