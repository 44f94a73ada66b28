import P8Definitions
package import P8Model

/// Why figures cannot be written in an exchange format, with the way out.
package struct ExchangeFailure: Error, Hashable, Sendable {
  /// What happened.
  package let message: LocalizedText
  /// What to do.
  package let remedy: LocalizedText

  /// Nothing is known of the unit and period.
  package static func noFigures(_ table: IndicatorTable) -> ExchangeFailure {
    ExchangeFailure(
      message: LocalizedText(
        vi: "Chưa có số liệu nào của \(table.total.name) cho kỳ \(table.period.name)",
        en: "There is no figure of \(table.total.name) for \(table.period.name)"),
      remedy: LocalizedText(
        vi: "Xem các báo cáo đã ghi bằng p8 table, hoặc chọn kỳ khác bằng --period.",
        en: "See what is stored with p8 table, or choose another period with --period."))
  }

  /// The format has no form for the period.
  static func period(_ period: Period, format: String) -> ExchangeFailure {
    ExchangeFailure(
      message: LocalizedText(
        vi: "\(format) không có kỳ “\(period.name)”", en: "\(format) has no period like “\(period.name)”"),
      remedy: LocalizedText(
        vi: "Dùng năm, 6 tháng, quý hoặc tháng: 2025, 2025-H1, 2025-Q3, 2025-M07.",
        en: "Use a year, half year, quarter or month: 2025, 2025-H1, 2025-Q3, 2025-M07."))
  }

  /// The XML could not be written.
  static func xml(_ failure: any Error) -> ExchangeFailure {
    ExchangeFailure(
      message: LocalizedText(
        vi: "Không ghi được XML: \(failure)", en: "The XML cannot be written: \(failure)"),
      remedy: LocalizedText(
        vi: "Kiểm tra các tên trong định nghĩa.", en: "Check the names in the definitions."))
  }
}
