/// The colours of a workbook of Excel 97–2003, which cells and fonts name by number.
struct BinaryPalette {
  /// The colours 8 to 63, which a workbook may set otherwise.
  private var colors: [UInt32] = [
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x800000, 0x008000,
    0x000080,
    0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080, 0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066,
    0xFF8080,
    0x0066CC, 0xCCCCFF, 0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF,
    0x00CCFF,
    0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99, 0x3366FF, 0x33CCCC, 0x99CC00,
    0xFFCC00,
    0xFF9900, 0xFF6600, 0x666699, 0x969696, 0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366,
    0x333399,
    0x333333,
  ]

  /// Takes the colours that a workbook sets.
  mutating func read(_ body: Range<Int>, of bytes: [UInt8]) {
    let count = min(colors.count, bytes.word(body.lowerBound), (body.count - 2) / 4)
    for index in 0..<max(0, count) {
      let place = body.lowerBound + 2 + index * 4
      colors[index] =
        UInt32(bytes.byte(place)) << 16 | UInt32(bytes.byte(place + 1)) << 8 | UInt32(bytes.byte(place + 2))
    }
  }

  /// The colour of a number; nil for the program's own.
  func color(_ number: Int) -> Color? {
    switch number {
    // The first eight are always the same.
    case 0..<8: .rgb(Self.fixed[number])
    case 8..<8 + colors.count: .rgb(colors[number - 8])
    case 64, 65: .automatic
    default: nil
    }
  }

  private static let fixed: [UInt32] = [
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
  ]
}
