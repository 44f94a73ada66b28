import P8Definitions

/// What a form has done, said on the page that it leads to.
enum Notice: String, CaseIterable, Sendable {
  case signedOut = "signed-out"
  case passwordChanged = "password-changed"
  case sessionEnded = "session-ended"
  case languageKept = "language-kept"
  case waived
  case done

  var text: WebText {
    switch self {
    case .signedOut: .doneSignedOut
    case .passwordChanged: .donePasswordChanged
    case .sessionEnded: .doneSessionEnded
    case .languageKept: .doneLanguageKept
    case .waived: .doneWaived
    case .done: .doneDone
    }
  }

  /// A path with the notice.
  func path(_ path: String) -> String { path + (path.contains("?") ? "&" : "?") + "done=\(rawValue)" }
}
