/// Checks fonts and styles.
enum StyleCheck {
  static func check(_ font: CellStyle.Font) throws(WriteFault) {
    guard (1...409).contains(font.size), (1...31).contains(font.name.utf16.count),
      font.name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value & 0xFFFE != 0xFFFE })
    else {
      throw WriteFault(
        .style(.font))
    }
  }

  static func check(_ style: CellStyle) throws(WriteFault) {
    if let font = style.font { try check(font) }
    let alignment = style.alignment
    guard (0...250).contains(alignment.indent),
      (-90...90).contains(alignment.rotation) || alignment.rotation == 255
    else {
      throw WriteFault(
        .style(.alignment))
    }
    try check(style.numberFormat)
  }

  static func check(_ format: NumberFormat) throws(WriteFault) {
    let hasClosedQuotes = format.code.utf8.count { $0 == UInt8(ascii: "\"") } % 2 == 0
    guard (1...255).contains(format.code.utf16.count), hasClosedQuotes,
      format.code.split(separator: ";", omittingEmptySubsequences: false).count <= 4
        || format.code.contains("\""), format.code.unicodeScalars.allSatisfy({ $0.value >= 0x20 })
    else {
      throw WriteFault(
        .style(.numberFormat(format.code)))
    }
  }
}
