package import P8Model

extension ReportState {
  /// The word for people.
  package var name: LocalizedText {
    switch self {
    case .draft: LocalizedText(vi: "bản nháp", en: "draft")
    case .received: LocalizedText(vi: "chờ xem", en: "received")
    case .held: LocalizedText(vi: "còn lỗi", en: "held for errors")
    case .accepted: LocalizedText(vi: "được nhận", en: "accepted")
    case .returned: LocalizedText(vi: "đã trả lại", en: "returned")
    case .confirmed: LocalizedText(vi: "xã đã ký xác thực", en: "confirmed")
    case .approved: LocalizedText(vi: "đã duyệt", en: "approved")
    case .withdrawn: LocalizedText(vi: "đã rút", en: "withdrawn")
    }
  }
}

extension ReviewAction {
  /// The step in a few words.
  package var name: LocalizedText {
    switch self {
    case .submit: LocalizedText(vi: "nhận lại", en: "take in again")
    case .return: LocalizedText(vi: "trả lại", en: "return")
    case .confirm: LocalizedText(vi: "xác thực", en: "confirm")
    case .approve: LocalizedText(vi: "duyệt", en: "approve")
    case .withdraw: LocalizedText(vi: "rút", en: "withdraw")
    case .recover: LocalizedText(vi: "khôi phục", en: "recover")
    case .undo: LocalizedText(vi: "hoàn tác", en: "undo")
    }
  }
}
