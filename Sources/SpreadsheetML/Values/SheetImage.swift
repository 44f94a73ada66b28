/// A PNG picture on a sheet.
public struct SheetImage: Hashable, Sendable {
  package var png: [UInt8]
  /// The cell in whose upper left corner the picture begins.
  package var cell: CellReference
  package var width: Double?
  package var height: Double?
  /// What the picture shows, for people who do not see it.
  package var description: String

  /// A picture whose upper left corner stands in a cell.
  public init(
    png: [UInt8], at cell: CellReference, width: Double? = nil, height: Double? = nil, description: String
  ) {
    (self.png, self.cell, self.width, self.height) = (png, cell, width, height)
    self.description = description
  }
}
