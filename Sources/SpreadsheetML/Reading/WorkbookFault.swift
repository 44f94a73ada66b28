/// Why a workbook, or a part of it, could not be read, and where.
///
/// It is for programs: what people read is worded by whoever talks to them, by ``code`` and place.
public struct WorkbookFault: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The file could not be opened or read from its disk: check the path and the permissions.
    case unreadableFile
    /// The file is something else than a workbook: ask for the `.xlsx` file.
    case notAWorkbook
    /// The workbook is locked with a password: it has to be taken off in Excel.
    case encrypted
    /// The workbook is in a format older than that of Excel 97 (`.xls`): save it as `.xlsx`.
    case oldBinaryFormat
    /// The file is a spreadsheet in a format that is not read (`.xlsb`), or not edited: save it as `.xlsx`.
    case otherSpreadsheetFormat
    /// The ZIP container breaks a rule: Excel may repair it, or the file has to be sent again.
    case damagedContainer
    /// A part of the workbook is not well formed or breaks a rule: Excel may repair it.
    case damagedPart
    /// A part that must be there is not: Excel may repair it.
    case missingPart
    /// A part has a document type declaration, which workbooks may not have: do not use the file.
    case documentType
    /// The workbook asks for more than the limits allow: split it, or raise the limit for trusted senders.
    case limitExceeded
    /// There is no sheet of this name: check the name.
    case noSuchSheet
  }

  package var reason: Reason
  /// The file as the caller named it.
  public package(set) var file: String?
  /// The part of the package: `xl/worksheets/sheet1.xml`.
  public package(set) var part: String?
  /// The name of the sheet.
  public package(set) var sheet: String?
  /// The cell.
  public package(set) var cell: CellReference?
  /// The line within the part, from 1.
  public package(set) var line: Int?

  package init(
    _ reason: Reason, file: String? = nil, part: String? = nil, sheet: String? = nil,
    cell: CellReference? = nil, line: Int? = nil
  ) {
    (self.reason, self.file, self.part, self.sheet, self.cell) = (reason, file, part, sheet, cell)
    self.line = line
  }

  /// What is wrong.
  public var code: Code { reason.code }

  /// Whether the disk or its permissions are to blame, and not what the file holds.
  public var isOfSurroundings: Bool { code == .unreadableFile }

  /// The fault with the name of its file, where it has none.
  func named(_ file: String?) -> WorkbookFault {
    var fault = self
    fault.file = fault.file ?? file
    return fault
  }
}

extension WorkbookFault: CustomStringConvertible {
  /// Code, reason and place for developers: `limitExceeded: tooManyCells(limit: 2) (a.xlsx, sheet S, cell A3)`.
  public var description: String {
    let place = [
      file, part, sheet.map { "sheet \($0)" }, cell.map { "cell \($0)" }, line.map { "line \($0)" },
    ].compactMap(\.self).joined(separator: ", ")
    return "\(code.rawValue): \(reason)" + (place.isEmpty ? "" : " (\(place))")
  }
}
