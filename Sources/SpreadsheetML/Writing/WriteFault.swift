/// Why a workbook could not be written, and where.
///
/// It is for programs: what people read is worded by whoever talks to them, by ``code`` and place.
public struct WriteFault: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// A workbook needs at least one sheet.
    case noSheet
    /// A workbook needs at least one sheet that is seen.
    case noVisibleSheet
    /// The sheet in front does not exist or is hidden.
    case activeSheet(Int)
    /// The name of a sheet is empty, too long or has a character that is not allowed.
    case sheetName(String)
    case duplicateSheetName(String), address(String), textLength(Int), number
    /// A day outside the system of dates, or one that does not exist.
    case date
    case formula(String)
    /// Two merged ranges share a cell, or a merged range is a single cell.
    case merge(CellRange)
    /// A column width that is not 0 to 255.
    case columnWidth(column: Int)
    /// A row height that is not 0 to 409.
    case rowHeight(row: Int)
    /// A part of a style outside its limits.
    case style(StyleFlaw)
    /// A defined name that is not valid, or is there twice.
    case definedName(String)
    /// A data validation outside its limits.
    case dataValidation(RuleFlaw, at: CellRange?)
    /// A conditional format outside its limits.
    case conditionalFormat(RuleFlaw, at: CellRange?)
    /// A table that cannot be.
    case table(TableFlaw)
    /// A cell has two comments, or a comment no text, more than 32,767 characters or an impossible size.
    case comment
    /// A link that cannot be.
    case hyperlink(HyperlinkFlaw)
    case image
    /// A chart that cannot be.
    case chart(ChartFlaw)
    /// A header or footer longer than 255 characters.
    case headerFooter
    /// A page set-up outside its limits.
    case page(PageFlaw)
    /// A document property that is not valid, or is there twice.
    case property(String)
    /// Rows pushed out of order.
    case rowOrder(Int)
    /// The XML could not be made.
    case xml(String)
    /// The package would be larger than the format allows.
    case packageSize
    /// The file could not be written: check the permissions and the free space.
    case file(path: String, code: Int32)
    case unsupported(Unsupported)
  }

  package enum StyleFlaw: Hashable, Sendable {
    case font, alignment, numberFormat(String)
  }

  package enum RuleFlaw: Hashable, Sendable {
    case rangeCount, title, message, list, text, rank
  }

  package enum TableFlaw: Hashable, Sendable {
    case overlap(CellRange), width(table: String, columns: Int, range: CellRange), noData(table: String)
    case columnName(String)
  }

  package enum HyperlinkFlaw: Hashable, Sendable {
    case tooltip, address, place, count
  }

  package enum ChartFlaw: Hashable, Sendable {
    case seriesCount, noSuchSheet(String), notALine(CellRange), size, otherSheet
  }

  package enum PageFlaw: Hashable, Sendable {
    case margins, scale, pageCount, repeatedRows, repeatedColumns, breaks, firstPageNumber, zoom
  }

  package enum Unsupported: Hashable, Sendable {
    case addedSheet, tableHeading(String), filledSheet
  }

  package let reason: Reason
  /// The sheet, where known.
  public let sheet: String?
  /// The cell, where known.
  public let cell: CellReference?

  package init(_ reason: Reason, sheet: String? = nil, cell: CellReference? = nil) {
    (self.reason, self.sheet, self.cell) = (reason, sheet, cell)
  }

  /// What is wrong, in a word: `textLength`, `duplicateSheetName`; ``description`` has the values.
  public var code: String { String("\(reason)".prefix { $0 != "(" }) }

  /// Whether the disk or its permissions are to blame, and not the workbook.
  public var isOfSurroundings: Bool {
    if case .file = reason { true } else { false }
  }

  /// The fault with a place, where it has none yet.
  func placed(sheet: String? = nil, cell: CellReference? = nil) -> WriteFault {
    WriteFault(reason, sheet: self.sheet ?? sheet, cell: self.cell ?? cell)
  }
}

extension WriteFault: CustomStringConvertible {
  /// Code and place for developers: `textLength(40000) (sheet S, cell A3)`.
  public var description: String {
    let place = [sheet.map { "sheet \($0)" }, cell.map { "cell \($0)" }].compactMap(\.self)
    return "\(reason)" + (place.isEmpty ? "" : " (\(place.joined(separator: ", ")))")
  }
}
