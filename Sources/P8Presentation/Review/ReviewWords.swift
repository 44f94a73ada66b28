package import P8Model

/// What is said of steps that people take with reports.
package enum ReviewWords {
  /// Why a report does not take a step.
  package static func refusal(
    of action: ReviewAction, from state: ReportState, because refusal: ReportState.Refusal
  ) -> LocalizedText {
    switch refusal {
    case .held:
      LocalizedText(
        vi: "báo cáo còn lỗi; trả lại hoặc sửa rồi nạp lại trước",
        en: "the report is held for its errors; return it, or mend it and ingest it again first")
    case .leavesStepOut:
      LocalizedText(
        vi: "đang “\(state.name.vi)”, từ đó không “\(action.name.vi)” được",
        en: "it is “\(state.name.en)”: no “\(action.name.en)” from there")
    }
  }

  /// Why a step is refused that would change what counts in a locked period.
  package static func locked(_ detail: String) -> LocalizedText {
    LocalizedText(
      vi: "kỳ đã khóa (\(detail)); bước này làm đổi số đã khóa",
      en: "the period is locked (\(detail)), and the step would change locked figures")
  }

  /// The note of a table whose rule leaves reports out.
  package static func notCounted(
    _ count: Int, _ named: String, counting rule: CountingRule
  ) -> LocalizedText {
    switch rule {
    case .accepted, .confirmed:
      LocalizedText(
        vi: "\(count) báo cáo chưa được xã xác thực nên không tính: \(named).",
        en: "Not confirmed by the commune and not counted: \(English.count(count, "report")), \(named).")
    case .approved:
      LocalizedText(
        vi: "\(count) báo cáo chưa được duyệt nên không tính: \(named).",
        en: "Not approved and not counted: \(English.count(count, "report")), \(named).")
    }
  }
}
