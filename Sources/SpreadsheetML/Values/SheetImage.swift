/// A PNG picture on a sheet.
public struct SheetImage: Hashable, Sendable {
  /// The bytes of the PNG file.
  public var png: [UInt8]
  /// The cell in whose upper left corner the picture begins.
  public var cell: CellReference
  /// The width in points; nil for the size in the file.
  public var width: Double?
  /// The height in points; nil for the size in the file.
  public var height: Double?
  /// What the picture shows, for people who do not see it.
  public var description: String

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
