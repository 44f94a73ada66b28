package import P8Model

/// Why a report is not written in the kind of file that was asked for, with the way out.
package enum ReportFileRefusal: Hashable, Sendable {
  /// The name has an ending in which no report is written.
  case unknownEnding(String)
  /// A PDF was asked for, and LibreOffice is not installed.
  case noLibreOffice
  /// LibreOffice made no PDF, with what it said.
  case libreOfficeFailed(String)

  /// What happened.
  package var message: LocalizedText {
    switch self {
    case .unknownEnding(let path):
      LocalizedText(
        vi: "Không ghi báo cáo vào \(path): tên tệp phải kết thúc bằng .xlsx, .xml hoặc .pdf",
        en: "No report is written to \(path): the name has to end in .xlsx, .xml or .pdf")
    case .noLibreOffice:
      LocalizedText(
        vi: "Không ghi được PDF: máy này chưa có LibreOffice",
        en: "A PDF cannot be written: LibreOffice is not installed on this machine")
    case .libreOfficeFailed(let said):
      LocalizedText(
        vi: "LibreOffice không tạo được PDF\(said.isEmpty ? "" : ": \(said)")",
        en: "LibreOffice made no PDF\(said.isEmpty ? "" : ": \(said)")")
    }
  }

  /// The way out.
  package var remedy: LocalizedText {
    switch self {
    case .unknownEnding:
      LocalizedText(
        vi: "Ví dụ: -o bao-cao.xlsx (bảng tính), -o bao-cao.pdf (để in, cần LibreOffice).",
        en: "For example: -o report.xlsx (a workbook), -o report.pdf (for printing, needs LibreOffice).")
    case .noLibreOffice:
      LocalizedText(
        vi: "Cài LibreOffice Calc, hoặc ghi .xlsx rồi in từ chương trình bảng tính.",
        en: "Install LibreOffice Calc, or write .xlsx and print it from a spreadsheet program.")
    case .libreOfficeFailed:
      LocalizedText(
        vi: "Tệp cũ được giữ nguyên. Ghi .xlsx rồi in từ chương trình bảng tính.",
        en: "The old file stays as it was. Write .xlsx and print it from a spreadsheet program.")
    }
  }

  /// Whether the command was called wrongly, rather than something failing.
  package var isWrongUse: Bool {
    switch self {
    case .unknownEnding: true
    case .noLibreOffice, .libreOfficeFailed: false
    }
  }
}
