/// Why a workbook could not be written: where, what, and what to do.
public struct WriteFailure: Error, Hashable, Sendable {
  /// What exactly is wrong, in both languages.
  public struct Detail: Hashable, Sendable {
    /// In Vietnamese.
    public let vietnamese: String
    /// In English.
    public let english: String

    /// Creates a detail.
    public init(vietnamese: String, english: String) {
      self.vietnamese = vietnamese
      self.english = english
    }
  }

  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// A workbook needs at least one sheet.
    case noSheet
    /// A workbook needs at least one sheet that is seen.
    case noVisibleSheet
    /// The sheet in front does not exist or is hidden.
    case activeSheet(Int)
    /// The name of a sheet is empty, too long or has a character that is not allowed.
    case sheetName(String)
    /// Two sheets have the same name.
    case duplicateSheetName(String)
    /// An address outside the sheet.
    case address(String)
    /// A text is longer than 32,767 characters.
    case textLength(Int)
    /// A number is infinite or not a number.
    case number
    /// A day outside the system of dates, or one that is none.
    case date
    /// A formula is empty, begins with `=` or is longer than 8,192 characters.
    case formula(String)
    /// Two merged ranges share a cell, or a merged range is a single cell.
    case merge(CellRange)
    /// A column width that is not 0 to 255.
    case columnWidth(column: Int)
    /// A row height that is not 0 to 409.
    case rowHeight(row: Int)
    /// A part of a style outside its limits.
    case style(Detail)
    /// A defined name that is none, or is there twice.
    case definedName(String)
    /// A data validation outside its limits.
    case dataValidation(Detail)
    /// A conditional format outside its limits.
    case conditionalFormat(Detail)
    /// A table that cannot be.
    case table(Detail)
    /// A comment that cannot be.
    case comment(Detail)
    /// A link that cannot be.
    case hyperlink(Detail)
    /// A picture that is no PNG.
    case image
    /// A chart that cannot be.
    case chart(Detail)
    /// A header or footer longer than 255 characters.
    case headerFooter
    /// A page set-up outside its limits.
    case page(Detail)
    /// A document property that cannot be.
    case property(String)
    /// Rows pushed out of order.
    case rowOrder(Int)
    /// The XML could not be made.
    case xml(String)
    /// The package would be larger than the format allows.
    case packageSize
    /// The file could not be written.
    case file(path: String, code: Int32)
    /// What a form of output cannot hold.
    case unsupported(Detail)
  }

  /// What is wrong.
  public let reason: Reason
  /// The sheet, where known.
  public let sheet: String?
  /// The cell, where known.
  public let cell: CellReference?

  /// Creates a failure.
  public init(_ reason: Reason, sheet: String? = nil, cell: CellReference? = nil) {
    self.reason = reason
    self.sheet = sheet
    self.cell = cell
  }
}
