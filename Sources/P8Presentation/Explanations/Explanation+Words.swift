import P8Model

extension Explanation.LeftOut.Reason {
  /// The reason in a few words.
  var text: LocalizedText {
    switch self {
    case .held:
      LocalizedText(vi: "báo cáo còn lỗi", en: "the report has errors")
    case .unconfirmed:
      LocalizedText(vi: "chưa được xã xác thực", en: "the report is not confirmed by its commune")
    case .unapproved:
      LocalizedText(vi: "chưa được duyệt", en: "the report is not approved")
    case .returned: ReportState.returned.name
    case .withdrawn: ReportState.withdrawn.name
    case .waiting: LocalizedText(vi: "báo cáo đang chờ xem", en: "the report waits for a person")
    case .inLongerPeriod:
      LocalizedText(
        vi: "báo cáo của kỳ dài hơn đã gồm những ngày này", en: "a report of a longer period has these days")
    case .straddling:
      LocalizedText(
        vi: "báo cáo chỉ trùng một phần ngày với kỳ này hoặc với giai đoạn",
        en: "only some of the report's days lie in the period or in its phase")
    case .ownReportFirst:
      LocalizedText(vi: "thôn đã tự báo cáo", en: "the village reported itself")
    case .toldAgain:
      LocalizedText(vi: "sự kiện đã tính theo báo cáo khác", en: "the event counts by another report")
    case .toldBefore:
      LocalizedText(
        vi: "sự kiện đã được báo cáo ở kỳ trước", en: "the event was reported in an earlier period")
    case .renamed:
      LocalizedText(
        vi: "mô hình được báo cáo lại ở xã mới", en: "the model was reported again under the new commune")
    case .endedByMerger:
      LocalizedText(
        vi: "mô hình kết thúc do sáp nhập thôn", en: "the model ended when its village was merged")
    }
  }
}
