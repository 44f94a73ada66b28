/// Text in several fonts; also written as plain text: `let title: RichText = "Summary"`.
public struct RichText: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// A stretch of text in one font.
  public struct Run: Hashable, Sendable {
    /// The text.
    public var text: String
    /// The font; nil takes the cell's.
    public var font: CellStyle.Font?

    /// A stretch of text.
    public init(_ text: String, font: CellStyle.Font? = nil) { (self.text, self.font) = (text, font) }
  }

  /// The runs, in order.
  public var runs: [Run]

  /// Text from its runs; a single run without a font is plain text.
  public init(_ runs: [Run]) { self.runs = runs }

  /// Plain text.
  public init(stringLiteral text: String) { runs = [Run(text)] }

  /// The text without its fonts.
  public var plainText: String { runs.reduce(into: "") { $0 += $1.text } }
}
