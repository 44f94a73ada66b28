import P8Model

/// What a report says became of a model in its period: the codes of the list `model-status`.
///
/// The roll-up gives these codes of the field `status` a meaning; all else about models is in the definitions.
package enum ModelStatus: String, CaseIterable, Sendable {
  case new, consolidated, maintained, paused, dissolved

  /// The field that holds it.
  package static let field = "status"

  /// What the model is over a period in which it was seen with several statuses, of which this was the last.
  ///
  /// A model founded in the first quarter and maintained in the second is new in the half year.
  func over(_ seen: Set<ModelStatus>) -> ModelStatus {
    switch self {
    case .paused, .dissolved: self
    case .new, .consolidated, .maintained:
      seen.contains(.new) ? .new : seen.contains(.consolidated) ? .consolidated : self
    }
  }

  /// What the model is in a period in which it was not reported, when this was its last status.
  package var carriedOver: ModelStatus {
    switch self {
    case .new, .consolidated: .maintained
    case .maintained, .paused, .dissolved: self
    }
  }
}
