package import XMLStream

/// What a workbook may ask of its reader; beyond it the workbook is refused, never cut.
public struct ReadingLimits: Sendable, Hashable {
  /// How large the file may be.
  public var fileBytes = 256 << 20
  package var parts = 10_000
  /// How large one part may be when it is unpacked.
  public var partBytes = 1 << 30
  /// How large all parts together may be when they are unpacked.
  public var totalBytes = 2 << 30
  /// How many times larger than packed a part may be, once it is over a megabyte.
  package var compressionRatio = 400
  /// How many sheets a workbook may have.
  public var sheets = 1_000
  /// How many cells one sheet may have.
  public var cells = 20_000_000
  /// How many cells all sheets that are read of a workbook may have together.
  public var workbookCells = 100_000_000
  package var strings = 5_000_000
  /// How many characters a cell may have, in UTF-16 units as Excel counts them.
  package var textUnits = 32_767
  /// How many cell formats, fonts, fills, number formats and so on the styles may have of each.
  package var styles = 70_000
  /// How many merged ranges, validations, comments, defined names and properties there may be of each.
  package var annotations = 200_000
  /// How deep elements may be nested, and how long one tag may be.
  package var xml = XMLReadingLimits()

  /// The limits that suit workbooks from strangers.
  public init() {}
}
