/// A colour as workbooks state one.
public enum Color: Hashable, Sendable {
  /// Red, green and blue: `0xRRGGBB`.
  case rgb(UInt32)
  /// A place in the workbook's theme, lighter or darker by a tint from -1 to 1.
  case theme(Int, tint: Double)
  /// A place in the palette of Excel 97.
  case indexed(Int)
  /// What the program takes by itself.
  case automatic

  package static let black = Color.rgb(0x000000)
  package static let white = Color.rgb(0xFFFFFF)
  package static let red = Color.rgb(0xFF0000)
  /// The red of text that reports an error.
  package static let darkRed = Color.rgb(0x9C0006)
  /// The green of text that reports a good result.
  package static let darkGreen = Color.rgb(0x006100)
  package static let lightGray = Color.rgb(0xD9D9D9)
  /// A grey for secondary text.
  package static let gray = Color.rgb(0x7F7F7F)
  /// The light yellow of cells to fill in.
  package static let lightYellow = Color.rgb(0xFFF2CC)
  package static let linkBlue = Color.rgb(0x0563C1)

  /// Six capital hexadecimal digits, `FFF2CC`; nil where only the workbook's theme or the program knows.
  var hexadecimal: String? {
    guard case .rgb(let rgb) = self else { return nil }
    let digits = String(rgb & 0xFF_FFFF, radix: 16, uppercase: true)
    return String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  /// The attributes with which an element states the colour.
  var attributes: KeyValuePairs<String, String?> {
    switch self {
    case .rgb: ["rgb": hexadecimal.map { "FF" + $0 }]
    case .theme(let place, let tint): ["theme": "\(place)", "tint": tint == 0 ? nil : shortText(tint)]
    case .indexed(let place): ["indexed": "\(place)"]
    case .automatic: ["auto": "1"]
    }
  }
}
