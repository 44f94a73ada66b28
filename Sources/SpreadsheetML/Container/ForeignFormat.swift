/// What a file is that is no ZIP file, so that its sender can be told.
enum ForeignFormat {
  /// The fault that names what the file seems to be.
  static func fault(of bytes: [UInt8]) -> WorkbookFault {
    if bytes.isEmpty {
      return WorkbookFault(.notAWorkbook, reason: BilingualText(vi: "Tệp rỗng.", en: "The file is empty."))
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return compoundFile(bytes) }
    if let second = bytes.dropFirst().first, bytes[0] == 0x09, [0x00, 0x02, 0x04, 0x08].contains(second) {
      return old(
        BilingualText(vi: "Đây là tệp Excel rất cũ (.xls).", en: "This is a very old Excel file (.xls)."))
    }
    if bytes.starts(with: Array("PK".utf8)) {
      return WorkbookFault(
        .damagedContainer,
        reason: BilingualText(
          vi: "Tệp nén bị cắt hoặc hỏng: không có phần kết.",
          en: "The ZIP file is cut off or damaged: it has no end record."),
        remedy: BilingualText(
          vi: "Tải hoặc xin lại tệp; có thể việc gửi bị ngắt giữa chừng.",
          en: "Download or ask for the file again; the transfer may have been interrupted."))
    }
    return textFile(bytes)
  }

  private static func compoundFile(_ bytes: [UInt8]) -> WorkbookFault {
    if contains("EncryptedPackage", in: bytes) {
      return WorkbookFault(
        .encrypted,
        reason: BilingualText(vi: "Tệp Excel có mật khẩu mở.", en: "The Excel file needs a password to open.")
      )
    }
    if contains("Workbook", in: bytes) || contains("Book", in: bytes) {
      return old(
        BilingualText(vi: "Đây là tệp Excel 97–2003 (.xls).", en: "This is an Excel 97–2003 file (.xls)."))
    }
    return WorkbookFault(
      .notAWorkbook,
      reason: BilingualText(
        vi: "Đây là tệp Office kiểu cũ nhưng không phải Excel (ví dụ .doc).",
        en: "This is an old Office file but not a workbook (.doc, for example)."))
  }

  private static func textFile(_ bytes: [UInt8]) -> WorkbookFault {
    let head = String(decoding: bytes.prefix(2_048), as: UTF8.self).lowercased()
    if head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
      return WorkbookFault(
        .otherSpreadsheetFormat,
        reason: BilingualText(
          vi: "Đây là bảng tính XML 2003.", en: "This is an XML Spreadsheet of 2003."))
    }
    if head.contains("<html") || head.contains("<table") {
      return WorkbookFault(
        .otherSpreadsheetFormat,
        reason: BilingualText(
          vi: "Đây là trang web (HTML) mang tên tệp Excel.",
          en: "This is a web page (HTML) named like an Excel file."))
    }
    return WorkbookFault(
      .notAWorkbook,
      reason: BilingualText(
        vi: "Tệp không phải sổ làm việc Excel (.xlsx).", en: "The file is not an Excel workbook (.xlsx)."))
  }

  private static func old(_ reason: BilingualText) -> WorkbookFault {
    WorkbookFault(.oldBinaryFormat, reason: reason)
  }

  // The names of streams stand in the directory of a compound file in UTF-16.
  private static func contains(_ name: String, in bytes: [UInt8]) -> Bool {
    var pattern: [UInt8] = []
    for unit in name.utf16 {
      pattern.append(UInt8(truncatingIfNeeded: unit))
      pattern.append(UInt8(truncatingIfNeeded: unit >> 8))
    }
    pattern += [0, 0]
    guard let first = pattern.first, bytes.count >= pattern.count else { return false }
    // Directory entries are 128 bytes each, and the name comes first.
    var offset = 512
    while offset + pattern.count <= bytes.count {
      if bytes[offset] == first, bytes[offset..<offset + pattern.count].elementsEqual(pattern) { return true }
      offset += 128
    }
    return false
  }
}
