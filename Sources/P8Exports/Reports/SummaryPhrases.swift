import P8Model

/// The words that every summary says, whatever its layout.
enum SummaryPhrases {
  static let total = LocalizedText(vi: "Tổng cộng", en: "Total")
  static let ordinal = LocalizedText(vi: "STT", en: "No.")
  static let unit = LocalizedText(vi: "Đơn vị", en: "Unit")
  static let unitCode = LocalizedText(vi: "Mã", en: "Code")
  static let villagesCounted = LocalizedText(vi: "Số thôn đã tính", en: "Villages counted")
  static let villagesExpected = LocalizedText(vi: "Số thôn phải báo cáo", en: "Villages expected")
  static let aboveUnits = LocalizedText(
    vi: "Không tách được theo đơn vị cấp dưới", en: "Not attributable to the units below")
  static let noFigure = LocalizedText(vi: "Chưa có số liệu", en: "No figure")
  static let targetPress = LocalizedText(vi: "chỉ tiêu theo báo chí", en: "target from the press")
  static let targetUnconfirmed = LocalizedText(vi: "chỉ tiêu chưa xác nhận", en: "target not confirmed")

  static let about = LocalizedText(vi: "Về báo cáo này", en: "About this report")
  static let layout = LocalizedText(vi: "Bố cục", en: "Layout")
  static let reportingUnit = LocalizedText(vi: "Đơn vị", en: "Unit")
  static let period = LocalizedText(vi: "Kỳ báo cáo", en: "Period")
  static let days = LocalizedText(vi: "Từ ngày - đến ngày", en: "From - to")
  static let cumulativeSince = LocalizedText(
    vi: "Lũy kế gồm các báo cáo chốt từ ngày", en: "Cumulative figures include reports closed from")
  static let structure = LocalizedText(vi: "Danh mục hành chính", en: "Administrative structure")
  static let definitions = LocalizedText(vi: "Phiên bản định nghĩa", en: "Version of the definitions")
  static let hash = LocalizedText(vi: "Mã băm SHA-256 của định nghĩa", en: "SHA-256 of the definitions")
  static let note = LocalizedText(vi: "Lưu ý", en: "Note")

  static let coverageTitle = LocalizedText(vi: "Báo cáo của thôn theo đơn vị", en: "Village reports by unit")
  static let counted = LocalizedText(vi: "Đã tính", en: "Counted")
  static let held = LocalizedText(vi: "Giữ lại vì còn lỗi", en: "Held for errors")
  static let missing = LocalizedText(vi: "Chưa nhận", en: "Not received")
  static let expected = LocalizedText(vi: "Phải báo cáo", en: "Expected")
  static let share = LocalizedText(vi: "Tỷ lệ đã tính", en: "Share counted")

  static let targetsTitle = LocalizedText(vi: "Chỉ tiêu và nguồn", en: "Targets and their sources")
  static let indicator = LocalizedText(vi: "Chỉ tiêu", en: "Indicator")
  static let span = LocalizedText(vi: "Cho", en: "For")
  static let value = LocalizedText(vi: "Giá trị", en: "Value")
  static let measure = LocalizedText(vi: "Đơn vị tính", en: "Measure")
  static let label = LocalizedText(vi: "Mức tin cậy", en: "Label")
  static let citation = LocalizedText(vi: "Nguồn", en: "Source")

  static let sourcesTitle = LocalizedText(vi: "Các báo cáo đã nhận", en: "Reports received")
  static let version = LocalizedText(vi: "Lần", en: "Version")
  static let state = LocalizedText(vi: "Tình trạng", en: "State")
  static let file = LocalizedText(vi: "Tệp", en: "File")
  static let sha256 = LocalizedText(vi: "SHA-256", en: "SHA-256")

  static func coverage(_ coverage: Coverage) -> LocalizedText {
    LocalizedText(
      vi: "\(coverage.counted)/\(coverage.expected) thôn",
      en: "\(coverage.counted) of \(coverage.expected) villages")
  }

  static func name(of label: Target.Label) -> LocalizedText {
    switch label {
    case .confirmed: LocalizedText(vi: "Đã xác nhận", en: "Confirmed")
    case .press: LocalizedText(vi: "Theo báo chí", en: "Press")
    case .unconfirmed: LocalizedText(vi: "Chưa xác nhận", en: "Not confirmed")
    }
  }

  static func name(of state: RegisteredReport.State) -> LocalizedText {
    switch state {
    case .accepted: LocalizedText(vi: "Đã tính", en: "Counted")
    case .held: LocalizedText(vi: "Giữ lại", en: "Held")
    }
  }

  static func name(of span: Target.Span, phase: LocalizedText) -> LocalizedText {
    switch span {
    case .phase: phase
    case .year(let year): LocalizedText(vi: "Năm \(year)", en: "Year \(year)")
    }
  }
}
