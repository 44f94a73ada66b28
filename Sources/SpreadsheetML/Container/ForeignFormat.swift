/// What a file is that is not a ZIP file.
enum ForeignFormat {
  /// The fault that names what the file seems to be.
  static func fault(of bytes: [UInt8]) -> WorkbookFault { WorkbookFault(reason(of: bytes)) }

  private static func reason(of bytes: [UInt8]) -> WorkbookFault.Reason {
    if bytes.isEmpty { return .emptyFile }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      if contains("EncryptedPackage", in: bytes) { return .password }
      return contains("Workbook", in: bytes) || contains("Book", in: bytes) ? .excel97 : .oldOfficeFile
    }
    if let second = bytes.dropFirst().first, bytes[0] == 0x09, [0x00, 0x02, 0x04, 0x08].contains(second) {
      return .veryOldExcel
    }
    if bytes.starts(with: Array("PK".utf8)) { return .cutOff }
    let head = String(decoding: bytes.prefix(2_048), as: UTF8.self).lowercased()
    if head.contains("urn:schemas-microsoft-com:office:spreadsheet") { return .spreadsheet2003 }
    return head.contains("<html") || head.contains("<table") ? .webPage : .otherFile
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
