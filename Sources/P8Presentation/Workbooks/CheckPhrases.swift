import P8Definitions
import P8Model

/// The sheets that marked copies have besides those of their files.
package enum MarkedSheets {
  /// How their names begin.
  package static let names = Language.allCases.map { CheckPhrases.listSheet[$0] }
}

/// The words of marked copies and of the workbook of results.
enum CheckPhrases {
  static let listSheet = LocalizedText(vi: "Danh sách lỗi", en: "Findings")
  /// How a note on a finding begins.
  static func head(_ severity: Finding.Severity, _ language: Language) -> String {
    severity.name[language].uppercased() + " "
  }
  static let listTitle = LocalizedText(
    vi: "Những chỗ cần sửa trong tệp này", en: "What to correct in this file")
  /// The English title of copies made before; such copies still come back.
  static let formerListTitle = "What to mend in this file"
  static let listHelp = LocalizedText(
    vi:
      "Bấm vào tên ô để đến ô đó. Ô đỏ là lỗi, ô vàng cần xem lại, ô xanh dương là lưu ý; rê chuột lên ô để đọc ghi chú. Sửa xong, lưu và gửi lại tệp này.",
    en:
      "Click the name of a cell to go there. Red cells are errors, yellow ones need a look, blue ones are notes; point at a cell to read its note. When all is corrected, save this file and send it back."
  )
  static let repairHelp = LocalizedText(
    vi: "Ô xanh lá đã được sửa tự động; xem giá trị cũ ở bảng dưới.",
    en: "Green cells were repaired automatically; their former texts are in the table below.")
  static let repairedTitle = LocalizedText(vi: "Đã sửa tự động", en: "Repaired automatically")
  static let repaired = LocalizedText(vi: "Đã sửa", en: "Repaired")
  static let before = LocalizedText(vi: "Trước đó ghi", en: "Before")
  static let after = LocalizedText(vi: "Nay là", en: "Now")
  static let blank = LocalizedText(vi: "(trống)", en: "(blank)")

  static let ordinal = LocalizedText(vi: "TT", en: "No.")
  static let severity = LocalizedText(vi: "Mức", en: "Severity")
  static let file = LocalizedText(vi: "Tệp", en: "File")
  static let unit = LocalizedText(vi: "Đơn vị", en: "Unit")
  static let unitCode = LocalizedText(vi: "Mã đơn vị", en: "Code")
  static let period = LocalizedText(vi: "Kỳ", en: "Period")
  static let sheet = LocalizedText(vi: "Trang tính", en: "Sheet")
  static let cell = LocalizedText(vi: "Ô", en: "Cell")
  static let folder = LocalizedText(vi: "Thư mục", en: "Folder")
  static let found = LocalizedText(vi: "Đã ghi", en: "Found")
  static let message = LocalizedText(vi: "Nội dung", en: "What is wrong")
  static let suggestion = LocalizedText(vi: "Đề nghị sửa", en: "Proposed repair")
  static let code = LocalizedText(vi: "Mã lỗi", en: "Code")
  static let example = LocalizedText(vi: "Ví dụ", en: "Example")
  static let verdict = LocalizedText(vi: "Kết quả", en: "Result")
  static let count = LocalizedText(vi: "Số lượng", en: "Number")
  static let reports = LocalizedText(vi: "Số báo cáo", en: "Reports")
  static let commune = LocalizedText(vi: "Xã", en: "Commune")
  static let within = LocalizedText(vi: "Thuộc", en: "Within")
  static let total = LocalizedText(vi: "Cộng", en: "Total")
  static let unknownUnit = LocalizedText(vi: "Chưa rõ đơn vị", en: "Unit not known")

  static let summarySheet = LocalizedText(vi: "Tổng hợp", en: "Summary")
  static let findingsSheet = LocalizedText(vi: "Cần sửa", en: "To correct")
  static let communesSheet = LocalizedText(vi: "Theo xã", en: "By commune")
  static let filesSheet = LocalizedText(vi: "Theo tệp", en: "By file")
  static let title = LocalizedText(
    vi: "Kết quả kiểm tra báo cáo Dự án 8", en: "Check of Project 8 reports")
  static let byVerdict = LocalizedText(vi: "Báo cáo", en: "Reports")
  static let byCode = LocalizedText(
    vi: "Phát hiện theo mã, nhiều nhất trước", en: "Findings by code, most frequent first")
  static let notLinked = LocalizedText(
    vi: "Các dòng sau dòng này không có liên kết: Excel chỉ nhận 65.530 liên kết trên một trang tính.",
    en: "The rows below have no links: Excel takes no more than 65,530 links on a sheet.")
  static let definitions = LocalizedText(vi: "Bộ định nghĩa", en: "Definitions")

  /// All repairs that a finding proposes, a line each.
  static func suggestions(_ finding: Finding, in language: Language) -> String {
    finding.suggestions.map { "\($0.message[language]) (\($0.certainty.name[language]))" }
      .joined(separator: "\n")
  }
}
