/// What a conditional format changes in the look of a cell.
public struct DifferentialStyle: Hashable, Sendable {
  /// Bold or not; nil leaves it.
  package var isBold: Bool?
  package var isItalic: Bool?
  /// The colour of the letters; nil leaves it.
  package var fontColor: Color?
  /// The fill; nil leaves it.
  package var fill: Color?
  /// Thin lines of this colour on all sides; nil leaves them.
  package var borderColor: Color?
  /// The number format; nil leaves it.
  package var numberFormat: NumberFormat?

  /// A change of what is named; the rest of the look stays.
  public init(
    isBold: Bool? = nil, isItalic: Bool? = nil, fontColor: Color? = nil, fill: Color? = nil,
    borderColor: Color? = nil, numberFormat: NumberFormat? = nil
  ) {
    (self.isBold, self.isItalic, self.fontColor, self.fill) = (isBold, isItalic, fontColor, fill)
    (self.borderColor, self.numberFormat) = (borderColor, numberFormat)
  }

  /// Dark red letters on light red.
  public static let bad = DifferentialStyle(fontColor: .darkRed, fill: .rgb(0xFFC7CE))
  /// Dark green letters on light green.
  package static let good = DifferentialStyle(fontColor: .darkGreen, fill: .rgb(0xC6EFCE))
  /// Dark yellow letters on light yellow.
  package static let neutral = DifferentialStyle(fontColor: .rgb(0x9C5700), fill: .rgb(0xFFEB9C))
}
