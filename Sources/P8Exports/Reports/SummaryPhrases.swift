import P8Definitions
package import P8Model

/// The words that every summary says, whatever its layout.
package enum SummaryPhrases {
  package static let total = LocalizedText(vi: "Tổng cộng", en: "Total")
  static let ordinal = LocalizedText(vi: "STT", en: "No.")
  static let unit = LocalizedText(vi: "Đơn vị", en: "Unit")
  static let unitCode = LocalizedText(vi: "Mã", en: "Code")
  static let villagesCounted = LocalizedText(vi: "Số thôn đã tính", en: "Villages counted")
  static let villagesExpected = LocalizedText(vi: "Số thôn phải báo cáo", en: "Villages expected")
  package static let aboveUnits = LocalizedText(
    vi: "Không tách được theo đơn vị cấp dưới", en: "Not attributable to the units below")
  package static let heldBack = LocalizedText(vi: "giữ lại", en: "held back")
  static let noFigure = LocalizedText(vi: "Chưa có số liệu", en: "No figure")
  static let targetPress = LocalizedText(vi: "chỉ tiêu theo báo chí", en: "target from the press")
  static let targetUnconfirmed = LocalizedText(vi: "chỉ tiêu chưa xác nhận", en: "target not confirmed")

  static let about = LocalizedText(vi: "Về báo cáo này", en: "About this report")
  static let layout = LocalizedText(vi: "Bố cục", en: "Layout")
  static let reportingUnit = LocalizedText(vi: "Đơn vị", en: "Unit")
  static let period = LocalizedText(vi: "Kỳ báo cáo", en: "Period")
  static let days = LocalizedText(vi: "Từ ngày - đến ngày", en: "From - to")
  static let cumulativeSince = LocalizedText(
    vi: "Lũy kế từ báo cáo chốt ngày", en: "Cumulative from the report closed on")
  static let structure = LocalizedText(vi: "Danh mục hành chính", en: "Administrative structure")
  static let definitions = LocalizedText(vi: "Phiên bản định nghĩa", en: "Version of the definitions")
  static let hash = LocalizedText(vi: "Mã băm SHA-256 của định nghĩa", en: "SHA-256 of the definitions")
  static let note = LocalizedText(vi: "Lưu ý", en: "Note")

  static let method = LocalizedText(vi: "Phương pháp và giới hạn", en: "Method and limits")

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

  static let periodColumn = LocalizedText(vi: "Kỳ", en: "Period")
  static let ofTarget = LocalizedText(vi: "Đạt so với chỉ tiêu", en: "Reached of the target")
  static let target = LocalizedText(vi: "Chỉ tiêu giai đoạn", en: "Phase target")
  static let reached = LocalizedText(vi: "Lũy kế", en: "Cumulative")
  static let noTarget = LocalizedText(
    vi: "Chưa có chỉ tiêu giai đoạn cho đơn vị này.", en: "No phase target is known for this unit.")

  static let quality = LocalizedText(vi: "Chất lượng số liệu theo đơn vị", en: "Data quality by unit")
  static let errors = LocalizedText(vi: "Lỗi chưa sửa", en: "Errors open")
  static let warnings = LocalizedText(vi: "Cảnh báo", en: "Warnings")
  static let initialVersions = LocalizedText(vi: "Báo cáo lần đầu", en: "First versions")
  static let supplements = LocalizedText(vi: "Báo cáo bổ sung", en: "Supplements")
  static let heldReports = LocalizedText(
    vi: "Báo cáo giữ lại vì còn lỗi, chưa tính", en: "Reports held for their errors, not counted")
  static let nothingHeld = LocalizedText(vi: "Không có.", en: "None.")
  package static let notCollected = LocalizedText(
    vi: "Dự án 8 không thu thập", en: "Not collected by Project 8")
  static let noRecords = LocalizedText(vi: "Không có.", en: "None.")

  static func edition(_ version: ReportStamp.Version?) -> LocalizedText {
    switch version {
    case .initial: LocalizedText(vi: "(báo cáo lần đầu)", en: "(first version)")
    case .supplement: LocalizedText(vi: "(báo cáo bổ sung, số chính thức)", en: "(supplement, final figures)")
    case nil: LocalizedText(vi: "", en: "")
    }
  }

  static let counting = LocalizedText(vi: "Cách tính", en: "How it is counted")
  static let referenceFields: [(LocalizedText, any KeyPath<IndicatorReference, LocalizedText> & Sendable)] = [
    (LocalizedText(vi: "Tính những gì", en: "What is counted"), \.counted),
    (LocalizedText(vi: "Không tính", en: "What is not counted"), \.notCounted),
    (LocalizedText(vi: "Nguồn số liệu", en: "Source of the data"), \.dataSource),
    (LocalizedText(vi: "Kỳ báo cáo", en: "Frequency"), \.frequency),
    (LocalizedText(vi: "Trách nhiệm", en: "Responsible"), \.responsible),
    (LocalizedText(vi: "Căn cứ", en: "Legal basis"), \.legalBasis),
    (LocalizedText(vi: "Số liệu đầu kỳ", en: "Baseline"), \.baseline),
    (LocalizedText(vi: "Giới hạn", en: "Known limits"), \.limits),
  ]
  static let disaggregation = LocalizedText(vi: "Phân tổ", en: "Disaggregation")
  static let none = LocalizedText(vi: "không", en: "none")

  /// What kind of number an indicator is, and how it may be added.
  static func counting(_ indicator: Indicator) -> LocalizedText {
    switch indicator.kind {
    case .stock:
      LocalizedText(
        vi: "Số có ở ngày chốt; lấy kỳ cuối, cộng theo đơn vị.",
        en: "What exists on the closing date: the latest over time, the sum over units.")
    case .flow:
      LocalizedText(
        vi: "Số phát sinh trong kỳ; cộng theo kỳ và theo đơn vị.",
        en: "What happened in the period: the sum over time and over units.")
    case .distinct:
      LocalizedText(
        vi: "Số người khác nhau; không cộng qua các kỳ.", en: "Different persons; never added over periods.")
    case .ratio:
      LocalizedText(
        vi: "Thương số; luôn tính lại từ tổng của tử số và mẫu số.",
        en: "A quotient, always computed again from its summed parts.")
    }
  }

  /// The number of a report that has none yet; BC is the decree's mark of a report.
  static let openNumber = LocalizedText(vi: "…/BC-…", en: "…")

  /// Who issues the report, within a sentence.
  static func issuer(_ unit: String) -> LocalizedText {
    LocalizedText(
      vi: "Hội Liên hiệp Phụ nữ \(unit.prefix(1).lowercased() + unit.dropFirst())",
      en: "the Women's Union of \(unit)")
  }

  /// The place in the line of place and date: of a province its name without the type word (Decree 30/2020).
  static func place(of unit: AdministrativeUnit?, named name: String) -> String {
    unit?.type == "tỉnh" ? unit?.shortName ?? name : name
  }

  static let inTime = LocalizedText(vi: "Gửi đúng hạn", en: "Sent in time")
  static let late = LocalizedText(vi: "Gửi quá hạn", en: "Sent late")
  static let timeliness = LocalizedText(vi: "Tỷ lệ đúng hạn", en: "Share in time")

  /// By when villages had to send.
  package static func deadline(_ day: CalendarDate?) -> LocalizedText {
    guard let day else {
      return LocalizedText(
        vi: "Chưa có hạn gửi nào được xác nhận cho kỳ này nên không tính đúng hạn, quá hạn.",
        en: "No deadline is confirmed for this period, so nothing is called in time or late.")
    }
    return LocalizedText(
      vi: "Hạn gửi của thôn: \(day.formatted(.vi)). Ngày đến là ngày báo cáo được ghi vào sổ đăng ký.",
      en: "Villages send by \(day.formatted(.en)). A report arrives on the day on which it is stored.")
  }

  static let sourcesTitle = LocalizedText(vi: "Các báo cáo đã nhận", en: "Reports received")
  static let version = LocalizedText(vi: "Lần", en: "Version")
  static let state = LocalizedText(vi: "Tình trạng", en: "State")
  static let file = LocalizedText(vi: "Tệp", en: "File")
  static let sha256 = LocalizedText(vi: "SHA-256", en: "SHA-256")

  static func coverage(_ coverage: Coverage) -> LocalizedText {
    LocalizedText(
      vi: "\(coverage.counted)/\(coverage.expected) thôn",
      en: "\(coverage.counted) of \(English.count(coverage.expected, "village"))")
  }

  static func name(of label: Target.Label) -> LocalizedText {
    switch label {
    case .confirmed: LocalizedText(vi: "Đã xác nhận", en: "Confirmed")
    case .press: LocalizedText(vi: "Theo báo chí", en: "Press")
    case .unconfirmed: LocalizedText(vi: "Chưa xác nhận", en: "Not confirmed")
    }
  }

  static func name(of version: ReportStamp.Version) -> LocalizedText {
    switch version {
    case .initial: LocalizedText(vi: "Lần đầu", en: "First")
    case .supplement: LocalizedText(vi: "Bổ sung", en: "Supplement")
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
