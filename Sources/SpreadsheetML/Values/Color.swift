/// A colour by its red, green and blue.
public struct Color: Hashable, Sendable {
  /// The colour as `0xRRGGBB`.
  public let rgb: UInt32

  /// Creates a colour from `0xRRGGBB`.
  public init(rgb: UInt32) {
    self.rgb = rgb & 0xFF_FFFF
  }

  /// A colour from `0xRRGGBB`.
  public static func rgb(_ rgb: UInt32) -> Color { Color(rgb: rgb) }

  /// Black.
  public static let black = Color(rgb: 0x000000)
  /// White.
  public static let white = Color(rgb: 0xFFFFFF)
  /// Red.
  public static let red = Color(rgb: 0xFF0000)
  /// The red of text that reports an error.
  public static let darkRed = Color(rgb: 0x9C0006)
  /// The green of text that reports a good result.
  public static let darkGreen = Color(rgb: 0x006100)
  /// A light grey for headings.
  public static let lightGray = Color(rgb: 0xD9D9D9)
  /// A grey for secondary text.
  public static let gray = Color(rgb: 0x7F7F7F)
  /// The light yellow of cells to fill in.
  public static let lightYellow = Color(rgb: 0xFFF2CC)
  /// The blue of links.
  public static let linkBlue = Color(rgb: 0x0563C1)

  /// Six capital hexadecimal digits: `FFF2CC`.
  var hexadecimal: String {
    let digits = String(rgb, radix: 16, uppercase: true)
    return String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  /// Eight digits with full opacity in front: `FFFFF2CC`.
  var opaque: String { "FF" + hexadecimal }
}
