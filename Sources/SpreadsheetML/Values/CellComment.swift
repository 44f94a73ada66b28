/// A note that hangs on a cell.
public struct CellComment: Hashable, Sendable {
  /// The cell.
  public var cell: CellReference
  /// Who says it; empty where a workbook that was read does not say.
  public var author: String
  /// What is said.
  public var text: RichText
  /// Whether the note is always seen; not read from workbooks.
  package var isVisible: Bool
  /// The width of the note in points; nil fits the text.
  package var width: Double?
  /// The height of the note in points; nil fits the text.
  package var height: Double?

  /// A note that fits its text; `RichText` can be written as plain text.
  public init(at cell: CellReference, author: String, text: RichText, isVisible: Bool = false) {
    (self.cell, self.author, self.text, self.isVisible) = (cell, author, text, isVisible)
  }
}
