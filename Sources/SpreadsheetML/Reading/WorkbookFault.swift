/// Why a workbook, or a part of it, could not be read: where, why, and what to do.
public struct WorkbookFault: Error, Sendable, Hashable {
  /// The kinds of faults.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The file could not be opened or read from its disk.
    case unreadableFile
    /// The file is something else than a workbook.
    case notAWorkbook
    /// The workbook is locked with a password.
    case encrypted
    /// The workbook is in the format of Excel 97 to 2003 (`.xls`) or older.
    case oldBinaryFormat
    /// The file is a spreadsheet in a format that is not read here: `.xlsb`, `.ods`, XML of 2003.
    case otherSpreadsheetFormat
    /// The ZIP container breaks a rule.
    case damagedContainer
    /// A part of the workbook is not well formed or breaks a rule.
    case damagedPart
    /// A part that must be there is not.
    case missingPart
    /// A part has a document type declaration, which workbooks may not have.
    case documentType
    /// The workbook asks for more than the limits allow.
    case limitExceeded
    /// There is no sheet of this name or number.
    case noSuchSheet
  }

  /// The kind of fault.
  public var kind: Kind
  /// The file as the caller named it.
  public var file: String?
  /// The part of the package: `xl/worksheets/sheet1.xml`.
  public var part: String?
  /// The name of the sheet.
  public var sheet: String?
  /// The cell.
  public var cell: CellReference?
  /// The line within the part, from 1.
  public var line: Int?
  /// Why it could not be read.
  public var reason: BilingualText
  /// What to do.
  public var remedy: BilingualText

  /// Creates a fault.
  public init(
    _ kind: Kind, file: String? = nil, part: String? = nil, sheet: String? = nil, cell: CellReference? = nil,
    line: Int? = nil, reason: BilingualText, remedy: BilingualText? = nil
  ) {
    self.kind = kind
    self.file = file
    self.part = part
    self.sheet = sheet
    self.cell = cell
    self.line = line
    self.reason = reason
    self.remedy = remedy ?? kind.remedy
  }

  /// One line in English that names place, reason and remedy.
  public var english: String { line(place: ["sheet", "cell", "line"], reason: reason.en, remedy: remedy.en) }

  /// One line in Vietnamese that names place, reason and remedy.
  public var vietnamese: String {
    line(place: ["trang tính", "ô", "dòng"], reason: reason.vi, remedy: remedy.vi)
  }

  private func line(place words: [String], reason: String, remedy: String) -> String {
    var place: [String] = []
    if let file { place.append(file) }
    if let part { place.append(part) }
    if let sheet { place.append("\(words[0]) “\(sheet)”") }
    if let cell { place.append("\(words[1]) \(cell)") }
    if let line { place.append("\(words[2]) \(line)") }
    return place.isEmpty ? "\(reason) \(remedy)" : "\(place.joined(separator: ", ")): \(reason) \(remedy)"
  }
}

extension WorkbookFault: CustomStringConvertible {
  /// The English line.
  public var description: String { english }
}

extension WorkbookFault.Kind {
  /// What to do where nothing more exact is known.
  var remedy: BilingualText {
    switch self {
    case .unreadableFile:
      BilingualText(
        vi: "Kiểm tra đường dẫn và quyền đọc tệp.", en: "Check the path and the permission to read the file.")
    case .notAWorkbook:
      BilingualText(
        vi: "Gửi tệp Excel (.xlsx), không đổi đuôi của tệp khác.",
        en: "Send an Excel workbook (.xlsx), not another file with its name changed.")
    case .encrypted:
      BilingualText(
        vi: "Mở tệp trong Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc), lưu và gửi lại.",
        en: "Open it in Excel, remove the password (File > Info > Protect Workbook), save and send it again.")
    case .oldBinaryFormat, .otherSpreadsheetFormat:
      BilingualText(
        vi: "Mở tệp trong Excel hoặc LibreOffice, chọn Lưu thành > “Sổ làm việc Excel (.xlsx)” và gửi lại.",
        en: "Open it in Excel or LibreOffice, choose Save As > “Excel Workbook (.xlsx)” and send it again.")
    case .damagedContainer, .damagedPart, .missingPart:
      BilingualText(
        vi: "Mở tệp trong Excel, cho sửa lại nếu được hỏi, lưu thành tệp mới và gửi lại.",
        en: "Open it in Excel, let it repair the file if it asks, save it as a new file and send it again.")
    case .documentType:
      BilingualText(
        vi: "Không dùng tệp này; xin người gửi lưu lại từ Excel hoặc LibreOffice.",
        en: "Do not use this file; ask the sender to save it again from Excel or LibreOffice.")
    case .limitExceeded:
      BilingualText(
        vi: "Chia tệp nhỏ hơn, xoá các dòng cột thừa, hoặc nâng giới hạn nếu tin cậy người gửi.",
        en: "Split the file, delete stray rows and columns, or raise the limit if the sender is trusted.")
    case .noSuchSheet:
      BilingualText(vi: "Kiểm tra tên trang tính.", en: "Check the name of the sheet.")
    }
  }
}
