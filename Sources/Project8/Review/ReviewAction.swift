import P8Model
import P8Registry

/// A step that a person takes with reports.
public enum ReviewAction: String, Sendable, CaseIterable {
  /// Take back in after a return.
  case submit
  /// Send back to be mended.
  case `return`
  /// The commune's committee has signed it.
  case confirm
  /// The level above accepts it.
  case approve

  var state: ReviewState {
    switch self {
    case .submit: .submitted
    case .return: .returned
    case .confirm: .verified
    case .approve: .approved
    }
  }
}

extension ReviewState {
  /// The word for people.
  var name: LocalizedText {
    switch self {
    case .submitted: LocalizedText(vi: "đã gửi", en: "submitted")
    case .returned: LocalizedText(vi: "bị trả lại", en: "returned")
    case .verified: LocalizedText(vi: "xã đã ký xác thực", en: "confirmed")
    case .approved: LocalizedText(vi: "đã duyệt", en: "approved")
    }
  }
}
