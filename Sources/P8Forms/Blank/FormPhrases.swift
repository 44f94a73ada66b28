import P8Definitions
import P8Model

/// The words that every blank form says, whatever its definition.
package enum FormPhrases {
  static let reportingUnit = LocalizedText(vi: "Đơn vị báo cáo", en: "Reporting unit")
  static let unitNameToFill = LocalizedText(
    vi: "Ghi tên thôn, bản, buôn vào đây", en: "Write the name of the village here")
  static let unitCode = LocalizedText(vi: "Mã đơn vị", en: "Code of the unit")
  static let unitCodeOfCommune = LocalizedText(vi: "Mã xã", en: "Code of the commune")
  static let unitsAbove = LocalizedText(vi: "Thuộc", en: "Within")
  static let period = LocalizedText(vi: "Kỳ báo cáo", en: "Reporting period")
  static let closing = LocalizedText(vi: "Số liệu tính đến hết ngày", en: "Data closed at the end of")
  static let structure = LocalizedText(vi: "Danh mục hành chính", en: "Administrative structure")
  static let version = LocalizedText(vi: "Lần báo cáo", en: "Version of the report")
  static let filledBy = LocalizedText(vi: "Người lập báo cáo", en: "Filled in by")
  static let role = LocalizedText(vi: "Chức vụ", en: "Position")
  static let filledOn = LocalizedText(vi: "Ngày lập", en: "Date")
  static let instructions = LocalizedText(vi: "Hướng dẫn", en: "Instructions")
  static let sheets = LocalizedText(vi: "Các trang phải điền", en: "Sheets to fill in")
  static let coverSheet = LocalizedText(vi: "Hướng dẫn", en: "Instructions")
  static let ordinal = LocalizedText(vi: "TT", en: "No.")
  static let measure = LocalizedText(vi: "Đơn vị tính", en: "Unit of measure")
  static let check = LocalizedText(vi: "Kiểm tra", en: "Check")
  static let total = LocalizedText(vi: "Cộng", en: "Total")
  static let requiredNote = LocalizedText(
    vi:
      "Cột có dấu (*) bắt buộc phải điền. Chỉ điền vào ô trắng; để trống nếu không có số liệu, ghi 0 nếu đã kiểm tra và không có.",
    en:
      "Columns marked (*) must be filled in. Fill in white cells only; leave blank what is not known, write 0 for none."
  )
  static let required = LocalizedText(vi: "Cần trả lời câu này.", en: "This question needs an answer.")

  static let status = LocalizedText(vi: "Tự kiểm tra", en: "Self-check")
  static let nothingFound = LocalizedText(vi: "Chưa thấy lỗi", en: "Nothing found so far")
  static let toMend = LocalizedText(vi: "lỗi cần sửa", en: "to mend")
  static let toLookAt = LocalizedText(vi: "chỗ cần xem lại", en: "to look at")
  static let lookAt = LocalizedText(vi: "Xem lại: ", en: "Look at: ")

  /// A required cell is empty.
  static func missing(_ column: ColumnDefinition) -> LocalizedText {
    LocalizedText(vi: "Thiếu: \(name(column, .vi))", en: "Missing: \(name(column, .en))")
  }

  /// A cell holds what its column does not take.
  static func wrong(_ column: ColumnDefinition) -> LocalizedText {
    let (vi, en) =
      switch column.type {
      case .integer: ("ghi số nguyên", "a whole number")
      case .decimal: ("ghi số", "a number")
      case .date where column.isWithinPeriod: ("ghi ngày trong kỳ", "a date in the period")
      case .date: ("ghi ngày/tháng/năm", "a date")
      case .list, .truth: ("chọn trong danh sách", "choose from the list")
      case .text: ("", "")
      }
    return LocalizedText(vi: "\(name(column, .vi)): \(vi)", en: "\(name(column, .en)): \(en)")
  }

  /// The group tells "Nữ" of members from "Nữ" of people who came.
  private static func name(_ column: ColumnDefinition, _ language: Language) -> String {
    [column.group?[language], column.label[language]].compactMap(\.self).joined(separator: " - ")
  }

  static let yes = LocalizedText(vi: "Có", en: "Yes")
  static let no = LocalizedText(vi: "Không", en: "No")

  static let wrongTitle = LocalizedText(vi: "Chưa đúng", en: "Not right")
  static let chooseFromList = LocalizedText(
    vi: "Hãy chọn một giá trị trong danh sách thả xuống.", en: "Please choose a value from the list.")

  static func wholeNumber(from minimum: String?, to maximum: String?) -> LocalizedText {
    switch (minimum, maximum) {
    case (let low?, let high?):
      LocalizedText(
        vi: "Ô này chỉ nhận số nguyên từ \(low) đến \(high).",
        en: "This cell takes a whole number from \(low) to \(high).")
    case (let low?, nil):
      LocalizedText(
        vi: "Ô này chỉ nhận số nguyên từ \(low) trở lên, không ghi chữ, không ghi đơn vị tính.",
        en: "This cell takes a whole number of \(low) or more, without words or units.")
    default:
      LocalizedText(
        vi: "Ô này chỉ nhận số nguyên, không ghi chữ, không ghi đơn vị tính.",
        en: "This cell takes a whole number, without words or units.")
    }
  }

  static func number(from minimum: String?, to maximum: String?) -> LocalizedText {
    switch (minimum, maximum) {
    case (let low?, let high?):
      LocalizedText(
        vi: "Ô này chỉ nhận số từ \(low) đến \(high).", en: "This cell takes a number from \(low) to \(high)."
      )
    case (let low?, nil):
      LocalizedText(
        vi: "Ô này chỉ nhận số từ \(low) trở lên, không ghi chữ, không ghi đơn vị tính.",
        en: "This cell takes a number of \(low) or more, without words or units.")
    default:
      LocalizedText(
        vi: "Ô này chỉ nhận số, không ghi chữ, không ghi đơn vị tính.",
        en: "This cell takes a number, without words or units.")
    }
  }

  static func date(in period: Period) -> LocalizedText {
    LocalizedText(
      vi:
        "Ghi ngày/tháng/năm, trong kỳ báo cáo: từ \(period.from.formatted(.vi)) đến \(period.to.formatted(.vi)).",
      en: "Write a date within the period: \(period.from.formatted(.en)) to \(period.to.formatted(.en)).")
  }

  static func date(upTo day: CalendarDate) -> LocalizedText {
    LocalizedText(
      vi: "Ghi ngày/tháng/năm (ví dụ \(day.formatted(.vi))).",
      en: "Write a date (for example \(day.formatted(.en))).")
  }
}
