/// A note that hangs on a cell.
public struct CellComment: Hashable, Sendable {
  /// The cell.
  public var cell: CellReference
  /// Who says it.
  public var author: String
  /// What is said.
  public var text: RichText
  /// Whether the note is always seen.
  public var isVisible: Bool
  /// The width of the note in points; nil fits the text.
  public var width: Double?
  /// The height of the note in points; nil fits the text.
  public var height: Double?

  /// Creates a note of plain text.
  public init(at cell: CellReference, author: String, text: String, isVisible: Bool = false) {
    self.init(at: cell, author: author, richText: [RichText.Run(text)], isVisible: isVisible)
  }

  /// Creates a note of rich text.
  public init(at cell: CellReference, author: String, richText: RichText, isVisible: Bool = false) {
    self.cell = cell
    self.author = author
    self.text = richText
    self.isVisible = isVisible
  }
}
