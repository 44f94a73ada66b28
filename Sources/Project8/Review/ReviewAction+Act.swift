package import P8Model

extension ReviewAction {
  /// The right that the step asks for, as of keys: a step that touches an approved report asks for `approve`, too.
  package var act: PersonAct {
    switch self {
    case .submit, .confirm, .return, .withdraw, .recover, .undo: .confirm
    case .approve: .approve
    }
  }
}
