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

  /// Why a report is not confirmed: villages that should have reported have not.
  package static func missing(_ named: [String]) -> LocalizedText {
    let list = named.prefix(5).joined(separator: ", ") + (named.count > 5 ? ", …" : "")
    return LocalizedText(
      vi: "còn thiếu báo cáo được tính của \(named.count) thôn: \(list); thêm --without MÃ --reason …",
      en:
        "no report counts of \(English.count(named.count, "village")): \(list); add --without CODE --reason …"
    )
  }

  /// Reports of which the same is said.
  package static func reports(_ named: [String]) -> LocalizedText {
    guard named.count > 1 else { return LocalizedText(vi: named.joined(), en: named.joined()) }
    let list = named.prefix(3).joined(separator: ", ") + (named.count > 3 ? ", …" : "")
    return LocalizedText(
      vi: "\(named.count) báo cáo (\(list))", en: "\(English.count(named.count, "report")) (\(list))")
  }

  /// What is said where a village is named as missing that is not.
  package static func notMissing(_ code: String) -> LocalizedText {
    LocalizedText(
      vi: "\(code) không phải thôn đang thiếu báo cáo", en: "\(code) is not a village whose report is missing"
    )
  }

  /// The note of a table whose unit was confirmed without some villages.
  package static func confirmedWithout(_ named: [(village: String, reason: String)]) -> LocalizedText {
    let list =
      named.prefix(5).map { "\($0.village) (\($0.reason))" }.joined(separator: "; ")
      + (named.count > 5 ? "; …" : "")
    return LocalizedText(
      vi: "Xác thực khi chưa có báo cáo của \(named.count) thôn: \(list).",
      en: "Confirmed without the reports of \(English.count(named.count, "village")): \(list).")
  }

  /// The note on the face of an export of figures that nobody has signed yet.
  package static func unconfirmed(_ count: Int, of whole: Int) -> LocalizedText {
    LocalizedText(
      vi: "Số liệu chưa được xác thực đầy đủ: \(count) trong \(whole) báo cáo đang tính chưa được xã ký.",
      en:
        "Not all confirmed: of \(English.count(whole, "report")) that count, the commune has not signed \(count)."
    )
  }

  /// A scan shows a signature and is none.
  package static let scan = LocalizedText(
    vi: "Bản quét chữ ký không thay cho ký xác thực (Luật 20/2023/QH15); lưu bản ký tay hoặc ký số.",
    en: "A scan of a signature is no signature (Law 20/2023/QH15); keep the one on paper or the digital one.")

  // MARK: - Plans and the way back

  /// What a step would do.
  package static func plan(_ action: ReviewAction, _ count: Int) -> LocalizedText {
    LocalizedText(
      vi: "Bước “\(action.name.vi)” với \(count) báo cáo:",
      en: "“\(action.name.en)” with \(English.count(count, "report")):")
  }

  /// What came of a step: whose reports took it, and how many did not.
  package static func taken(
    _ action: ReviewAction, by names: [String], refused: Int
  ) -> LocalizedText {
    let listed = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
    let done =
      names.isEmpty
      ? LocalizedText(
        vi: "Chưa \(action.name.vi.lowercased()) được báo cáo nào",
        en: "Reports that took the step “\(action.name.en)”: none")
      : LocalizedText(
        vi: "Đã \(action.name.vi.lowercased()) \(names.count) báo cáo: \(listed)",
        en: "Reports that took the step “\(action.name.en)”: \(names.count), of \(listed)")
    guard refused > 0 else { return LocalizedText(vi: done.vi + ".", en: done.en + ".") }
    return LocalizedText(
      vi: "\(done.vi); \(refused) báo cáo không thực hiện được, lý do ở trên.",
      en: "\(done.en); not taken by \(refused), for the reasons above.")
  }

  /// What would be, or was, taken back.
  package static func undo(
    _ action: String, proposal: Int64?, at time: String, by author: String
  ) -> LocalizedText {
    let name = ReviewAction(rawValue: action)?.name
    return LocalizedText(
      vi: "Hoàn tác “\(name?.vi ?? "thay báo cáo, đề nghị số \(proposal ?? 0)")” của \(author) lúc \(time):",
      en: "Taking back “\(name?.en ?? "decision on replacement \(proposal ?? 0)")” of \(author) at \(time):")
  }

  /// Where a report goes back to.
  package static func undone(_ report: String, from: ReportState, to: ReportState) -> LocalizedText {
    LocalizedText(
      vi: "  \(report): \(from.name.vi) → \(to.name.vi)", en: "  \(report): \(from.name.en) → \(to.name.en)")
  }

  /// What is said where nothing can be taken back.
  package static let nothingToUndo = LocalizedText(
    vi: "Không có bước nào để hoàn tác", en: "There is no step to take back")

  // MARK: - Notes of tables

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
