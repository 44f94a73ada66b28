/// A PNG picture on a sheet.
public struct SheetImage: Hashable, Sendable {
  /// The bytes of the PNG file.
  package var png: [UInt8]
  /// The cell in whose upper left corner the picture begins.
  package var cell: CellReference
  /// The width in points; nil for the size in the file.
  package var width: Double?
  /// The height in points; nil for the size in the file.
  package var height: Double?
  /// What the picture shows, for people who do not see it.
  package var description: String

  /// A picture whose upper left corner stands in a cell.
  public init(
    png: [UInt8], at cell: CellReference, width: Double? = nil, height: Double? = nil, description: String
  ) {
    self.png = png
    self.cell = cell
    self.width = width
    self.height = height
    self.description = description
  }
}
