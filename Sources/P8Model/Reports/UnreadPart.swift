/// Something in a file that was not read.
public struct UnreadPart: Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable {
    /// A sheet that is no part of the form.
    case sheet
    /// A second sheet of a section, with rows of its own.
    case copiedSheet
    /// A column with values that the section does not have.
    case column
    /// A second table of a section on the sheet, with columns of its own.
    case secondTable
    /// A row below the total: a remark or a signature.
    case remark
    /// A row of a vertical table for which the form has none.
    case otherRow
  }

  /// What it is.
  public let kind: Kind
  /// Its first text, and where it stands.
  public let field: ReportStamp.Field

  /// Creates a part.
  public init(_ kind: Kind, _ field: ReportStamp.Field) {
    self.kind = kind
    self.field = field
  }
}
