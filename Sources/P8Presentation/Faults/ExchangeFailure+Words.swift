package import P8Model

extension ExchangeFailure {
  package var message: LocalizedText {
    switch self {
    case .nothingKnown(let unit, let period):
      LocalizedText(
        vi: "Chưa có số liệu nào của \(unit) cho kỳ \(period.name)",
        en: "There is no figure of \(unit) for \(period.name)")
    case .carriedOverOnly(let unit, let period):
      LocalizedText(
        vi: "\(unit) chưa có báo cáo nào của kỳ \(period.name), chỉ có số của báo cáo trước",
        en: "There is no report of \(unit) for \(period.name), only figures of earlier reports")
    case .period(let period, let format):
      LocalizedText(
        vi: "\(format) không có kỳ “\(period.name)”", en: "\(format) has no period like “\(period.name)”")
    case .dataSet(let period, _):
      LocalizedText(
        vi: "Gói DHIS2 của chương trình không có bộ dữ liệu cho kỳ “\(period.name)”",
        en: "The programme's DHIS2 package has no data set for a period like “\(period.name)”")
    case .unitsClosed(let period, let day):
      LocalizedText(
        vi:
          "Trong DHIS2, đơn vị của danh mục 2024 đóng ngày \(day.formatted(.vi)), trước kỳ “\(period.name)”",
        en:
          "In DHIS2 units of the structure of 2024 are closed on \(day.formatted(.en)), before “\(period.name)”"
      )
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
    case .carriedOverOnly:
      LocalizedText(
        vi: "Chờ có báo cáo, chọn kỳ khác bằng --period, hoặc cứ gửi số của báo cáo trước: --carried-over.",
        en: "Wait for reports, choose another period with --period, or send those figures: --carried-over.")
    case .period:
      LocalizedText(
        vi: "Dùng năm, 6 tháng, quý hoặc tháng: 2025, 2025-H1, 2025-Q3, 2025-M07.",
        en: "Use a year, half year, quarter or month: 2025, 2025-H1, 2025-Q3, 2025-M07.")
    case .dataSet(_, let known):
      LocalizedText(
        vi: """
          Bộ dữ liệu có: \(known.joined(separator: ", ")). Thêm loại kỳ vào exchange/dhis2/data-sets trong \
          indicators/programme.yaml chỉ khi DHIS2 không nạp loại kỳ khác, vì DHIS2 tự cộng kỳ ngắn vào kỳ dài.
          """,
        en: """
          There is one for: \(known.joined(separator: ", ")). Change exchange/dhis2/data-sets in \
          indicators/programme.yaml only where no other kind of period is loaded: DHIS2 adds shorter ones up to longer.
          """)
    case .unitsClosed:
      LocalizedText(
        vi: "Xuất theo danh mục mới: --structure 2025.",
        en: "Export by the newer structure: --structure 2025.")
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
