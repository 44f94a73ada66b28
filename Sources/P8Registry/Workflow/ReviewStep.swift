package import P8Model

extension Registry {
  /// A step of a report on its way.
  package struct ReviewStep: Hashable, Sendable {
    /// What was done.
    package let action: ReviewAction
    /// What the report became.
    package let state: ReportState
    /// When.
    package let at: String
    /// Who did it.
    package let author: String
    /// Why.
    package let reason: String
    /// The signed document by which it was confirmed; nil where none was told.
    package let document: SignedDocument?

    package init(
      action: ReviewAction, state: ReportState, at: String, author: String, reason: String,
      document: SignedDocument? = nil
    ) {
      self.action = action
      self.state = state
      self.at = at
      self.author = author
      self.reason = reason
      self.document = document
    }
  }

  /// Steps that were taken together, by one command: they are taken back together, too.
  package struct ReviewBatch: Hashable, Sendable {
    /// The number.
    package let number: Int64
    /// What was done: the name of a ``ReviewAction``, or what was decided of a proposed replacement.
    package let action: String
    /// When.
    package let at: String
    /// Who did it.
    package let author: String
    /// Why.
    package let reason: String
  }
}
