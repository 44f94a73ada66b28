public import P8Model

/// Lists of villages to be taken into the registry.
public struct VillageListRequest: Sendable {
  /// Workbooks, or text files with tabs, semicolons or commas.
  public var files: [String]
  /// The structure of the communes; nil to find it in the lists.
  public var structure: UnitStructure?
  /// Names that are nearly those of others are villages of their own.
  public var isNew = false
  /// Nothing is stored.
  public var isTrial = false

  /// Creates a request; nil for the structure finds it in the lists.
  public init(_ files: [String], structure: UnitStructure? = nil) {
    (self.files, self.structure) = (files, structure)
  }
}
