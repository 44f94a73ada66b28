/// How a cell looks: font, fill, borders, alignment, number format and protection.
///
/// A plain value: equal styles are written once, however often they are used.
public struct CellStyle: Hashable, Sendable {
  /// The font; nil takes the workbook's default font.
  public var font: Font?
  /// The colour that fills the cell, of a pattern the one that it shows; nil for none.
  public var fill: Color?
  /// The lines around the cell.
  public var borders: Borders
  /// Where the text stands in the cell.
  public var alignment: Alignment
  /// How numbers and dates are shown.
  public var numberFormat: NumberFormat
  /// Whether the cell cannot be changed while its sheet is protected.
  public var isLocked: Bool
  /// Whether the formula is not shown while the sheet is protected.
  package var hidesFormula: Bool
  /// Whether the cell is marked as text, as an apostrophe in front of what is typed does.
  package var hasTextPrefix: Bool

  /// The style of a cell that was given none.
  public static let normal = CellStyle()

  /// A style in which what is not named stays as in ``normal``.
  public init(
    font: Font? = nil, fill: Color? = nil, borders: Borders = Borders(), alignment: Alignment = Alignment(),
    numberFormat: NumberFormat = .general, isLocked: Bool = true, hidesFormula: Bool = false,
    hasTextPrefix: Bool = false
  ) {
    (self.font, self.fill, self.borders, self.alignment) = (font, fill, borders, alignment)
    (self.numberFormat, self.isLocked, self.hidesFormula) = (numberFormat, isLocked, hidesFormula)
    self.hasTextPrefix = hasTextPrefix
  }

  package func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = self
    change(&style)
    return style
  }
}

extension CellStyle {
  /// A font and what is done with it.
  public struct Font: Hashable, Sendable {
    /// The kinds of underlining.
    public enum Underline: String, Hashable, Sendable {
      case single
      case double
      /// One line under the whole cell.
      case singleAccounting
      /// Two lines under the whole cell.
      case doubleAccounting
    }

    /// Above or below the line.
    public enum Script: String, Hashable, Sendable {
      case superscript
      case `subscript`
    }

    /// The name of the font.
    public var name: String
    /// The size in points.
    public var size: Double
    /// Whether the letters are bold.
    public var isBold: Bool
    /// Whether the letters are slanted.
    public var isItalic: Bool
    /// Whether the letters are struck through.
    public var isStruckThrough: Bool
    /// The underlining; nil for none.
    public var underline: Underline?
    /// Raised or lowered letters; nil for neither.
    package var script: Script?
    /// The colour of the letters; nil for the program's own.
    public var color: Color?

    /// A font; one that is read and does not state a name or a size has those of this default.
    public init(
      name: String = "Calibri", size: Double = 11, isBold: Bool = false, isItalic: Bool = false,
      isStruckThrough: Bool = false, underline: Underline? = nil, script: Script? = nil, color: Color? = nil
    ) {
      (self.name, self.size, self.isBold, self.isItalic) = (name, size, isBold, isItalic)
      (self.isStruckThrough, self.underline, self.script) = (isStruckThrough, underline, script)
      self.color = color
    }

    package func with(_ change: (inout Font) -> Void) -> Font {
      var font = self
      change(&font)
      return font
    }

    package var bold: Font { with { $0.isBold = true } }
    package var italic: Font { with { $0.isItalic = true } }
    package func sized(_ points: Double) -> Font { with { $0.size = points } }
    package func colored(_ color: Color?) -> Font { with { $0.color = color } }
  }

  /// The lines around a cell.
  public struct Borders: Hashable, Sendable {
    /// The kinds of line.
    public enum Line: String, Hashable, Sendable {
      case hair, thin, medium, thick, double, dotted, dashed, dashDot, dashDotDot, mediumDashed
      case mediumDashDot, mediumDashDotDot, slantDashDot
    }

    /// One side.
    public struct Side: Hashable, Sendable {
      /// The kind of line.
      public var line: Line
      /// The colour; nil for the program's own.
      public var color: Color?

      /// A line in a colour.
      public init(_ line: Line, color: Color? = nil) { (self.line, self.color) = (line, color) }

      package static let thin = Side(.thin)
      package static let medium = Side(.medium)
    }

    /// The line at the left.
    public var left: Side?
    /// The line at the right.
    public var right: Side?
    /// The line at the top.
    public var top: Side?
    /// The line at the bottom.
    public var bottom: Side?
    /// The line from the upper left to the lower right corner.
    package var diagonalDown: Side?

    /// Borders by their sides.
    public init(
      left: Side? = nil, right: Side? = nil, top: Side? = nil, bottom: Side? = nil, diagonalDown: Side? = nil
    ) {
      (self.left, self.right, self.top, self.bottom) = (left, right, top, bottom)
      self.diagonalDown = diagonalDown
    }

    /// The same line on all four sides.
    public static func all(_ line: Line, color: Color? = nil) -> Borders {
      let side = Side(line, color: color)
      return Borders(left: side, right: side, top: side, bottom: side)
    }
  }

  /// Where the text stands in a cell.
  public struct Alignment: Hashable, Sendable {
    /// From left to right.
    public enum Horizontal: String, Hashable, Sendable {
      case left, center, right
      /// Stretched to both edges.
      case justify
      /// In the middle of the empty cells that follow.
      case centerContinuous
      /// Repeated to fill the cell.
      case fill
      /// Words spread over the width.
      case distributed
    }

    /// From top to bottom.
    public enum Vertical: String, Hashable, Sendable {
      case top, center, bottom
      /// Stretched to both edges.
      case justify
      /// Lines spread over the height.
      case distributed
    }

    /// From left to right; nil lets the kind of value decide.
    public var horizontal: Horizontal?
    /// From top to bottom; nil is the bottom.
    public var vertical: Vertical?
    /// Whether long text is broken into lines.
    public var wrapsText: Bool
    /// Whether the letters shrink until the text fits.
    package var shrinksToFit: Bool
    /// Steps of indentation, 0 to 250.
    public var indent: Int
    /// Degrees against the clock, -90 to 90; 255 for letters stacked upright.
    package var rotation: Int

    /// An alignment in which what is not named is left to the program.
    public init(
      horizontal: Horizontal? = nil, vertical: Vertical? = nil, wrapsText: Bool = false,
      shrinksToFit: Bool = false, indent: Int = 0, rotation: Int = 0
    ) {
      (self.horizontal, self.vertical, self.wrapsText) = (horizontal, vertical, wrapsText)
      (self.shrinksToFit, self.indent, self.rotation) = (shrinksToFit, indent, rotation)
    }
  }
}
