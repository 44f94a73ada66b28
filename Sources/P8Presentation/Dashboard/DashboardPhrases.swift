import P8Definitions
import P8Model

/// The names of the parts of a dashboard page.
enum DashboardPhrases {
  static let keyFigures = LocalizedText(vi: "Số liệu chính", en: "Key figures")
  static let progress = LocalizedText(vi: "Tiến độ so với chỉ tiêu", en: "Progress to target")
  static let coverage = LocalizedText(vi: "Độ bao phủ báo cáo", en: "Coverage of reports")
  static let comparison = LocalizedText(vi: "So sánh các đơn vị", en: "Units compared")
  static let trend = LocalizedText(vi: "Diễn biến qua các kỳ", en: "Trend")
  static let quality = LocalizedText(vi: "Chất lượng số liệu", en: "Data quality")
  static let indicators = LocalizedText(vi: "Toàn bộ chỉ tiêu", en: "All indicators")
  static let units = LocalizedText(vi: "Từ tổng đến từng đơn vị", en: "From the total to each unit")
  static let method = LocalizedText(vi: "Cách tính và giới hạn", en: "Method and limits")

  static let inPeriod = LocalizedText(vi: "Trong kỳ", en: "In the period")
  static let cumulative = LocalizedText(vi: "Lũy kế", en: "Cumulative")
  static let target = LocalizedText(vi: "Chỉ tiêu giao", en: "Target")
  static let actual = LocalizedText(vi: "Đã có", en: "Actual")
  static let share = LocalizedText(vi: "Đạt", en: "Reached")
  static let parts = LocalizedText(vi: "Trong đó", en: "Of which")
  static let code = LocalizedText(vi: "Mã", en: "Code")
  static let villages = LocalizedText(vi: "Thôn", en: "Villages")
  static let heldBack = LocalizedText(vi: "không nêu", en: "held back")
  static let asTable = LocalizedText(vi: "Xem dạng bảng", en: "As a table")
}
