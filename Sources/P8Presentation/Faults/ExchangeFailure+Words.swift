package import P8Model

extension ExchangeFailure {
  package var message: LocalizedText {
    switch self {
    case .nothingKnown(let unit, let period):
      LocalizedText(
        vi: "Chưa có số liệu nào của \(unit) cho kỳ \(period.name)",
        en: "There is no figure of \(unit) for \(period.name)")
    case .period(let period, let format):
      LocalizedText(
        vi: "\(format) không có kỳ “\(period.name)”", en: "\(format) has no period like “\(period.name)”")
    case .identifier(let identifier):
      LocalizedText(
        vi: "Mã IATI không hợp lệ: “\(identifier)”", en: "No proper IATI identifier: “\(identifier)”")
    case .xml(let failure):
      LocalizedText(vi: "Không ghi được XML: \(failure)", en: "The XML cannot be written: \(failure)")
    }
  }

  package var remedy: LocalizedText {
    switch self {
    case .nothingKnown:
      LocalizedText(
        vi: "Xem các báo cáo đã ghi bằng p8 table, hoặc chọn kỳ khác bằng --period.",
        en: "See what is stored with p8 table, or choose another period with --period.")
    case .period:
      LocalizedText(
        vi: "Dùng năm, 6 tháng, quý hoặc tháng: 2025, 2025-H1, 2025-Q3, 2025-M07.",
        en: "Use a year, half year, quarter or month: 2025, 2025-H1, 2025-Q3, 2025-M07.")
    case .identifier:
      LocalizedText(
        vi: "Không dùng dấu cách và các dấu / & | ?, ví dụ XX-EXAMPLE-0001.",
        en: "Use no space and none of / & | ?, as in XX-EXAMPLE-0001.")
    case .xml:
      LocalizedText(
        vi: "Kiểm tra các tên trong định nghĩa.", en: "Check the names in the definitions.")
    }
  }
}
