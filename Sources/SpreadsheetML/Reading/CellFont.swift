/// A colour as a workbook states it.
public enum CellColor: Sendable, Hashable {
  /// Red, green and blue: `0xRRGGBB`.
  case rgb(UInt32)
  /// A place in the theme, lighter or darker by a tint from -1 to 1.
  case theme(Int, tint: Double)
  /// A place in the old palette.
  case indexed(Int)
  /// What the program takes by itself.
  case automatic
}

/// The font of a cell or of a run of text.
public struct CellFont: Sendable, Hashable {
  /// The name: `Times New Roman`, `.VnTime`.
  public var name: String?
  /// The size in points.
  public var size: Double?
  /// Whether it is bold.
  public var isBold = false
  /// Whether it is italic.
  public var isItalic = false
  /// Whether it is underlined in some way.
  public var isUnderlined = false
  /// Whether it is struck through.
  public var isStruckThrough = false
  /// The colour.
  public var color: CellColor?

  /// Creates a font of which nothing is known.
  public init() {}
}

/// A run of text in one font.
public struct TextRun: Sendable, Hashable {
  /// The text.
  public let text: String
  /// Its font; nil where it is the font of the cell.
  public let font: CellFont?

  /// Creates a run.
  public init(text: String, font: CellFont?) {
    self.text = text
    self.font = font
  }
}
