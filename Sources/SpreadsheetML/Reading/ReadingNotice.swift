/// Something odd that was read all the same, and how it was taken.
public struct ReadingNotice: Sendable, Hashable {
  /// The kinds of oddities.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A cell stands twice; the later one is left out.
    case duplicateCell
    /// A row stands twice; its cells are put together.
    case duplicateRow
    /// Rows or cells do not stand in their order.
    case outOfOrder
    /// A cell or a row says no address, or one that is none; it takes the next place.
    case missingReference
    /// A number formatted as a date is 29 February 1900, which never was; it stays a number.
    case serialSixty
    /// A number formatted as a date lies outside the calendar; it stays a number.
    case dateOutOfRange
    /// A value does not fit its type; it is kept as text.
    case malformedValue
    /// A cell points at a shared string that is not there; it is empty.
    case missingString
    /// A cell points at a format that is not there; it has the first one.
    case missingStyle
    /// The size or a count that a part declares is not true; it was not relied upon.
    case wrongDeclaration
    /// A range is none, or overlaps another.
    case badRange
    /// A name of a part was written in another way than the standard says.
    case oddPartName
    /// A part that is referred to is missing; what stands in it is left out.
    case missingPart
    /// The package says twice what may be said once; the first is taken.
    case duplicateDeclaration
  }

  /// The kind of oddity.
  public let kind: Kind
  /// The part of the package.
  public let part: String?
  /// The name of the sheet.
  public let sheet: String?
  /// The cell.
  public let cell: CellReference?
  /// What was found and how it was taken.
  public let message: BilingualText

  /// Creates a notice.
  public init(
    _ kind: Kind, part: String? = nil, sheet: String? = nil, cell: CellReference? = nil,
    message: BilingualText
  ) {
    self.kind = kind
    self.part = part
    self.sheet = sheet
    self.cell = cell
    self.message = message
  }
}
