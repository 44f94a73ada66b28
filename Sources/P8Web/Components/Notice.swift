import P8Definitions

/// What a form has done, said on the page that it leads to.
enum Notice: String, CaseIterable, Sendable {
  case signedOut = "signed-out"
  case passwordChanged = "password-changed"
  case sessionEnded = "session-ended"
  case languageKept = "language-kept"
  case waived
  case accepted
  case understood
  case repaired
  case unrepaired
  case done

  var text: WebText {
    switch self {
    case .signedOut: .doneSignedOut
    case .passwordChanged: .donePasswordChanged
    case .sessionEnded: .doneSessionEnded
    case .languageKept: .doneLanguageKept
    case .waived: .doneWaived
    case .accepted: .doneAccepted
    case .understood: .doneUnderstood
    case .repaired: .doneRepaired
    case .unrepaired: .doneUnrepaired
    case .done: .doneDone
    }
  }

  /// A path with the notice.
  func path(_ path: String) -> String { path + (path.contains("?") ? "&" : "?") + "done=\(rawValue)" }
}
